"""Courses, modules, lessons, steps."""

import datetime

from portal.lessons.models import Course, Lesson, Module, Step, StepEvent, StepKind, StepPassage
from tests.factories.timeline import passage

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def course(slug="harbours", **fields):
    """A public course."""
    given = {
        "slug": slug,
        "title": "Harbours",
        "title_vi": "Bến cảng",
        "summary": "Who crosses, and who pays.",
        "summary_vi": "Ai sang sông, và ai trả tiền.",
        "published_at": LONG_AGO,
    }
    return Course.objects.create(**given | fields)


def module(slug="the-fare", **fields):
    """A public module, of a course of its own unless one is given."""
    given = {
        "slug": slug,
        "title": "The fare",
        "title_vi": "Tiền phà",
        "question": "What does a crossing cost?",
        "question_vi": "Sang sông tốn bao nhiêu?",
        "aims": "Read a price.\nAsk who paid it.",
        "aims_vi": "Đọc một mức giá.\nHỏi ai đã trả.",
        "period": "1986/1994",
        "published_at": LONG_AGO,
    }
    if "course" not in fields:
        fields["course"] = course()
    return Module.objects.create(**given | fields)


def lesson(slug="two-prices", **fields):
    """A public lesson, of a module of its own unless one is given."""
    given = {
        "slug": slug,
        "title": "Two prices",
        "title_vi": "Hai mức giá",
        "question": "Which price is right?",
        "question_vi": "Mức giá nào đúng?",
        "aims": "Compare two figures.",
        "aims_vi": "So sánh hai con số.",
        "published_at": LONG_AGO,
    }
    if "module" not in fields:
        fields["module"] = module()
    return Lesson.objects.create(**given | fields)


def step(of, **fields):
    """A step of words."""
    given = {
        "lesson": of,
        "title": "Before you read",
        "title_vi": "Trước khi đọc",
        "body": "Guess the *fare*.",
        "body_vi": "Hãy đoán *tiền phà*.",
        "position": of.steps.count(),
    }
    return Step.objects.create(**given | fields)


def reading(of, article, **fields):
    """A step that reads an article."""
    given = {"kind": StepKind.READING, "article": article, "title": "Read", "title_vi": "Đọc"}
    return step(of, **given | fields)


def sourcing(of, article, **fields):
    """A step that lets the sourcing card of an article be guessed."""
    return step(of, kind=StepKind.SOURCING, article=article, **fields)


def context(of, period="1998", **fields):
    """A step that shows a period of the timeline."""
    return step(of, kind=StepKind.CONTEXT, period=period, **fields)


def desk(of, **subject):
    """A step that compares what is stated of an `event` or an `indicator`."""
    return step(of, kind=StepKind.CORROBORATION, **subject)


def figure_step(of, indicator, **fields):
    """A step that charts an indicator."""
    return step(of, kind=StepKind.FIGURE, indicator=indicator, **fields)


def sequence(of, *events, **fields):
    """A step that has events put in order."""
    made = step(of, kind=StepKind.SEQUENCE, **fields)
    for event in events:
        StepEvent.objects.create(step=made, event=event)
    return made


def concordance(of, term, **fields):
    """A step that reads the lines of a term."""
    given = {"prompts": "What stands before it?", "prompts_vi": "Trước nó là gì?"}
    return step(of, kind=StepKind.CONCORDANCE, term=term, **given | fields)


def close_reading(of, article, words, **fields):
    """A step that reads the first place of some words in an article's newest revision closely."""
    given = {"prompts": "Why this word?\nWho says so?", "prompts_vi": "Vì sao là từ này?"}
    found = passage(article, words)
    return step(of, kind=StepKind.CLOSE_READING, passage=found, **given | fields)


def extracts(of, *places, **fields):
    """A step that sets words of articles side by side: pairs of an article and its words."""
    made = step(of, kind=StepKind.READING, **fields)
    for position, (article, words) in enumerate(places):
        StepPassage.objects.create(step=made, passage=passage(article, words), position=position)
    return made
