"""Matching: what may belong to it below each item."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from portal.lessons.answering import partners_of
from portal.study.forms.answering import AnswerForm
from portal.study.forms.ordering import lots_of, token_of
from portal.study.given import Given
from portal.ui.languages import in_language


class MatchingForm(AnswerForm):
    """What belongs to each item.

    Items and partners stand in orders of their own, which lots decide, and the page names them by
    tokens: their order and their keys in the database tell what belongs together.
    """

    def offer(self) -> None:
        rows = list(self.asked.question.match_rows.all())
        seed = self.asked.question.public_id
        words = {str(row.pk): in_language(row.partner, row.partner_vi) for row in rows}
        partners = sorted(set(partners_of(rows).values()), key=lots_of(f"{seed}:partner"))
        self.partners = {key: words[key] for key in partners}
        self.keys = {token_of(f"{seed}:partner", key): key for key in partners}
        self.lefts: dict[str, tuple[str, str]] = {}
        choices = [(token, self.partners[key]) for token, key in self.keys.items()]
        for row in rows:
            if not row.words:
                continue
            name = f"match-{token_of(seed, str(row.pk))}"
            words_here = in_language(row.words, row.words_vi)
            self.lefts[name] = (str(row.pk), words_here)
            self.fields[name] = forms.ChoiceField(
                label=words_here,
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose what belongs to it.")},
            )

    def refill(self, given: Given) -> None:
        chosen: dict[str, str] = dict(given.values)
        tokens = {key: token for token, key in self.keys.items()}
        for name, (left, _words) in self.lefts.items():
            self.initial[name] = tokens.get(chosen.get(left, ""), "")

    @property
    def matches(self) -> list[Any]:
        """The field of each item, in the order of their lots."""
        lots = lots_of(f"{self.asked.question.public_id}:item")
        return [self[name] for name in sorted(self.lefts, key=lots)]

    def given(self) -> Given:
        pairs = [
            (left, self.keys[self.cleaned_data[name]], words)
            for name, (left, words) in self.lefts.items()
        ]
        return Given(
            tuple((left, right) for left, right, _words in pairs),
            "\n".join(f"{words} – {self.partners[right]}" for _left, right, words in pairs),
        )
