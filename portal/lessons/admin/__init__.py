"""Courses, modules, lessons, steps and questions on the desk."""

from portal.lessons.admin.courses import CourseAdmin, ModuleAdmin
from portal.lessons.admin.lessons import LessonAdmin
from portal.lessons.admin.questions import QuestionAdmin
from portal.lessons.admin.steps import StepAdmin

__all__ = ["CourseAdmin", "LessonAdmin", "ModuleAdmin", "QuestionAdmin", "StepAdmin"]
