"""What the pages of modules and lessons show."""

from portal.lessons.pages.lesson import LessonPage, lesson_page, lesson_preview
from portal.lessons.pages.module import ModulePage, module_page, notes_page, step_to_read, text_page
from portal.lessons.pages.naming import (
    NotHereError,
    lesson_url,
    period_of,
    question_of,
    text_url,
    texts_read,
    title_of,
)
from portal.lessons.pages.steps import anchor_of, is_open, prompts_of, words_of

__all__ = [
    "LessonPage",
    "ModulePage",
    "NotHereError",
    "anchor_of",
    "is_open",
    "lesson_page",
    "lesson_preview",
    "lesson_url",
    "module_page",
    "notes_page",
    "period_of",
    "prompts_of",
    "question_of",
    "step_to_read",
    "text_page",
    "text_url",
    "texts_read",
    "title_of",
    "words_of",
]
