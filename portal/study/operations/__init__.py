"""Changes to a learner's own work."""

from portal.study.operations.marks import (
    MarkError,
    NoSuchMarkError,
    change_jotting,
    highlight,
    jot,
    mark_words,
    remove_highlight,
    remove_jotting,
)
from portal.study.operations.progress import (
    mark_done,
    mark_undone,
    record_opened,
    remember_place,
)
from portal.study.operations.sections import (
    NoSuchSectionError,
    mark_section_read,
    mark_section_unread,
)

__all__ = [
    "MarkError",
    "NoSuchMarkError",
    "NoSuchSectionError",
    "change_jotting",
    "highlight",
    "jot",
    "mark_done",
    "mark_section_read",
    "mark_section_unread",
    "mark_undone",
    "mark_words",
    "record_opened",
    "remember_place",
    "remove_highlight",
    "remove_jotting",
]
