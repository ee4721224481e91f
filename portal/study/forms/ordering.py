"""Putting things in order, one above the other; each moves up or down by a button."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from portal.lessons.scoring import Lot, shuffled
from portal.study.forms.answering import AnswerForm
from portal.study.given import Given
from portal.ui.languages import in_language


class ArrangingForm(forms.Form):
    """Items in an order that the learner changes.

    The page names items by tokens: their keys in the database would often tell the right order.
    """

    order: Any = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput)
    move = forms.RegexField(r"^(up|down)-[0-9a-f]{12}$", required=False, widget=forms.HiddenInput)

    def set_out(self, named: Mapping[str, str], seed: str) -> None:
        """Offer things, by their keys in the right order, in one that lots decide for the seed."""
        self.named = dict(named)
        self.tokens = {key: token_of(seed, key) for key in named}
        self.keys = {token: key for key, token in self.tokens.items()}
        self.items = shuffled(list(named), lots_of(seed))
        offered = [(token, "") for token in self.keys]
        self.fields["order"].choices = offered  # type: ignore[attr-defined]

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


class OrderingForm(ArrangingForm, AnswerForm):
    """The items of a question."""

    def offer(self) -> None:
        named = {
            str(option.pk): in_language(option.words, option.words_vi)
            for option in self.asked.question.option_rows.all()
        }
        self.set_out(named, self.asked.question.public_id)

    def refill(self, given: Given) -> None:
        if sorted(given.values) == sorted(self.named):
            self.items = list(given.values)

    def hold(self, filled: AnswerForm) -> None:
        if isinstance(filled, OrderingForm):
            filled.is_valid()  # puts the items in the order that was sent, if it is one
            self.items = filled.items

    def given(self) -> Given:
        return Given(tuple(self.items), "\n".join(self.named[item] for item in self.items))


def lots_of(seed: str) -> Lot:
    """Lots for the things of one question. They hang on the secret of this site."""
    return lambda words: salted_hmac(f"{__name__}.lots", f"{seed}:{words}").hexdigest()


def token_of(seed: str, key: str) -> str:
    """A name for a thing on the page that says nothing of its place."""
    return salted_hmac(seed, key).hexdigest()[:12]
