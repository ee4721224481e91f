"""Answering a question: what all forms have, and those of a few fields.

All work without a script.
"""

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.lessons.models import QuestionKind
from portal.lessons.scoring import FALSE, TRUE, parse_number
from portal.study.given import Given
from portal.study.queries.answers import Asked
from portal.ui.languages import in_language, language

LONGEST_TEXT = 5000


class AnswerForm(forms.Form):
    """What all have: the number of the attempt that the form was made for."""

    kind: ClassVar[str]
    attempt = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, asked: Asked, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"q{asked.question.pk}_%s", **kwargs)
        self.asked = asked
        self.offer()
        self.initial["attempt"] = len(asked.attempts) + 1
        last = asked.last
        if last is not None:
            self.refill(Given.from_data(last.given, last.words))

    def offer(self) -> None:
        """Fill in what there is to choose from."""

    def refill(self, given: Given) -> None:
        """Start from the last answer."""

    def hold(self, filled: "AnswerForm") -> None:
        """Start from what another form of this question was filled in with, valid or not."""
        for name in self.fields.keys() - {"attempt"}:
            self.initial[name] = filled[name].data

    def given(self) -> Given:
        """What was answered. Only of a valid form."""
        raise NotImplementedError

    @property
    def number(self) -> int:
        """The attempt that the form was made for. Only of a valid form."""
        number: int = self.cleaned_data["attempt"]
        return number


class ChoiceForm(AnswerForm):
    """One option, or several."""

    options: Any = forms.ChoiceField(
        label=gettext_lazy("Your choice"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )

    def offer(self) -> None:
        field = self.fields["options"]
        self.named = {
            str(option.pk): in_language(option.words, option.words_vi)
            for option in self.asked.question.option_rows.all()
        }
        if self.asked.question.kind == QuestionKind.MULTIPLE:
            field = forms.MultipleChoiceField(
                label=_("Your choices"),
                help_text=_("Choose all that are right."),
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose one answer at least.")},
            )
            self.fields["options"] = field
        field.choices = list(self.named.items())  # type: ignore[attr-defined]

    def refill(self, given: Given) -> None:
        several = self.asked.question.kind == QuestionKind.MULTIPLE
        self.initial["options"] = list(given.values) if several else given.values[0]

    def given(self) -> Given:
        chosen = self.cleaned_data["options"]
        values = tuple(chosen) if isinstance(chosen, list) else (chosen,)
        return Given(values, "\n".join(self.named[value] for value in values))


class TrueFalseForm(AnswerForm):
    """Whether a claim is true, and what should stand in place of a false one."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("Is this true?"),
        choices=[(TRUE, gettext_lazy("It is true")), (FALSE, gettext_lazy("It is false"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether it is true or false.")},
    )
    correction = forms.CharField(
        label=gettext_lazy("If it is false: what should stand there?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def refill(self, given: Given) -> None:
        self.initial["judgement"], self.initial["correction"] = given.values

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("judgement") == TRUE and cleaned.get("correction"):
            self.add_error(
                "correction", _("What is true needs no correction: say “false”, or empty this.")
            )
        return cleaned

    def given(self) -> Given:
        judgement, correction = self.cleaned_data["judgement"], self.cleaned_data["correction"]
        said = dict(self.fields["judgement"].choices)[judgement]  # type: ignore[attr-defined]
        return Given((judgement, correction), f"{said}\n{correction}".strip())


class ShortForm(AnswerForm):
    """A few words."""

    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def refill(self, given: Given) -> None:
        self.initial["words"] = given.words

    def given(self) -> Given:
        words = self.cleaned_data["words"]
        return Given((words,), words)


class NumberForm(AnswerForm):
    """A number, as the page's language writes it."""

    number_written = forms.CharField(
        label=gettext_lazy("Your answer, in figures"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
    )

    def offer(self) -> None:
        unit = in_language(self.asked.question.unit, self.asked.question.unit_vi)
        if unit:
            self.fields["number_written"].help_text = unit

    def refill(self, given: Given) -> None:
        self.initial["number_written"] = given.words

    def clean_number_written(self) -> str:
        written: str = self.cleaned_data["number_written"]
        self.read = parse_number(written, "," if language() == "vi" else ".")
        if self.read is None:
            raise forms.ValidationError(_("Write a number in figures, without words."))
        return written

    def given(self) -> Given:
        return Given((str(self.read),), self.cleaned_data["number_written"])


class LinesField(forms.CharField):
    """A text in lines. Browsers send a line break as two characters: here it counts as one."""

    def to_python(self, value: Any) -> str:
        lines = super().to_python(value) or ""
        return lines.replace("\r\n", "\n").replace("\r", "\n")


class FreeForm(AnswerForm):
    """A text of one's own."""

    words = LinesField(
        label=gettext_lazy("Your answer"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def refill(self, given: Given) -> None:
        self.initial["words"] = given.words

    def given(self) -> Given:
        words = self.cleaned_data["words"]
        return Given((words,), words)
