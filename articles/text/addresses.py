"""Addresses that a note may point to: elsewhere on the web, or a text that stands here."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_ADDRESS = 500
"""The length of the longest address."""

_TEXT = re.compile(
    r"(?:/vi)?/articles/(?P<slug>[-a-zA-Z0-9_]+)/"
    r"(?:r/(?P<number>[1-9][0-9]{0,8})/(?:(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})/)?)?"
    r"(?:#(?P<fragment>[-a-zA-Z0-9_]+))?"
)
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\\\\<>\"'`]")


class AddressError(ValueError):
    """This is no address that a note may point to."""


@dataclass(frozen=True, slots=True)
class TextAddress:
    """The address of a text here; of a revision of it, or of words in one, where it names them."""

    slug: str
    number: int | None = None
    span: tuple[int, int] | None = None
    fragment: str = ""


def tidy_address(given: str, site: str) -> str:
    """An address as it is kept: one of ours begins with a slash.

    `site` is our own origin. Raises `AddressError` for anything but http, https and our texts.
    """
    address = given.strip()
    if len(address) > MOST_ADDRESS or _FORBIDDEN.search(address):
        raise AddressError(given)
    if address.startswith(f"{site}/"):
        address = address.removeprefix(site)
    if address.startswith("/"):
        if text_address(address) is None:
            raise AddressError(given)
        return address.removeprefix("/vi")
    try:
        parts = urlsplit(address)
        is_elsewhere = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError as error:
        raise AddressError(given) from error
    if not is_elsewhere or "@" in parts.netloc:
        raise AddressError(given)
    return address


def text_address(address: str) -> TextAddress | None:
    """What an address of ours names; None for any other."""
    found = _TEXT.fullmatch(address)
    if found is None:
        return None
    part = found.groupdict()
    span = (int(part["start"]), int(part["end"])) if part["start"] else None
    number = int(part["number"]) if part["number"] else None
    return TextAddress(part["slug"], number, span, part["fragment"] or "")
