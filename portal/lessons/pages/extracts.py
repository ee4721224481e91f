"""Words of texts that are set into a lesson, each with its way back."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Rights
from portal.ui.languages import in_language


@dataclass(frozen=True, slots=True)
class Extract:
    """Some words of a text. `words` are empty where the text is not for everyone to read."""

    words: str
    language: str
    text: str
    url: str


def extract_of(row: Any, *, for_editors: bool = False) -> Extract | None:
    """The words of a step's passage, from a row with its place; None where it has none.

    A passage has an address of its own once something public stands on it: an editor who looks at
    a draft is led to its words in the published revision.
    """
    article: Article = row.passage.article
    if row.words is None or not article.is_public_at(timezone.now()):
        return None
    is_for_all = article.rights == Rights.PUBLIC
    url = reverse("reading:article", args=[article.slug])
    if for_editors and is_for_all:
        place = (article.slug, row.revision_number, row.start, row.end)
        url = reverse("reading:words", args=place)
    elif not for_editors and article.rights != Rights.EXCERPT:
        url = reverse("reading:passage", args=[row.passage.public_id])
    return Extract(
        words=row.words if is_for_all else "",
        language=article.language,
        text=in_language(article.title, article.title_vi),
        url=url,
    )
