"""Change courses, modules, lessons and their steps."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.actor import Actor
from articles.models import Revision
from articles.operations.passages import mark_passage
from articles.uses import uses_of
from portal.lessons.models import Course, Lesson, Module, Step, StepEvent, StepKind, StepPassage
from timeline.models import Event

Publishable = Course | Module | Lesson


@transaction.atomic
def publish(*, by: Actor, rows: Iterable[Publishable]) -> int:
    """Show rows to the public from now on; returns how many were not public before."""
    del by  # who did it stands in the admin's log
    now = timezone.now()
    waiting = [row for row in rows if row.published_at is None or row.published_at > now]
    for row in waiting:
        row.published_at = now
        row.save(update_fields=["published_at"])
    return len(waiting)


@transaction.atomic
def unpublish(*, by: Actor, rows: Iterable[Publishable]) -> int:
    """Take rows off the site; returns how many were public or scheduled."""
    del by
    shown = [row for row in rows if row.published_at is not None]
    for row in shown:
        row.published_at = None
        row.save(update_fields=["published_at"])
    return len(shown)


@transaction.atomic
def save_step(
    *,
    by: Actor,
    step: Step,
    words: tuple[Revision, tuple[int, int]] | None = None,
    events: Collection[Event] | None = None,
) -> Step:
    """Store a step; a new one comes last in its lesson.

    `words` are a place in a revision: what a close reading reads from now on, or what a reading
    sets beside its other words. `events` are what a sequence has put in order from now on.
    """
    passage = None
    if words:
        revision, (start, end) = words
        passage = mark_passage(by=by, revision=revision, start=start, end=end)
    if passage and step.kind == StepKind.CLOSE_READING:
        step.passage = passage
    if step._state.adding:  # noqa: SLF001 - Django's public-by-custom name
        last = Step.objects.filter(lesson=step.lesson_id).aggregate(last=Max("position"))["last"]
        step.position = (last or 0) + 1
    step.save()
    if passage and step.kind == StepKind.READING:
        StepPassage.objects.get_or_create(
            step=step, passage=passage, defaults={"position": step.extracts.count() + 1}
        )
    if events is not None:
        set_events(by=by, step=step, events=events)
    return step


@transaction.atomic
def set_events(*, by: Actor, step: Step, events: Collection[Event]) -> None:
    """Let a sequence put these events in order, and no others."""
    del by
    step.events.exclude(event__in=events).delete()
    for event in events:
        StepEvent.objects.get_or_create(step=step, event=event)


@transaction.atomic
def remove_step(*, by: Actor, step: Step) -> bool:
    """Take a step out of its lesson; returns whether it is kept for what learners did there.

    Its question stays in any case, for its answers.
    """
    del by
    if any(use.blocks_deletion for use in uses_of(step)):
        step.is_retired = True
        step.save(update_fields=["is_retired"])
        return True
    step.delete()
    return False


@transaction.atomic
def restore_step(*, by: Actor, step: Step) -> None:
    """Bring a step that was taken out back into its lesson, where it stood."""
    del by
    step.is_retired = False
    step.save(update_fields=["is_retired"])


@transaction.atomic
def duplicate_step(*, by: Actor, step: Step) -> Step:
    """Put a copy of a step behind it. The steps of the lesson are numbered anew, from 1."""
    extracts, terms = list(step.extracts.all()), list(step.terms.all())
    events = [row.event for row in step.events.all()]
    copied = Step.objects.get(pk=step.pk)
    copied.pk, copied._state.adding = None, True  # noqa: SLF001 - Django's way of copying a row
    copied.save()
    copied.terms.set(terms)
    for extract in extracts:
        StepPassage.objects.create(step=copied, passage=extract.passage, position=extract.position)
    set_events(by=by, step=copied, events=events)
    steps = Step.objects.in_force().filter(lesson=step.lesson_id)
    order = list(steps.order_by("position", "pk"))
    order.remove(copied)
    order.insert(order.index(step) + 1, copied)
    for position, each in enumerate(order, start=1):
        if each.position != position:
            each.position = position
            each.save(update_fields=["position"])
    return copied
