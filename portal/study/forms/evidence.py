"""Choosing words as evidence."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.lessons.scoring import Span, touched
from portal.study.forms.answering import AnswerForm
from portal.study.given import Given

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
MOST_SPANS = 200


class EvidenceForm(AnswerForm):
    """Sentences, ticked or touched by words that were marked."""

    sentence: Any = forms.MultipleChoiceField(required=False)
    marked = forms.CharField(required=False)

    def offer(self) -> None:
        if self.asked.sheet is None:
            raise LookupError(self.asked.question.public_id)
        self.sheet = self.asked.sheet
        offered = [(str(place), "") for place in sorted(self.sheet.offered)]
        self.fields["sentence"].choices = offered  # type: ignore[attr-defined]

    def refill(self, given: Given) -> None:
        last = self.asked.last
        if last and self.asked.sheet and last.revision == self.asked.sheet.revision.pk:
            self.initial["sentence"] = [str(place) for place in given.values]

    def hold(self, filled: AnswerForm) -> None:
        if isinstance(filled, EvidenceForm) and filled.is_valid():
            self.initial["sentence"] = [str(place) for place in sorted(filled.chosen)]

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
