"""What the pages and fragments of a learner's own show."""

from portal.study.pages.course import (
    CourseStudy,
    LessonStudy,
    ModuleStudy,
    course_study,
    lesson_study,
    module_study,
)
from portal.study.pages.jotting import JottingPage, jotting_page
from portal.study.pages.mine import MinePage, mine_page
from portal.study.pages.picking import PickPage, pick_page
from portal.study.pages.text import (
    TextStudy,
    published_revision,
    sections_to_read,
    text_study,
    words_are_shown,
)

__all__ = [
    "CourseStudy",
    "JottingPage",
    "LessonStudy",
    "MinePage",
    "ModuleStudy",
    "PickPage",
    "TextStudy",
    "course_study",
    "jotting_page",
    "lesson_study",
    "mine_page",
    "module_study",
    "pick_page",
    "published_revision",
    "sections_to_read",
    "text_study",
    "words_are_shown",
]
