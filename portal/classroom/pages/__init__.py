"""What each page of classes shows."""

from portal.classroom.pages.assigning import (
    assign_page,
    edit_page,
    first_title,
    found_targets,
    place_of_last,
    without_covered,
)
from portal.classroom.pages.classroom import (
    class_page,
    join_code_page,
    student_class_page,
    students_page,
)
from portal.classroom.pages.handout import (
    address_of,
    handout_page,
    part_of,
    passages_of,
    task_page,
)
from portal.classroom.pages.home import home_page
from portal.classroom.pages.joining import JoinPage, join_page
from portal.classroom.pages.roster import cards_page, read_lines, roster_page
from portal.classroom.pages.settings import copy_page, making_page, settings_page

__all__ = [
    "JoinPage",
    "address_of",
    "assign_page",
    "cards_page",
    "class_page",
    "copy_page",
    "edit_page",
    "first_title",
    "found_targets",
    "handout_page",
    "home_page",
    "join_code_page",
    "join_page",
    "making_page",
    "part_of",
    "passages_of",
    "place_of_last",
    "read_lines",
    "roster_page",
    "settings_page",
    "student_class_page",
    "students_page",
    "task_page",
    "without_covered",
]
