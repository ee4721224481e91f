"""Which text stands at an address, and how much of it may be shown."""

from collections.abc import Sequence

from django.utils import timezone

from articles.models import Article, Rights
from articles.queries.reading import article_to_read
from articles.text import Document


class NoSuchTextError(LookupError):
    """There is no such text for this reader."""


class WithdrawnTextError(LookupError):
    """The text was published and is no longer."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.slug)
        self.article = article


def find_text(slug: str) -> Article:
    """The published article at an address.

    Raises `NoSuchTextError` where there is none, `WithdrawnTextError` where it was withdrawn.
    """
    article = article_to_read(slug)
    now = timezone.now()
    if article is None or article.published_at is None or article.published_at > now:
        raise NoSuchTextError(slug)
    if not article.is_public_at(now):
        raise WithdrawnTextError(article)
    return article


def needs_account(article: Article) -> bool:
    """Whether only signed-in people may read the text."""
    return article.rights == Rights.ACCOUNT


def blocks_shown(
    article: Article, document: Document, noted: Sequence[tuple[int, int]]
) -> frozenset[int] | None:
    """The blocks (by index) that the rights of a text allow to be shown; None where it is all.

    Of an excerpt these are the blocks with words that are noted on, given by where they stand.
    """
    if article.rights != Rights.EXCERPT:
        return None
    return frozenset(
        index
        for index, block in enumerate(document.blocks)
        if any(start < block.end and end > block.start for start, end in noted)
    )
