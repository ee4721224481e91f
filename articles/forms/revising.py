"""Correcting the words of a text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.importing import ImportRefused, ParsedArticle, read_body


class RevisionForm(forms.Form):
    """The whole text in Markdown. `base` is the number of the revision that the edit began from.

    A valid form has `parsed`, the text as it was read.
    """

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "true"}),
        help_text=_(
            "Markdown: ## for a heading, > for a quotation, - for a list item, [^1] for a footnote."
        ),
    )
    change_summary = forms.CharField(
        label=_("Change summary"),
        required=False,
        max_length=300,
        help_text=_("What this revision changes, in a few words."),
    )
    base = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    parsed: ParsedArticle

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        try:
            self.parsed = read_body(text)
        except ImportRefused as error:
            raise forms.ValidationError(str(error), code="refused") from error
        return text


class WithdrawalForm(forms.Form):
    """Why a text is taken off the site."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        help_text=_("Readers see it at the text's address, with its citation."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
