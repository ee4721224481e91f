"""Choosing words of a revision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.choices import offer
from articles.models import Revision
from articles.text.quoting import occurrences
from articles.text.sentences import sentences


class SelectionForm(forms.Form):
    """A place in a text: words by offsets, or sentences and perhaps words in them.

    `span` is the place in code points of the revision's text, as far as it is clear.
    """

    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    sentence = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)
    words = forms.CharField(
        label=_("Narrow to these words"),
        required=False,
        help_text=_("Optional. They must stand once in the sentences that you picked."),
    )

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = revision.text
        self.span: tuple[int, int] | None = None
        self.spans = [(str(index), span) for index, span in enumerate(sentences(revision.document))]
        offer(self, "sentence", [(value, value) for value, _span in self.spans])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors.keys() & {"start", "end", "sentence", "words"}:
            self.span = self._picked() if cleaned.get("sentence") else self._selected()
        return cleaned

    def _selected(self) -> tuple[int, int]:
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start is None or end is None:
            raise forms.ValidationError(
                _("Select words in the text, or pick a sentence."), code="no_words"
            )
        if not start < end <= len(self.text) or not self.text[start:end].strip():
            raise forms.ValidationError(
                _("These are no words of this revision. Select them again."), code="no_words"
            )
        return start, end

    def _picked(self) -> tuple[int, int]:
        """The stretch from the first to the last picked sentence, or the words named within it."""
        places = [int(value) for value in self.cleaned_data["sentence"]]
        first, last = min(places), max(places)
        if len(set(places)) != last - first + 1:
            raise forms.ValidationError(
                _("Pick sentences that follow one another: a passage is one stretch of text."),
                code="apart",
            )
        start, end = self.spans[first][1][0], self.spans[last][1][1]
        words = self.cleaned_data.get("words", "")
        if not words:
            return start, end
        found = occurrences(self.text, words, start, end)
        if len(found) == 1:
            return found[0]
        message = (
            _("These words stand more than once in the sentences. Add a word before or after them.")
            if found
            else _("These words do not stand in the sentences. Copy them as they are printed.")
        )
        self.add_error("words", message)
        return start, end
