"""Courses, modules, lessons, steps."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from portal.lessons.models import Lesson, Module, Step, StepPassage
from tests.factories import (
    article,
    course,
    event,
    extracts,
    indicator,
    lesson,
    module,
    published,
    reading,
    sequence,
    step,
    term,
    theme,
)
from tests.factories.timeline import passage

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def test_published_compares_times():
    made = module()
    lesson("now", module=made, published_at=NOON)
    lesson("later", module=made, published_at=NOON + datetime.timedelta(seconds=1))
    lesson("draft", module=made, published_at=None)

    assert [each.slug for each in Lesson.objects.published(NOON)] == ["now"]


def test_lesson_address_is_unique_in_its_module():
    made = module()
    lesson("same", module=made)
    lesson("same", module=module("other", course=made.course))

    with pytest.raises(IntegrityError):
        lesson("same", module=made)


def test_lesson_takes_time():
    with pytest.raises(IntegrityError, match="lesson_takes_time"):
        lesson(minutes=0)


def test_module_address_is_unique():
    made = module()

    with pytest.raises(IntegrityError):
        module(course=course("other"), slug=made.slug)


OF_KINDS = {
    "sourcing_names_its_text_and_only_a_reading_may_too": [
        ("sourcing", {}),
        ("text", {"article": article}),
    ],
    "a_close_reading_names_its_passage_and_no_other_step_does": [
        ("close_reading", {}),
        ("reading", {"passage": lambda: passage(article(), "The ferry")}),
    ],
    "a_context_names_its_period_and_no_other_step_does": [
        ("context", {}),
        ("text", {"period": lambda: "1998"}),
    ],
    "only_a_desk_names_an_event": [("figure", {"event": event, "indicator": indicator})],
    "a_figure_names_an_indicator_and_a_desk_either_that_or_an_event": [
        ("figure", {}),
        ("corroboration", {}),
        ("corroboration", {"event": event, "indicator": indicator}),
        ("text", {"indicator": indicator}),
    ],
    "only_a_close_reading_or_a_concordance_has_prompts": [("text", {"prompts": lambda: "Why?"})],
    "a_concordance_names_its_term_and_no_other_step_does": [
        ("concordance", {}),
        ("text", {"term": term}),
    ],
    "only_a_reading_chooses_notes": [("text", {"theme": theme})],
}


@pytest.mark.parametrize(
    ("name", "kind", "fields"),
    [(name, kind, fields) for name, cases in OF_KINDS.items() for kind, fields in cases],
)
def test_step_has_what_its_kind_needs_and_nothing_else(name, kind, fields):
    given = {field: make() for field, make in fields.items()}

    with pytest.raises(IntegrityError, match=name):
        step(lesson(), kind=kind, **given)


def test_event_stands_once_in_a_sequence():
    made = sequence(lesson(), event())
    [row] = made.events.all()

    with pytest.raises(IntegrityError):
        made.events.create(event=row.event)

    assert str(row) == "The first sailing"


def test_passage_stands_once_in_a_reading():
    made = extracts(lesson(), (published(), "The ferry"))
    [row] = made.extracts.all()

    with pytest.raises(IntegrityError):
        StepPassage.objects.create(step=made, passage=row.passage)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"kind": "reading", "note_kinds": ["rumour"]}, "note_kinds"),
        ({"kind": "context", "period": "1986/.."}, "period"),
    ],
)
def test_step_says_which_value_it_cannot_take(fields, named):
    made = Step(lesson=lesson(), title="A step", **fields)

    with pytest.raises(ValidationError) as error:
        made.clean()

    assert set(error.value.error_dict) == {named}


def test_text_that_a_lesson_reads_cannot_be_deleted():
    made = article()
    reading(lesson(), made)

    with pytest.raises(ProtectedError):
        made.delete()


def test_steps_and_modules_stand_in_order():
    made = lesson()
    step(made, title="last", position=2)
    step(made, title="first", position=1)
    module("before", course=made.module.course, position=0)
    Module.objects.filter(slug="the-fare").update(position=1)

    assert [str(each) for each in made.steps.all()] == ["first", "last"]
    assert [each.slug for each in made.module.course.modules.all()] == ["before", "the-fare"]
    assert Step.objects.count() == 2


def test_models_say_their_titles():
    made = lesson()

    assert (str(made), str(made.module), str(made.module.course)) == (
        "Two prices",
        "The fare",
        "Harbours",
    )


def test_module_keeps_the_bounds_of_its_period():
    made = module(period="1986/1994")

    made.refresh_from_db()
    assert made.period_earliest < made.period_latest
