"""Answering a question: a form for each kind. All work without a script."""

import re
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.lessons.models import QuestionKind
from portal.lessons.scoring import Span, parse_number, shuffled, touched
from portal.study.given import Given
from portal.study.queries.answers import Asked
from portal.ui.languages import in_language, language

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
MOST_SPANS = 200
LONGEST_TEXT = 5000


class AnswerForm(forms.Form):
    """What all have: the number of the attempt that the form was made for."""

    kind: ClassVar[str]
    attempt = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, asked: Asked, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"q{asked.question.pk}_%s", **kwargs)
        self.asked = asked
        self.initial["attempt"] = len(asked.attempts) + 1
        last = asked.last
        if last is not None:
            self.refill(Given.from_data(last.given, last.words))

    def refill(self, given: Given) -> None:
        """Start from the last answer."""

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

    def __init__(self, data: QueryDict | None, *, asked: Asked, **kwargs: Any) -> None:
        super().__init__(data, asked=asked, **kwargs)
        field = self.fields["options"]
        self.named = {
            str(option.pk): in_language(option.words, option.words_vi)
            for option in asked.question.option_rows.all()
        }
        if asked.question.kind == QuestionKind.MULTIPLE:
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

    def __init__(self, data: QueryDict | None, *, asked: Asked, **kwargs: Any) -> None:
        super().__init__(data, asked=asked, **kwargs)
        unit = in_language(asked.question.unit, asked.question.unit_vi)
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


class OrderingForm(AnswerForm):
    """Items one above the other; each moves up or down by a button.

    The page names items by tokens: their keys in the database would often tell the right order.
    """

    order: Any = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput)
    move = forms.RegexField(r"^(up|down)-[0-9a-f]{12}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, asked: Asked, **kwargs: Any) -> None:
        public_id = asked.question.public_id
        self.named: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        for option in asked.question.option_rows.all():
            key = str(option.pk)
            self.named[key] = in_language(option.words, option.words_vi)
            self.tokens[key] = salted_hmac(public_id, key).hexdigest()[:12]
        self.keys = {token: key for key, token in self.tokens.items()}
        self.items = shuffled(list(self.named), public_id)
        super().__init__(data, asked=asked, **kwargs)
        offered = [(token, "") for token in self.keys]
        self.fields["order"].choices = offered  # type: ignore[attr-defined]

    def refill(self, given: Given) -> None:
        if sorted(given.values) == sorted(self.named):
            self.items = list(given.values)

    def clean_order(self) -> list[str]:
        order = [self.keys[token] for token in self.cleaned_data["order"]]
        if sorted(order) != sorted(self.named):
            raise forms.ValidationError(_("Put each item in its place once."))
        self.items = order
        return order

    @property
    def is_move(self) -> bool:
        """Whether a button moved an item, rather than gave the answer. Only of a valid form."""
        return bool(self.cleaned_data.get("move"))

    def moved(self) -> None:
        """Let the item that was named change places with its neighbour."""
        way, token = self.cleaned_data["move"].split("-")
        item = self.keys.get(token)
        if item is None:
            return
        place = self.items.index(item)
        other = place - 1 if way == "up" else place + 1
        if 0 <= other < len(self.items):
            self.items[place], self.items[other] = self.items[other], self.items[place]

    def given(self) -> Given:
        return Given(tuple(self.items), "\n".join(self.named[item] for item in self.items))


class FreeForm(AnswerForm):
    """A text of one's own."""

    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def refill(self, given: Given) -> None:
        self.initial["words"] = given.words

    def given(self) -> Given:
        words = self.cleaned_data["words"]
        return Given((words,), words)


class EvidenceForm(AnswerForm):
    """Sentences, ticked or touched by words that were marked."""

    sentence: Any = forms.MultipleChoiceField(required=False)
    marked = forms.CharField(required=False)

    def __init__(self, data: QueryDict | None, *, asked: Asked, **kwargs: Any) -> None:
        super().__init__(data, asked=asked, **kwargs)
        if asked.sheet is None:
            raise LookupError(asked.question.public_id)
        self.sheet = asked.sheet
        offered = [(str(place), "") for place in sorted(self.sheet.offered)]
        self.fields["sentence"].choices = offered  # type: ignore[attr-defined]

    def refill(self, given: Given) -> None:
        last = self.asked.last
        if last and self.asked.sheet and last.revision == self.asked.sheet.revision.pk:
            self.initial["sentence"] = [str(place) for place in given.values]

    @property
    def picked(self) -> frozenset[int]:
        """The places that are ticked as the form is shown."""
        if not self.is_bound:
            return frozenset(map(int, self.initial.get("sentence", ())))
        if self.is_valid():
            return frozenset(self.given().values)
        return frozenset()

    def _spans(self) -> list[Span]:
        """The words marked with pointer or keyboard, within what is offered."""
        data = self.data
        written = data.getlist("marked") if isinstance(data, QueryDict) else []
        spans = [
            (int(found[1]), int(found[2]))
            for text in written[:MOST_SPANS]
            if (found := _SPAN.fullmatch(text))
        ]
        length = len(self.sheet.document.text)
        return [span for span in spans if span[0] < span[1] <= length]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ticked = frozenset(map(int, cleaned.get("sentence", ())))
        by_words = touched(self._spans(), self.sheet.sentences) & self.sheet.offered
        self.chosen = ticked | by_words
        if not self.chosen and "sentence" not in self.errors:
            self.add_error("sentence", _("Tick a sentence, or mark words in the text."))
        return cleaned

    def given(self) -> Given:
        places = tuple(sorted(self.chosen))
        text, sentences = self.sheet.document.text, self.sheet.sentences
        words = "\n".join(text[slice(*sentences[place])] for place in places)
        return Given(places, words, tuple(self._spans()))


_FORMS: dict[str, type[AnswerForm]] = {
    QuestionKind.SINGLE: ChoiceForm,
    QuestionKind.MULTIPLE: ChoiceForm,
    QuestionKind.SHORT: ShortForm,
    QuestionKind.NUMBER: NumberForm,
    QuestionKind.ORDERING: OrderingForm,
    QuestionKind.FREE: FreeForm,
    QuestionKind.EVIDENCE: EvidenceForm,
}


def answer_form(asked: Asked, data: QueryDict | None = None) -> AnswerForm:
    """The form for a question."""
    return _FORMS[asked.question.kind](data, asked=asked)
