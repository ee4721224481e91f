"""Reading the environment: what is wrong there ends in one sentence that says what to write.

The sentence names the variable and an example, and never the value: it may hold a password.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

_DATABASES = ("sqlite", "postgres", "postgresql")
_WITH_HOST = ("postgres", "postgresql", "redis", "rediss", "smtp", "smtps", "smtp+tls", "smtp+ssl")


def database(name: str, *, default: str) -> dict[str, Any]:
    """The database that a variable names."""
    return _parsed(
        name,
        default,
        lambda value: _database(environ.Env.db_url_config(value)),
        "postgres://user:password@host:5432/name or sqlite:////folder/open-door.sqlite3",
        _DATABASES,
    )


def cache(name: str, *, default: str) -> dict[str, Any]:
    """The cache that a variable names."""
    return _parsed(name, default, environ.Env.cache_url_config, "redis://host:6379/0", ())


def email(name: str, *, default: str) -> dict[str, Any]:
    """How letters leave, by a variable."""
    return _parsed(
        name,
        default,
        environ.Env.email_url_config,
        "smtp+tls://user:password@host:587 or consolemail://",
        (),
    )


def time_zone(name: str, *, default: str) -> str:
    """The name of a time zone."""
    zone = _given(name, default)
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise _wrong(name, "Asia/Ho_Chi_Minh") from error
    return zone


def _parsed(
    name: str,
    default: str,
    parse: Callable[[str], Mapping[str, Any]],
    example: str,
    schemes: tuple[str, ...],
) -> dict[str, Any]:
    value = _given(name, default)
    try:
        _check(value, schemes)
        return dict(parse(value))
    except (ValueError, LookupError, ImproperlyConfigured) as error:
        raise _wrong(name, example) from error


def _check(value: str, schemes: tuple[str, ...]) -> None:
    """What the parsers of `environ` let pass, and what fails only when it is used."""
    parts = urlsplit(value)
    if not parts.scheme or (schemes and parts.scheme not in schemes):
        raise ValueError("no known scheme")
    if parts.scheme in _WITH_HOST and not (parts.hostname and parts.port != 0):
        raise ValueError("no host or port")


def _given(name: str, default: str) -> str:
    given: str = environ.Env().str(name, default=default)
    return given


def _database(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """A database that has a name."""
    if not found["NAME"]:
        raise ValueError("no name")
    return found


def _wrong(name: str, example: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} is empty or cannot be read. Write it like {example}, or leave the variable out."
    )
