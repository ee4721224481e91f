"""Forms about a class and who is in it."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms import LongSelect, SignUpForm, Throttled
from portal.accounts.models import time_zones
from portal.accounts.throttling import Subject, TooManyFailuresError
from portal.classroom.due import end_of
from portal.classroom.forms.days import day_field
from portal.classroom.operations.students import JoinRefusedError, find_open_class
from portal.classroom.roster import MOST_LINES, UnreadableError, decode

MOST_BYTES = 64 * 1024


class ClassForm(forms.Form):
    """What a class is called, and its calendar."""

    name = forms.CharField(
        label=_("Name of the class"), max_length=80, help_text=_("Such as “11A2 History”.")
    )
    school_term = forms.CharField(
        label=_("School term"),
        max_length=40,
        required=False,
        help_text=_("Such as “2026–27, first term”. May stay empty."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        widget=LongSelect,
        help_text=_("All dates of the class are days and hours of this zone."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = [(name, name.replace("_", " ")) for name in sorted(time_zones())]
        self.fields["time_zone"].choices = zones  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    """What the class of the next term is called."""

    name = forms.CharField(label=_("Name of the new class"), max_length=80)
    school_term = forms.CharField(label=_("School term"), max_length=40, required=False)


class CodeForm(Throttled, forms.Form):
    """A join code, of any case, with spaces or without."""

    code = forms.CharField(
        label=_("Join code"),
        max_length=20,
        help_text=_("Eight letters and figures, from your teacher. None is a 0, O, 1, I or L."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "join-code",
            }
        ),
    )

    def __init__(self, *args: Any, subjects: tuple[Subject, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subjects = subjects

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        try:
            self.classroom = find_open_class(code=code, subjects=self.subjects)
        except TooManyFailuresError as error:
            raise self.must_wait(error) from error
        except JoinRefusedError as error:
            raise ValidationError(_("This code opens no class. Ask your teacher.")) from error
        return code


class StudentSignUpForm(SignUpForm):
    """A student's account: a username and a password suffice."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("May stay empty. Only for a letter when you forget your password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["username"].widget.attrs["autofocus"]  # the code stands before it


class JoinUntilForm(forms.Form):
    """How long the join code is good."""

    until = day_field(
        _("Open until the end of"), required=False, help_text=_("Empty: until you close it.")
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean_until(self) -> datetime.datetime | None:
        """The moment until when; None: for good."""
        day = self.cleaned_data["until"]
        until = end_of(day, self.zone) if day else None
        if until and until <= timezone.now():
            raise ValidationError(_("This day is over."))
        return until


class TeacherForm(forms.Form):
    """Who else teaches the class."""

    username = forms.CharField(label=_("Username of the teacher"), max_length=150)


class RosterForm(forms.Form):
    """A list of students, as a file or typed."""

    file = forms.FileField(
        label=_("File (CSV)"),
        required=False,
        help_text=_(
            "One student a line: the name, and if you like the username after a comma. A table may"
            " have more columns if its head says which holds the names."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
    )
    typed = forms.CharField(
        label=_("Or type or paste the list"),
        required=False,
        max_length=MOST_BYTES,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than a list of students can be."))
        try:
            return decode(file.read())
        except UnreadableError as error:
            raise ValidationError(
                _("This is no text. Save the table as “CSV UTF-8” and choose it again.")
            ) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        cleaned["text"] = cleaned.get("file") or cleaned.get("typed") or ""
        if not cleaned["text"].strip():
            raise ValidationError(_("Choose a file, or type at least one name."))
        if len([line for line in cleaned["text"].splitlines() if line.strip()]) > MOST_LINES + 1:
            raise ValidationError(
                _("At most %(most)d students at once."), params={"most": MOST_LINES}
            )
        return cleaned
