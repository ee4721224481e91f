"""Forms about what is assigned."""

import datetime
import zoneinfo
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.classroom.due import moment_of
from portal.classroom.forms.days import day_field
from portal.classroom.models import Classroom, Enrolment, Handout
from portal.classroom.models.assignment import LONGEST_LATE_WINDOW

LAST_MINUTE = datetime.time(23, 59)
MIDNIGHT = datetime.time(0, 0)


def hour_field(label: Any, **options: Any) -> forms.TimeField:
    """An hour and a minute."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=False, **options)


def moment_due(day: datetime.date, hour: datetime.time | None, zone: str) -> datetime.datetime:
    """The last second of the minute in which something is due; of the day where no hour is told."""
    return moment_of(day, (hour or LAST_MINUTE).replace(second=59), zone)


class AssignForm(forms.Form):
    """What an assignment is called and what is to be done."""

    title = forms.CharField(label=_("Title"), max_length=200)
    instructions = forms.CharField(
        label=_("Instructions"),
        required=False,
        max_length=4000,
        help_text=_("What to look for, what to bring to the lesson."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DatesForm(forms.Form):
    """When a class gets something, and until when; in the time zone of the class."""

    opens_on = day_field(_("Students see it from"), required=False)
    opens_time = hour_field(_("Hour"))
    due_on = day_field(_("Due"), required=False)
    due_time = hour_field(_("Hour"))
    late_days = forms.IntegerField(
        label=_("Late work is taken for"),
        required=False,
        min_value=0,
        max_value=LONGEST_LATE_WINDOW,
        help_text=_("Days after it is due. Empty: always. 0: never."),
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        cleaned["opens_at"] = cleaned["due_at"] = None
        if cleaned["opens_on"]:
            cleaned["opens_at"] = moment_of(
                cleaned["opens_on"], cleaned["opens_time"] or MIDNIGHT, self.zone
            )
        if cleaned["due_on"]:
            cleaned["due_at"] = moment_due(cleaned["due_on"], cleaned["due_time"], self.zone)
        if cleaned["due_at"] and not cleaned["opens_at"]:
            self.add_error("opens_on", _("Say from when students see it."))
        elif cleaned["due_at"] and cleaned["due_at"] <= cleaned["opens_at"]:
            self.add_error("due_on", _("It is due before students see it."))
        return cleaned

    def moments(self) -> dict[str, Any]:
        """What a handout takes from here."""
        return {name: self.cleaned_data[name] for name in ("opens_at", "due_at", "late_days")}


class ClassDatesForm(DatesForm):
    """One class that may get an assignment, with its own dates."""

    given = forms.BooleanField(required=False)
    field_order = ["given", "opens_on", "opens_time", "due_on", "due_time", "late_days"]

    def __init__(self, *args: Any, classroom: Classroom, **kwargs: Any) -> None:
        prefix = f"class-{classroom.pk}"
        super().__init__(*args, prefix=prefix, zone=classroom.time_zone, **kwargs)
        self.classroom = classroom
        self.zone_in_words = classroom.time_zone.replace("_", " ")
        self.fields["given"].label = classroom.name

    def full_clean(self) -> None:
        """Dates of a class that does not get it are not looked at."""
        super().full_clean()
        if self.is_bound and not self.cleaned_data["given"]:
            self.errors.clear()


class ExtensionForm(forms.Form):
    """More time for a student."""

    student = forms.TypedChoiceField(label=_("Student"), coerce=int)
    due_on = day_field(_("New due date"))
    due_time = hour_field(_("Hour"))

    def __init__(
        self, *args: Any, handout: Handout, students: Sequence[Enrolment], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.handout = handout
        choices = [(each.pk, each.student.get_full_name()) for each in students]
        self.fields["student"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        zone = self.handout.classroom.time_zone
        cleaned["due_at"] = moment_due(cleaned["due_on"], cleaned["due_time"], zone)
        if self.handout.due_at is None or cleaned["due_at"] <= self.handout.due_at:
            raise ValidationError(_("Choose a moment after the due date of the class."))
        return cleaned


def dates_to_show(handout: Handout) -> dict[str, Any]:
    """The dates of a handout as its form shows them, in the time zone of its class."""
    zone = zoneinfo.ZoneInfo(handout.classroom.time_zone)
    shown: dict[str, Any] = {"late_days": handout.late_days}
    for name, moment in (("opens", handout.opens_at), ("due", handout.due_at)):
        if moment:
            local = moment.astimezone(zone)
            shown |= {f"{name}_on": local.date(), f"{name}_time": local.time()}
    return shown
