"""How far people are."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from articles.models import Anchor, Article, Revision
from portal.lessons.models import Lesson
from portal.study.models import LastPlace, Progress
from portal.study.work import KINDS, Work


@dataclass(frozen=True, slots=True)
class State:
    """When somebody first opened a work, and when they were done with it."""

    opened_at: datetime.datetime | None = None
    done_at: datetime.datetime | None = None


UNOPENED = State()


def states_of(people: Iterable[int], works: Iterable[Work]) -> dict[tuple[int, Work], State]:
    """The state of each work for each person, by their keys; one query.

    Every pair has a state: what was never opened has neither moment.
    """
    persons, wanted = list(people), list(works)
    found = {(person, work): UNOPENED for person in persons for work in wanted}
    keys: dict[str, set[int]] = defaultdict(set)
    for work in wanted:
        keys[work.kind].add(work.key)
    asked = Q()
    for kind, numbers in keys.items():
        asked |= Q(**{f"{kind}__in": numbers})
    if not found:
        return found
    rows = Progress.objects.filter(asked, person__in=persons).values_list(
        "person_id", "opened_at", "done_at", *(f"{kind}_id" for kind in KINDS)
    )
    for person, opened_at, done_at, *numbers in rows:
        for kind, number in zip(KINDS, numbers, strict=True):
            if number is not None:
                found[person, Work(kind, number)] = State(opened_at, done_at)
    return found


def last_place(person: int, article: int) -> LastPlace | None:
    """Where somebody stopped in a text, with the number of that revision."""
    return (
        LastPlace.objects.filter(person=person, article=article)
        .select_related("revision")
        .defer("revision__structure", "revision__source_map")
        .first()
    )


def passages_read(person: int, revision: Revision) -> dict[int, tuple[int, int]]:
    """The passages that somebody is done with and where they stand in a revision, by key."""
    rows = Anchor.objects.filter(
        revision=revision,
        start__isnull=False,
        passage__in=Progress.objects.filter(
            person=person, passage__article=revision.article_id, done_at__isnull=False
        ).values("passage"),
    ).values_list("passage_id", "start", "end")
    return {passage: (start or 0, end or 0) for passage, start, end in rows}


def texts_opened(person: int) -> dict[int, bool]:
    """The texts that somebody opened, by key, and whether they are done with each."""
    rows = Progress.objects.filter(person=person, article__isnull=False)
    return {row.article_id or 0: row.done_at is not None for row in rows}


def last_text(person: int) -> Article | None:
    """The text that somebody stopped in last, if readers still see it."""
    place = (
        LastPlace.objects.filter(person=person, article__in=Article.objects.published())
        .select_related("article")
        .order_by("-at", "-pk")
        .first()
    )
    return place.article if place else None


def lessons_of_modules(modules: Iterable[int]) -> dict[int, list[int]]:
    """The public lessons of modules, by their keys."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Lesson.objects.published().filter(module__in=list(modules))
    for module, lesson in rows.values_list("module_id", "pk"):
        found[module].append(lesson)
    return dict(found)
