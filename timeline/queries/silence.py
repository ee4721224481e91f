"""Which texts could speak of an event, and do not."""

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.models import Article, ArticleKind
from timeline.models import Attestation, Event, EventKind


def texts_held_in_full() -> "QuerySet[Article]":
    """The published source texts, whose silence can be judged, by date of publication."""
    return (
        Article.objects.published()
        .filter(kind=ArticleKind.SOURCE)
        .select_related("source")
        .order_by(F("source__published_earliest").asc(nulls_last=True), "source__slug")
    )


def silent_texts(event: Event) -> list[Article]:
    """The texts held in full that could speak of an event and do not; one query.

    Those printed before it had begun could not, save of a goal. One whose statement waits for an
    editor is not silent.
    """
    spoken = Attestation.objects.in_force().filter(
        event=event, passage__article__source=OuterRef("source")
    )
    texts = texts_held_in_full().exclude(Exists(spoken))
    if event.date_earliest is not None and event.kind != EventKind.GOAL:
        texts = texts.exclude(source__published_latest__lt=event.date_earliest)
    return list(texts)
