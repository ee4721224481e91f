"""Deciding what becomes of a passage or a statement that waits."""

from django import forms

from articles.models import DeskActionKind


class DecisionForm(forms.Form):
    """One decision. `item` is its number on the page, where the next one will stand."""

    anchor = forms.IntegerField(min_value=1)
    decision = forms.ChoiceField(
        choices=[
            choice for choice in DeskActionKind.choices if choice[0] != DeskActionKind.PLACE.value
        ]
    )
    use = forms.CharField(required=False, max_length=60)
    item = forms.IntegerField(required=False, min_value=1)
