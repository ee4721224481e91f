"""Which events answer a choice: each condition is said once, for lists and for drawings.

A value may be the place of one that is named when the query is made (`Asked`).
"""

import datetime

from django.db.models import Exists, Expression, OuterRef, Q, QuerySet

from articles.models import Article
from timeline.models import Attestation, Event

Text = str | Expression


def of_theme(events: "QuerySet[Event]", slug: Text) -> "QuerySet[Event]":
    """Events that belong to a theme."""
    rows = Event.themes.through.objects.filter(theme__slug=slug)
    return events.filter(pk__in=rows.values("event"))


def of_kind(events: "QuerySet[Event]", kind: Text) -> "QuerySet[Event]":
    """Events of a kind."""
    return events.filter(kind=kind)


def attested_by(
    events: "QuerySet[Event]", slug: Text, at: datetime.datetime | Expression | None = None
) -> "QuerySet[Event]":
    """Events about which readers see a text, published by a moment, state something."""
    texts = Article.objects.published(at).filter(slug=slug)
    rows = Attestation.objects.shown().filter(passage__article__in=texts)
    return events.filter(Exists(rows.filter(event=OuterRef("pk"))))


def saying(events: "QuerySet[Event]", word: Text) -> "QuerySet[Event]":
    """Events whose title or description holds a word, in either language; it comes by `re.escape`.

    As a regular expression, because SQLite knows the capitals of ASCII alone otherwise: "đổi" is
    to find "Đổi mới".
    """
    return events.filter(
        Q(title__iregex=word)
        | Q(title_vi__iregex=word)
        | Q(description__iregex=word)
        | Q(description_vi__iregex=word)
    )
