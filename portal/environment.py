"""Reading the environment: what is wrong there ends in one sentence that says what to write.

The sentence names the variable and an example, and never the value: it may hold a password.
"""

import importlib.util
import re
from collections.abc import Callable, Mapping, Sequence
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

_DATABASES = ("sqlite", "postgres", "postgresql")
_YES, _NO = {"yes", "true", "on", "1", "y", "ok"}, {"no", "false", "off", "0", "n"}
_HOST = re.compile(r"\*|\.?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\]")
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_DRIVERS = {"postgres": "psycopg", "postgresql": "psycopg", "redis": "redis", "rediss": "redis"}
_WITH_HOST = ("postgres", "postgresql", "redis", "rediss", "smtp", "smtps", "smtp+tls", "smtp+ssl")


def switch(name: str, *, default: bool) -> bool:
    """Whether something is on."""
    given = _given(name, "yes" if default else "no").strip().lower()
    if given not in _YES | _NO:
        raise _wrong(name, "yes or no")
    return given in _YES


def hosts(name: str, *, default: Sequence[str]) -> list[str]:
    """Names that the portal answers to: at least one, without scheme and port."""
    given = _listed(name, default)
    if not given or not all(_HOST.fullmatch(host) for host in given):
        raise _wrong(name, "door.example.org,www.door.example.org")
    return given


def origins(name: str) -> list[str]:
    """Origins, each with its scheme; none unless set."""
    given = _listed(name, ())
    if (name in environ.Env.ENVIRON and not given) or not all(map(_is_origin, given)):
        raise _wrong(name, "https://door.example.org,https://*.example.org")
    return given


def site(name: str, *, default: str) -> str:
    """The address of the front page, without the slash at its end."""
    given = _given(name, default).strip().rstrip("/")
    if not _is_origin(given) or "*" in given:
        raise _wrong(name, "https://door.example.org")
    return given


def folder(name: str, *, default: Path) -> Path:
    """A folder, made where it is missing."""
    given = _given(name, str(default))
    if not given.strip():
        raise _wrong(name, "/srv/open-door")
    path = Path(given)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f"{name} names a folder that is not there and cannot be made. Make it, or set {name} to"
            " one that is there, like /srv/open-door."
        ) from error
    return path


def header(name: str) -> str:
    """The name of a header of HTTP; empty unless set."""
    given = _given(name, "").strip()
    if name in environ.Env.ENVIRON and not _HEADER.fullmatch(given):
        raise _wrong(name, "X-Real-IP")
    return given


def sender(name: str, *, default: str) -> str:
    """Whom letters come from."""
    given = _given(name, default)
    if "@" not in parseaddr(given)[1]:
        raise _wrong(name, "Open Door <letters@door.example.org>")
    return given


def log_level(name: str, *, default: str) -> str:
    """The least important message that is logged."""
    given = _given(name, default).strip().upper()
    if given not in _LOG_LEVELS:
        raise _wrong(name, ", ".join(_LOG_LEVELS[:-1]) + f" or {_LOG_LEVELS[-1]}")
    return given


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
        found = dict(parse(value))
    except (ValueError, LookupError, ImproperlyConfigured) as error:
        raise _wrong(name, example) from error
    driver = _DRIVERS.get(urlsplit(value).scheme)
    if driver and importlib.util.find_spec(driver) is None:
        raise ImproperlyConfigured(
            f"{name} needs the package {driver}, which is not installed. Install it with the others"
            " that pyproject.toml lists under “services”: .venv/bin/python -m pip"
            " install --require-hashes -r constraints/all.txt"
        )
    return found


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


def _listed(name: str, default: Sequence[str]) -> list[str]:
    return [part.strip() for part in _given(name, ",".join(default)).split(",") if part.strip()]


def _is_origin(address: str) -> bool:
    """Whether an address is a scheme of the web and a host, perhaps with a port."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = host.removeprefix("*.") if host.startswith("*.") else host
    fits = _HOST.fullmatch(f"[{named}]" if ":" in named else named) and named != "*"
    return parts.scheme in {"http", "https"} and bool(fits) and parts[2:] == ("", "", "")


def _database(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """A database that has a name."""
    if not found["NAME"]:
        raise ValueError("no name")
    return found


def _wrong(name: str, example: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} is empty or cannot be read. Write it like {example}, or leave the variable out."
    )
