"""What learners send of their marks and places."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.selecting import SelectionForm
from portal.study.models import Colour

NO_COLOUR = ("", _("none"))


class MarkFields(forms.Form):
    """What is done with words: a colour, a note, or both."""

    colour = forms.ChoiceField(
        label=_("Highlight"),
        required=False,
        choices=[NO_COLOUR, *Colour.choices],
        widget=forms.RadioSelect,
    )
    body = forms.CharField(
        label=_("Your note"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["colour"] and not cleaned["body"].strip():
            raise forms.ValidationError(_("Choose a colour or write a note."), code="nothing")
        return cleaned


class WordsForm(MarkFields):
    """Words by their place, as a script sends them."""

    revision = forms.IntegerField(min_value=1)
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=0)


class PickForm(MarkFields, SelectionForm):
    """Words by the sentences that hold them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("client_id", str(uuid.uuid4()))
        super().__init__(*args, **kwargs)


class JottingForm(forms.Form):
    """A note that is written anew."""

    body = forms.CharField(
        label=_("Your note"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class PlaceForm(forms.Form):
    """Where somebody stopped."""

    revision = forms.IntegerField(min_value=1)
    position = forms.IntegerField(min_value=0, max_value=2**31 - 1)
