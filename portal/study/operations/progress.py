"""Opening, being done, stopping.

None of these asks whether the person may see the work: views do, by
`portal.study.queries.visible.is_visible`.
"""

import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from articles.actor import Person
from articles.models import Revision
from portal.lessons.models import Lesson
from portal.study.models import LastPlace, Progress
from portal.study.work import Work


@transaction.atomic
def record_opened(*, by: Person, work: Work) -> None:
    """Somebody opened a work. Only the first time counts; opening a lesson opens its module."""
    now = timezone.now()
    for each in (work, *_module_of(work)):
        _open(by, each, now)


@transaction.atomic
def mark_done(*, by: Person, work: Work) -> None:
    """Somebody says that they are done with a work. The first time counts until it is taken back.

    A module is done with the last of its public lessons.
    """
    now = timezone.now()
    _finish(by, work, now)
    for module in _module_of(work):
        _open(by, module, now)
        if not _lessons_left(by, module):
            _finish(by, module, now)


@transaction.atomic
def mark_undone(*, by: Person, work: Work) -> None:
    """Somebody takes it back; a module is not done without each of its lessons."""
    for each in (work, *_module_of(work)):
        Progress.objects.filter(**{"person": by, each.kind: each.key}).update(done_at=None)


@transaction.atomic
def remember_place(*, by: Person, revision: Revision, position: int) -> None:
    """Somebody stopped at a character of a text."""
    LastPlace.objects.update_or_create(
        person=by,
        article_id=revision.article_id,
        defaults={"revision": revision, "position": position, "at": timezone.now()},
    )


def _open(by: Person, work: Work, now: datetime.datetime) -> None:
    Progress.objects.bulk_create(
        [Progress(**{"person": by, f"{work.kind}_id": work.key, "opened_at": now})],
        ignore_conflicts=True,
    )


def _finish(by: Person, work: Work, now: datetime.datetime) -> None:
    _open(by, work, now)
    Progress.objects.filter(**{"person": by, work.kind: work.key, "done_at": None}).update(
        done_at=Greatest(F("opened_at"), Value(now))  # clocks of two machines differ
    )


def _module_of(work: Work) -> tuple[Work, ...]:
    if work.kind != "lesson":
        return ()
    modules = Lesson.objects.filter(pk=work.key).values_list("module_id", flat=True)
    return tuple(Work("module", module) for module in modules)


def _lessons_left(by: Person, module: Work) -> bool:
    """Whether a public lesson of a module is not done."""
    done = Progress.objects.filter(person=by, lesson__module=module.key, done_at__isnull=False)
    return (
        Lesson.objects.published()
        .filter(module=module.key)
        .exclude(pk__in=done.values("lesson"))
        .exists()
    )
