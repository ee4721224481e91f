"""Two editors changed one annotation: both versions, and a merge to go on from."""

from dataclasses import dataclass

from django.http import QueryDict

from articles.admin.pages import is_number
from articles.anchoring.differences import Change, changes
from articles.models import Annotation
from articles.queries.versions import version_of
from articles.text.merging import merge, proposal

_CHOICES = ("kind", "theme", "language", "status", "to_passage", "to_term", "to_address")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the other editor saved meanwhile, what this one wrote, and both against the start.

    `data` is the form to go on from: the merge, on the basis of the other's version. `is_clear` is
    false where both changed the same words, which then stand in brackets side by side.
    """

    theirs: Annotation
    mine: str
    their_changes: tuple[Change, ...]
    my_changes: tuple[Change, ...]
    is_clear: bool
    data: QueryDict


def conflict_of(theirs: Annotation, posted: QueryDict) -> Conflict:
    """The conflict of a form that was sent with the version that is stored now."""
    started = posted.get("version", "")
    base = version_of(theirs, int(started)) if is_number(started) else None
    mine = posted.get("body", "").replace("\r\n", "\n").strip()
    start = base.body if base else ""
    merged = merge(start, mine, theirs.body)
    data = posted.copy()
    data["body"] = proposal(merged)
    data["version"] = str(theirs.version)
    for name in _CHOICES:
        if base and posted.get(name, "") == _value(base, name):
            data[name] = _value(theirs, name)
    return Conflict(
        theirs,
        mine,
        tuple(changes(start, theirs.body)),
        tuple(changes(start, mine)),
        not any(chunk.is_conflict for chunk in merged),
        data,
    )


def _value(annotation: Annotation, name: str) -> str:
    """The value of a field as its form sends it."""
    if name == "to_passage":
        return annotation.to_passage.public_id if annotation.to_passage else ""
    key = f"{name}_id" if name in ("theme", "to_term") else name
    value = getattr(annotation, key)
    return "" if value is None else str(value)
