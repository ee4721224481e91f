"""The words of sources that passages of digests report, as far as readers may go there."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Anchor, Article, Rights, SourcePlace


@dataclass(frozen=True, slots=True)
class RealWords:
    """Words of a source that is held here, by their public id; `rights` say who may read them."""

    passage: str
    rights: str


def stood_in_public(passage: str, at: datetime.datetime) -> Exists:
    """Whether a passage, which a column names, has stood in a revision that readers saw."""
    return Exists(
        Anchor.objects.filter(
            passage=OuterRef(passage),
            start__isnull=False,
            revision__publications__published_at__lte=at,
        )
    )


def words_in_source(public_id: str) -> RealWords | None:
    """The words that one passage of a digest reports; one query."""
    found = _places().filter(passage__public_id=public_id).first()
    return RealWords(*found[1:]) if found else None


def words_in_sources(passages: Collection[int]) -> dict[int, RealWords]:
    """The words that passages of digests report, by the keys of these; one query."""
    return {key: RealWords(*words) for key, *words in _places().filter(passage__in=passages)}


def _places() -> "QuerySet[SourcePlace, tuple[int, str, str]]":
    """Where the source is public or for signed-in readers, and its words stand or stood in public.

    Of one that is shown in excerpts the words may be left out.
    """
    now = timezone.now()
    held = Article.objects.published(now).exclude(rights=Rights.EXCERPT)
    places = SourcePlace.objects.filter(stood_in_public("words", now), words__article__in=held)
    return places.order_by("pk").values_list(
        "passage", "words__public_id", "words__article__rights"
    )
