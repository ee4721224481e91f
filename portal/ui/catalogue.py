"""The portal's own messages and their Vietnamese, kept without gettext's programs.

Babel is among the packages of development only: nothing that serves pages imports this module.
The files are GNU gettext's: a .po that people edit and the .mo that Django reads.
"""

import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import templatize

LANGUAGE = "vi"
PACKAGES = ("articles", "timeline", "portal")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

HEADER = """# Vietnamese messages of the portal. Kept by make messages: translate the empty msgstr.
msgid ""
msgstr ""
"Language: vi\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""The one date of every .mo, so that the same messages give the same bytes."""

MessageId = str | tuple[str, ...]
Key = tuple[str | None, MessageId]


def extracted(root: Path) -> Catalog:
    """The messages that the code and the templates under a folder hold."""
    found = Catalog(locale=LANGUAGE)
    for name, code in _sources(root):
        for line, words, _comments, context in extract(
            "python", io.BytesIO(code.encode()), keywords=KEYWORDS
        ):
            found.add(words, context=context, locations=[(name, line)])
    return found


def update(root: Path) -> Catalog:
    """Bring the .po up to date with the sources, drop what is no longer said, compile the .mo."""
    po, mo = files(root)
    found = extracted(root)
    catalogue = _read(po) if po.exists() else Catalog(locale=LANGUAGE)
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(_po_bytes(catalogue))
    mo.write_bytes(_mo_bytes(catalogue))
    return catalogue


def problems(root: Path) -> list[str]:
    """What is missing, stale or wrong in the catalogue, one line each."""
    po, mo = files(root)
    catalogue, wanted = _read(po), extracted(root)
    there, said = _keys(catalogue), _keys(wanted)
    found = [f"not in the catalogue: {key[1]!r}" for key in said if key not in there]
    found += [f"no longer said: {key[1]!r}" for key in there if key not in said]
    for message in catalogue:
        if not message.id:
            continue
        if not _is_translated(message):
            found.append(f"not translated: {message.id!r}")
        elif message.fuzzy:
            found.append(f"to be checked (fuzzy): {message.id!r}")
        found += [f"{error}: {message.id!r}" for error in message.check(catalogue)]
    if not mo.exists() or _translations(_read_mo(mo)) != _translations(catalogue):
        found.append("the .mo is not what the .po says: run make messages")
    return found


def files(root: Path) -> tuple[Path, Path]:
    """The .po and the .mo."""
    folder = root / "portal" / "locale" / LANGUAGE / "LC_MESSAGES"
    return folder / "django.po", folder / "django.mo"


def _sources(root: Path) -> Iterator[tuple[str, str]]:
    """Each file that can hold messages, as Python."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(root).as_posix(), path.read_text("utf-8")
    for path in sorted(
        path
        for path in (root / "templates").rglob("*")
        if path.suffix in (".html", ".txt")  # pages, and letters
    ):
        name = path.relative_to(root).as_posix()
        # What is not a message became a run of X: without its indentation it reads as Python.
        yield name, re.sub(r"(?m)^[ \t]+", "", templatize(path.read_text("utf-8"), origin=name))


def _keys(catalogue: Catalog) -> list[Key]:
    return [(message.context, _plain(message.id)) for message in catalogue if message.id]


def _translations(catalogue: Catalog) -> dict[Key, MessageId]:
    found = {(_context(m), _plain(m.id)): _plain(m.string) for m in catalogue if m.id}
    return {key: words for key, words in found.items() if any(words)}


def _context(message: Message) -> str | None:
    """The context of a message, which Babel leaves as bytes where it reads a compiled file."""
    given: Any = message.context
    return given.decode() if isinstance(given, bytes) else given


def _is_translated(message: Message) -> bool:
    words = _plain(message.string)
    return bool(words) and all(words)


def _plain(words: Any) -> MessageId:
    return words if isinstance(words, str) else tuple(words or ())


def _read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def _read_mo(mo: Path) -> Catalog:
    with mo.open("rb") as file:
        return read_mo(file)


def _po_bytes(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=100)
    return HEADER.encode() + file.getvalue()


def _mo_bytes(catalogue: Catalog) -> bytes:
    translated = Catalog(locale=LANGUAGE, creation_date=DATE, revision_date=DATE)
    for message in catalogue:
        if message.id and _is_translated(message):
            translated.add(message.id, message.string, context=message.context)
    file = io.BytesIO()
    write_mo(file, translated)
    return file.getvalue()
