"""From bytes to a parsed article, without a database. Footnotes are resolved here alone."""

from articles.importing.parsed import (
    Dropped,
    ImportRefused,
    MetadataLine,
    ParsedArticle,
    ParsedAuthor,
)
from articles.importing.publications import number_of_issue
from articles.importing.reading import READERS, read_article, read_body

__all__ = [
    "READERS",
    "Dropped",
    "ImportRefused",
    "MetadataLine",
    "ParsedArticle",
    "ParsedAuthor",
    "number_of_issue",
    "read_article",
    "read_body",
]
