"""What is stored of courses and lessons, and what can never be stored."""

from portal.lessons.models.course import Course, Lesson, Level, Module, PublishedQuerySet
from portal.lessons.models.keys import (
    Criterion,
    EvidencePassage,
    ExpectedNumber,
    ExpectedWords,
    Hint,
    Match,
    Option,
)
from portal.lessons.models.question import Question, QuestionKind
from portal.lessons.models.step import Step, StepEvent, StepKind, StepPassage

__all__ = [
    "Course",
    "Criterion",
    "EvidencePassage",
    "ExpectedNumber",
    "ExpectedWords",
    "Hint",
    "Lesson",
    "Level",
    "Match",
    "Module",
    "Option",
    "PublishedQuerySet",
    "Question",
    "QuestionKind",
    "Step",
    "StepEvent",
    "StepKind",
    "StepPassage",
]
