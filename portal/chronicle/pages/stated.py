"""What passages state of one thing, for the pages of other rooms that set it side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.dating import HistoricalDate
from articles.models import Article
from portal.chronicle.pages.event import Judged, judged_of, standing_of
from portal.chronicle.pages.testimony import Testimony, testimonies
from timeline.agreement import Statement, judge
from timeline.models import Event, Indicator
from timeline.queries.standing import ground, observations_shown, standing_attestations


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of a subject in order of publication, each with its words."""

    statements: tuple[Statement, ...]
    testimonies: tuple[Testimony, ...]


def stated_of(subject: Event | Indicator, most: int) -> Stated:
    """The first statements that readers can see, at most so many."""
    if isinstance(subject, Event):
        standing = standing_of(subject)[:most]
    else:
        standing = observations_shown([subject.pk])[:most]
    return Stated(tuple(each.statement for each in standing), testimonies(standing))


def dates_stated(events: Sequence[int]) -> dict[int, tuple[Testimony, ...]]:
    """The dates that readers can see stated of events, lettered in the order of the events.

    As many queries for one event as for all.
    """
    articles = Article.objects.filter(passages__attestations__event__in=events)
    on = ground(articles=articles.values_list("pk", flat=True).distinct())
    standing = [
        each
        for each in standing_attestations(on, events)
        if isinstance(each.statement.value, HistoricalDate) and not each.is_waiting
    ]
    standing.sort(key=lambda each: events.index(each.row.event_id))
    found: dict[int, tuple[Testimony, ...]] = {}
    for each, said in zip(standing, testimonies(standing), strict=True):
        found[each.row.event_id] = (*found.get(each.row.event_id, ()), said)
    return found


def verdict_on(subject: Event | Indicator, stated: Stated) -> Judged:
    """What the statements say together, with the settlement if there is one."""
    return judged_of(subject, judge(stated.statements))
