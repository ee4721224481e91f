"""What is known of texts that could speak of an event: whether they state something of it.

Nothing is concluded of a text that could not yet know of the event, or whose own words name it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import F, QuerySet

from articles.dating import UNKNOWN_END
from articles.models import Article, ArticleKind, Revision, Term, TermKind
from articles.queries.terms import published_names
from articles.text.terms import TermFinder
from timeline.agreement import Kind
from timeline.models import Attestation, Event, EventKind


class Heard(StrEnum):
    """What is known of a text about an event."""

    STATED = "states"
    """A statement of it stands on this text or on a digest of the same source."""
    BEFORE = "before"
    """It was printed before the event."""
    UNHEARD_OF = "unheard-of"
    """It was printed before the first statement of what had no day yet."""
    UNJUDGED = "unjudged"
    """Whether it could know of the event cannot be told from the dates."""
    NAMED = "named"
    """No statement is marked, but its words have the title of the event or a term of it."""
    SILENT = "silent"
    """It could know of the event; no statement is marked and nothing named."""


Hearings = dict[tuple[int, int], Heard]
"""By the keys of event and text."""


@dataclass(slots=True)
class _Statements:
    """Who states something of an event, since when, and by which names it goes there."""

    sources: set[int] = field(default_factory=set)
    first: tuple[int, int] | None = None
    """The bounds of the day on which the first of them was published."""
    names: set[str] = field(default_factory=set)


def texts_held_in_full() -> "QuerySet[Article]":
    """The published source texts, whose silence can be judged, by date of publication."""
    return (
        Article.objects.published()
        .filter(kind=ArticleKind.SOURCE)
        .select_related("source")
        .order_by(F("source__published_earliest").asc(nulls_last=True), "source__slug")
    )


def silent_texts(event: Event) -> list[Article]:
    """The texts held in full that could speak of an event and do not; as `hearings`."""
    texts = list(texts_held_in_full())
    found = hearings([event], texts)
    return [text for text in texts if found[event.pk, text.pk] is Heard.SILENT]


def hearings(events: Collection[Event], texts: Collection[Article]) -> Hearings:
    """What is known of each text about each event, however many.

    Two queries, and four more where a text would be silent: then its words are read.
    """
    statements = _statements(events)
    found = {
        (event.pk, text.pk): _by_dates(event, text, statements[event.pk])
        for event in events
        for text in texts
    }
    silent = {key for key, heard in found.items() if heard is Heard.SILENT}
    named = _named(
        [event for event in events if any(event.pk == key for key, _text in silent)],
        [text for text in texts if any(text.pk == key for _event, key in silent)],
        statements,
    )
    return found | dict.fromkeys(silent & named, Heard.NAMED)


def _statements(events: Iterable[Event]) -> dict[int, _Statements]:
    """One query for all statements, whether readers see them, and one for those that they see."""
    keys = [event.pk for event in events]
    found: dict[int, _Statements] = defaultdict(_Statements)
    for event, source in (
        Attestation.objects.in_force()
        .filter(event__in=keys)
        .values_list("event", "passage__article__source")
    ):
        found[event].sources.add(source)
    seen = Attestation.objects.shown().filter(
        event__in=keys, passage__article__in=Article.objects.published()
    )
    for event, kind, text, text_vi, earliest, latest in seen.values_list(
        "event",
        "kind",
        "text",
        "text_vi",
        "passage__article__source__published_earliest",
        "passage__article__source__published_latest",
    ):
        stated = found[event]
        if kind == Kind.TERM:
            stated.names |= {text, text_vi} - {""}
        if earliest is not None and latest is not None:
            known = stated.first or (earliest, latest)
            stated.first = (min(known[0], earliest), min(known[1], latest))
    return found


def _by_dates(event: Event, text: Article, stated: _Statements) -> Heard:
    if text.source_id in stated.sources:
        return Heard.STATED
    printed = (text.source.published_earliest, text.source.published_latest)
    if printed[0] is None or printed[1] is None:
        return Heard.UNJUDGED
    is_goal, begun = event.kind == EventKind.GOAL, event.date_earliest
    if not is_goal and begun is not None and printed[1] < begun:
        return Heard.BEFORE
    known_from = _known_from(event, stated)
    if known_from is not None and printed[0] > known_from:
        return Heard.SILENT
    if (is_goal or begun is None) and stated.first and printed[1] < stated.first[0]:
        return Heard.UNHEARD_OF
    return Heard.UNJUDGED


def _known_from(event: Event, stated: _Statements) -> int | None:
    """The day after which a text could know of an event for sure.

    What happened can be known when it is over, whatever the sources say of its day; what is meant
    to happen, or has no day or no end, when it was first stated.
    """
    first = stated.first[1] if stated.first else None
    days = [int(pair.split(":")[1]) for pair in event.disputed_days.split()]
    over = None if event.date_latest is None else max([event.date_latest, *days])
    if over is not None and over >= UNKNOWN_END:
        over = None
    if event.kind == EventKind.GOAL:
        return min((day for day in (first, over) if day is not None), default=None)
    if over is not None:
        return over
    if first is None or event.date_earliest is None:
        return first
    return max(first, event.date_earliest)


def _named(
    events: Collection[Event], texts: Collection[Article], statements: dict[int, _Statements]
) -> set[tuple[int, int]]:
    """Where the words of a text name an event: its title, what sources call it, or its terms."""
    if not events or not texts:
        return set()
    kinds = dict(Term.objects.published().values_list("slug", "kind"))
    terms = TermFinder(published_names())
    by_term: dict[str, set[int]] = defaultdict(set)
    names: list[tuple[str, str]] = []
    for event in events:
        titles = [title for title in (event.title, event.title_vi) if title]
        for slug in _terms_of(titles, terms, kinds):
            by_term[slug].add(event.pk)
        names += [(str(event.pk), name) for name in (*titles, *statements[event.pk].names)]
    # Names of terms and of events are looked for apart, as neither may hide the other; nor may an
    # event hide another of the same name, or of one within its own.
    own = TermFinder(names)
    revisions = {text.published_revision_id: text.pk for text in texts}
    rows = Revision.objects.filter(pk__in=list(revisions)).values_list("pk", "text")
    found: set[tuple[int, int]] = set()
    for revision, words in rows:
        named = {int(key) for key in own.keys_in(words)}
        named.update(*(by_term.get(place.key, ()) for place in terms.find(words)))
        found |= {(event, revisions[revision]) for event in named}
    return found


def _terms_of(titles: Iterable[str], finder: TermFinder, kinds: dict[str, str]) -> set[str]:
    """The terms in the titles of an event; concepts only where nothing else is named."""
    found = {place.key for title in titles for place in finder.find(title)}
    things = {slug for slug in found if kinds.get(slug) != TermKind.CONCEPT}
    return things or found
