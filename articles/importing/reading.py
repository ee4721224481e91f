"""From the bytes of a file to a parsed article."""

import hashlib
from collections.abc import Callable
from pathlib import PurePath

from articles.importing.decoding import check_size
from articles.importing.language import detect_language
from articles.importing.markdown import read_markdown
from articles.importing.parsed import ImportRefused, ParsedArticle, Reading
from articles.importing.plain import read_plain

Reader = Callable[[bytes], Reading]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
"""How each kind of file is read, by the ending of its name. A further kind enters itself here."""


def read_article(data: bytes, *, file_name: str) -> ParsedArticle:
    """Read a file; raises `ImportRefused` with what is wrong and what to do."""
    reader = READERS.get(PurePath(file_name).suffix.lower())
    if reader is None:
        raise ImportRefused(
            f"Files of this kind are not read: {PurePath(file_name).name}. "
            f"Give it as {', '.join(READERS)}."
        )
    check_size(data)
    return _article(data, reader(data))


def read_body(markdown: str) -> ParsedArticle:
    """Read a text that `articles.text.writing` wrote and an editor changed.

    It is the words alone: what looks like front matter or a title belongs to them. Raises
    `ImportRefused` as `read_article` does.
    """
    data = markdown.encode()
    check_size(data)
    return _article(data, read_markdown(data, is_body=True))


def _article(data: bytes, reading: Reading) -> ParsedArticle:
    if not reading.document.text:
        raise ImportRefused("The file has no text besides its title and such lines. Add the text.")
    metadata = reading.metadata
    return ParsedArticle(
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=reading.encoding,
        title=metadata.title,
        authors=tuple(metadata.authors),
        publication=metadata.publication,
        issue=metadata.issue,
        published=metadata.published,
        posted=metadata.posted,
        retrieved=metadata.retrieved,
        language=metadata.language or detect_language(reading.document.text),
        document=reading.document,
        source_map=reading.source_map,
        dropped=reading.dropped,
        warnings=reading.warnings,
        metadata_lines=tuple(metadata.lines),
        front_matter=reading.front_matter,
    )
