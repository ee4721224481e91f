"""Keep the verdicts that are stored with events and indicators up to date.

A verdict changes with the statements, with what readers see of their texts, with the words under
them, and with the dates of their sources: each of these tells this module when it is saved. It also
changes by the clock, when a text appears or is withdrawn at a moment that was set before: that
moment is kept with the verdict, and `judge_what_is_due` finds what has lapsed.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, IntegerField, Min, Model, Q, QuerySet, Value
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from articles.models import Anchor, Article, Confirmation, Source
from articles.queries.prepared import Asked, Prepared
from timeline.agreement import Judgement, judge
from timeline.models import Attestation, Event, Indicator, Observation
from timeline.queries.judgements import judged_by_event, judgements_of_indicators
from timeline.queries.standing import Standing, ground, standing_attestations

_NOTHING = judge([])


def rejudge_events(events: Iterable[int]) -> None:
    """Store what readers are told of some events."""
    keys = sorted(set(events))
    articles = Article.objects.filter(passages__attestations__event__in=keys)
    on = ground(articles=articles.values_list("pk", flat=True).distinct())
    standing = standing_attestations(on, keys)
    _mark_waiting(standing)
    judgements = judged_by_event(standing)
    until = _boundaries(Attestation.objects.in_force().filter(event__in=keys), "event")
    for event in Event.objects.filter(pk__in=keys).order_by("pk"):
        _store(event, judgements.get(event.pk, _NOTHING), until.get(event.pk))


def rejudge_indicators(indicators: Iterable[int]) -> None:
    """Store what readers are told of some indicators."""
    keys = sorted(set(indicators))
    articles = Article.objects.filter(passages__observations__indicator__in=keys)
    on = ground(articles=articles.values_list("pk", flat=True).distinct())
    judgements = judgements_of_indicators(keys, on=on)
    until = _boundaries(Observation.objects.in_force().filter(indicator__in=keys), "indicator")
    for indicator in Indicator.objects.filter(pk__in=keys).order_by("pk"):
        _store(indicator, judgements.get(indicator.pk, _NOTHING), until.get(indicator.pk))


def rejudge_articles(articles: Iterable[int]) -> None:
    """Store what readers are told of all that stands on some articles."""
    keys = list(articles)
    events = Attestation.objects.filter(passage__article__in=keys)
    if found := set(events.values_list("event", flat=True)):
        rejudge_events(found)
    indicators = Observation.objects.filter(passage__article__in=keys)
    if found := set(indicators.values_list("indicator", flat=True)):
        rejudge_indicators(found)


def judge_what_is_due(now: datetime.datetime) -> None:
    """Rejudge whatever a text that appeared or was withdrawn by the clock may concern.

    One query where that is nothing, and no transaction, which would lock a database of one file.
    """
    due = _due.rows(now=now)
    if due:
        with transaction.atomic():
            rejudge_events(key for key, is_event in due if is_event)
            rejudge_indicators(key for key, is_event in due if not is_event)


def _due_query() -> "QuerySet[Any, tuple[Any, ...]]":
    events, indicators = (
        model.objects.filter(judged_until__lte=Asked("now", DateTimeField()))
        .order_by()
        .values_list("pk", Value(int(model is Event), output_field=IntegerField()))
        for model in (Event, Indicator)
    )
    return events.union(indicators, all=True)


_due = Prepared(_due_query)


def keep_up_to_date() -> None:
    """Rejudge whatever a change may concern, in the transaction of the change."""
    for model in (Attestation, Observation, Article, Source, Anchor, Confirmation):
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"timeline.judging.{model}")


def _changed(instance: Model, **_: Any) -> None:
    match instance:
        case Attestation():
            rejudge_events([instance.event_id])
        case Observation():
            rejudge_indicators([instance.indicator_id])
        case Article():
            rejudge_articles([instance.pk])
        case Source():
            rejudge_articles(_keys(Article.objects.filter(source=instance)))
        case Anchor():
            rejudge_articles(_keys(Article.objects.filter(passages=instance.passage_id)))
        case Confirmation():
            rejudge_articles(_keys(Article.objects.filter(passages__anchors=instance.anchor_id)))


def _keys(articles: QuerySet[Article]) -> list[int]:
    return list(articles.order_by("pk").values_list("pk", flat=True))


def _boundaries(
    statements: "QuerySet[Attestation] | QuerySet[Observation]", subject: str
) -> dict[int, datetime.datetime]:
    """The next moment at which a text under each subject appears or disappears; one query."""
    now = timezone.now()
    moments: dict[int, datetime.datetime] = {}
    rows = (
        statements.order_by()
        .values_list(subject)
        .annotate(
            published=Min(
                "passage__article__published_at", filter=Q(passage__article__published_at__gt=now)
            ),
            withdrawn=Min(
                "passage__article__withdrawn_at", filter=Q(passage__article__withdrawn_at__gt=now)
            ),
        )
    )
    for key, *boundaries in rows:
        if coming := [moment for moment in boundaries if moment is not None]:
            moments[key] = min(coming)
    return moments


def _mark_waiting(standing: Iterable[Standing[Attestation]]) -> None:
    """Keep which attestations wait, so that lists need not look at their words again."""
    changed: dict[bool, list[int]] = {True: [], False: []}
    for each in standing:
        if each.row.is_waiting != each.is_waiting:
            changed[each.is_waiting].append(each.row.pk)
    for is_waiting, keys in changed.items():
        if keys:
            Attestation.objects.filter(pk__in=keys).update(is_waiting=is_waiting)


def _store(
    subject: Event | Indicator, judgement: Judgement, until: datetime.datetime | None
) -> None:
    found: dict[str, object] = {
        "judged_until": until,
        "verdict": judgement.verdict.value,
        "verdict_is_weak": judgement.is_weak,
        "statement_count": len(judgement.statements),
    }
    if isinstance(subject, Event):
        found["disputed_days"] = " ".join(
            f"{days.earliest}:{days.latest}" for days in judgement.disputed_days
        )
    if any(getattr(subject, name) != value for name, value in found.items()):
        for name, value in found.items():
            setattr(subject, name, value)
        subject.save(update_fields=list(found))
