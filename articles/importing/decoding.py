"""From bytes to characters, or a refusal that says what to do."""

import codecs
import re

from charset_normalizer import from_bytes

from articles.importing.parsed import ImportRefused

MAX_BYTES = 5 * 1024 * 1024
"""The largest file that is read: a book of some 2,000 pages as plain text."""

_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (DOCX, ODT, EPUB)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (DOC)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.005  # the share of control characters above which a file is no text
# Most texts here are Vietnamese or Western: these are tried before all others.
_LIKELY_ENCODINGS = ["cp1252", "cp1258"]


def check_size(data: bytes) -> None:
    """Refuse an empty file and one that is too large to read in a request."""
    if not data.strip():
        raise ImportRefused("The file is empty. Choose the file that holds the text.")
    if len(data) > MAX_BYTES:
        raise ImportRefused(
            f"The file has {len(data):,} bytes; at most {MAX_BYTES:,} are read. "
            "Split the text into several files."
        )


def decode(data: bytes) -> tuple[str, str, list[str]]:
    """The characters of a text file, the Python name of its encoding, and warnings.

    ``data.decode(encoding)`` gives the same characters again.
    """
    check_size(data)
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ImportRefused(f"The file is {name}, not text. Save it as plain text in UTF-8.")
    text, encoding, warnings = _decode(data)
    if "\x00" in text:
        raise ImportRefused(
            "The file has NUL characters: it is not plain text, or UTF-16 without a mark of its "
            "byte order. Save it as plain text in UTF-8."
        )
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text) + 4:
        raise ImportRefused(
            "The file is binary: it has many control characters. Save it as plain text in UTF-8."
        )
    if not text.strip("\ufeff\u200b \t\r\n\xa0"):
        raise ImportRefused("The file is empty. Choose the file that holds the text.")
    return text, encoding, warnings


def _decode(data: bytes) -> tuple[str, str, list[str]]:
    if data.startswith(_UTF16_BOMS):
        try:
            return data.decode("utf-16"), "utf-16", []
        except UnicodeDecodeError as error:
            raise ImportRefused(
                f"The file begins as UTF-16 and breaks off at byte {error.start}. "
                "Save it again as plain text in UTF-8."
            ) from error
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding, []
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> tuple[str, str, list[str]]:
    if b"\x00" in data:
        raise ImportRefused(
            "The file has NUL bytes: it is binary, or UTF-16 without a mark of its byte order. "
            "Save it as plain text in UTF-8."
        )
    guess = from_bytes(data, cp_isolation=_LIKELY_ENCODINGS).best() or from_bytes(data).best()
    if guess is None:
        raise ImportRefused(
            "The encoding of the file is not known. Save it as plain text in UTF-8."
        )
    try:
        text = data.decode(guess.encoding)
    except UnicodeDecodeError as error:
        raise ImportRefused(
            "The encoding of the file is not known. Save it as plain text in UTF-8."
        ) from error
    return (
        text,
        guess.encoding,
        [
            (
                f"The file is not UTF-8; it was read as {guess.encoding}, which is a guess. "
                "Check letters with accents."
            )
        ],
    )
