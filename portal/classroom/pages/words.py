"""Moments, places and things to read, in words."""

import datetime
import zoneinfo
from dataclasses import dataclass

from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from articles.models import Article
from portal.classroom.due import Dates, Phase, Standing
from portal.classroom.models import AssignmentPart
from portal.lessons.pages.naming import lesson_url, title_of
from portal.ui.languages import day_in_words, in_language


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing to read, as a list names it."""

    kind: str
    title: str
    url: str
    """Its public page."""


@dataclass(frozen=True, slots=True)
class DueWords:
    """Where a handout stands, in words."""

    phase: str
    label: str
    tone: str
    """The class of its badge."""
    when: str


def moment_in_words(moment: datetime.datetime, zone: str) -> str:
    """Weekday, day and hour in a time zone: "Friday, 27 November 2026, 23:59"."""
    local = moment.astimezone(zoneinfo.ZoneInfo(zone))
    return _("%(weekday)s, %(day)s, %(hour)s") % {
        "weekday": WEEKDAYS[local.weekday()],
        "day": day_in_words(local.date()),
        "hour": f"{local:%H:%M}",
    }


def zone_in_words(zone: str) -> str:
    """A time zone as people read it: "Asia/Ho Chi Minh"."""
    return zone.replace("_", " ")


def due_in_words(dates: Dates, phase: Phase) -> DueWords:
    """Where a handout stands and which moment comes next."""
    labels = {
        Phase.WAITING: (_("not open yet"), "draft"),
        Phase.OPEN: (_("open"), ""),
        Phase.DUE_SOON: (_("due soon"), "soon"),
        Phase.LATE_ALLOWED: (_("overdue, still taken"), "late"),
        Phase.CLOSED: (_("closed"), "draft"),
    }
    label, tone = labels[phase]
    return DueWords(phase.value, label, tone, _when(dates, phase))


def _when(dates: Dates, phase: Phase) -> str:
    def on(words: str, moment: datetime.datetime) -> str:
        return words % {"moment": moment_in_words(moment, dates.zone)}

    if dates.opens_at is None:
        return _("No dates yet")
    if phase is Phase.WAITING:
        return on(_("Opens %(moment)s"), dates.opens_at)
    if dates.due_at is None:
        return _("No due date")
    if phase is Phase.LATE_ALLOWED and dates.closes_at is not None:
        last = dates.closes_at - datetime.timedelta(seconds=1)
        return on(_("Was due %(moment)s"), dates.due_at) + on(_("; taken until %(moment)s"), last)
    if phase.is_overdue:
        return on(_("Was due %(moment)s"), dates.due_at)
    return on(_("Due %(moment)s"), dates.due_at)


def standing_in_words(standing: Standing) -> str:
    """Where a student stands."""
    return {
        Standing.LATE: _("Late"),
        Standing.NOT_OPENED: _("Not opened"),
        Standing.READING: _("Reading"),
        Standing.DONE: _("Done"),
    }[standing]


def title_of_text(article: Article) -> str:
    """The title of a text in this page's language."""
    return in_language(article.title, article.title_vi)


def reading_of(part: AssignmentPart) -> Reading:
    """A part of an assignment as a list names it."""
    kind = str(part.get_kind_display())
    if part.lesson is not None:
        return Reading(kind, title_of(part.lesson), lesson_url(part.lesson.module, part.lesson))
    if part.module is not None:
        url = reverse("lessons:module", args=[part.module.slug])
        return Reading(kind, title_of(part.module), url)
    article = part.article or (part.passage.article if part.passage else None)
    if article is None:
        raise TypeError
    return Reading(kind, title_of_text(article), reverse("reading:article", args=[article.slug]))


def shortened(words: str, most: int = 90) -> str:
    """The first words of a passage, on one line."""
    return truncatechars(" ".join(words.split()), most)
