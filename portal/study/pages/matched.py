"""The pairs that a learner made, beside those of the key."""

from dataclasses import dataclass

from portal.lessons.answering import partners_of
from portal.study.queries.answers import Asked, Attempt
from portal.ui.languages import in_language


@dataclass(frozen=True, slots=True)
class Matched:
    """An item with what a learner chose for it.

    Until the question is closed `right` is empty and `is_right` unknown.
    """

    words: str
    yours: str
    right: str = ""
    is_right: bool | None = None


def matched(asked: Asked, last: Attempt) -> tuple[Matched, ...]:
    """The pairs of the last answer, as far as their items are still there."""
    rows = {str(row.pk): row for row in asked.question.match_rows.all()}
    partners = partners_of(rows.values())
    words = {
        key: in_language(row.partner, row.partner_vi)
        for key, row in rows.items()
        if key in partners.values()
    }
    key = dict(last.key["pairs"]) if last.key and asked.is_closed else {}
    found = []
    for left, chosen in last.given["values"]:
        if left not in rows:
            continue
        item = in_language(rows[left].words, rows[left].words_vi)
        yours = words.get(chosen, "–")
        if left in key:
            right = words.get(key[left], "")
            found.append(Matched(item, yours, right, is_right=key[left] == chosen))
        else:
            found.append(Matched(item, yours))
    return tuple(found)
