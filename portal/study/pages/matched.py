"""The pairs that a learner made, beside those of the key."""

from dataclasses import dataclass

from portal.lessons.wording import partner_key
from portal.study.queries.answers import Asked, Attempt


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
    """The pairs of the last answer, in the words of its grading."""
    words = last.words_of(asked.question)
    key = dict(last.key["pairs"]) if last.key and asked.is_closed else {}
    found = []
    for left, chosen in last.given["values"]:
        item, yours = words.get(left, "–"), words.get(partner_key(chosen), "–")
        if left in key:
            right = words.get(partner_key(key[left]), "")
            found.append(Matched(item, yours, right, is_right=key[left] == chosen))
        else:
            found.append(Matched(item, yours))
    return tuple(found)
