"""What is wrong in the files of events and indicators, and what cross-references point to."""

import json
import re

import pytest

from articles.models import Annotation
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course
from portal.courses.files.checking import SCHEMAS
from portal.courses.loading import load_course
from tests.portal.courses.example import (
    ANNOTATIONS,
    EVENTS,
    INDICATORS,
    contents,
    edit,
)
from timeline.models import Attestation, Event, EventReference, Indicator, Observation

pytestmark = pytest.mark.django_db


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


def flood() -> Event:
    return Event.objects.get(slug="flood")


def cross_reference(course, tag):
    """Make the annotation of the example a cross-reference with a tag; its file."""
    page = json.loads((course / ANNOTATIONS).read_text(encoding="utf-8"))
    note = page["items"][0]
    note["motivation"], note["body"][1]["value"] = "linking", "kind:crossreference"
    note["body"] = note["body"][:2]
    if tag:
        note["body"].append({"type": "TextualBody", "purpose": "tagging", "value": tag})
    text = json.dumps(page, indent=2, ensure_ascii=False) + "\n"
    (course / ANNOTATIONS).write_text(text, encoding="utf-8")
    return text


def test_cross_reference_points_to_its_event(course):
    text = cross_reference(course, "event:flood")

    load_course(course)
    reference = EventReference.objects.get()
    write_course("letters", course.parent / "export")
    cross_reference(course, "")
    load_course(course)

    assert (reference.annotation, reference.event) == (Annotation.objects.get(), flood())
    assert contents(course.parent / "export")[ANNOTATIONS] == text.encode()
    assert not EventReference.objects.exists()


def test_cross_reference_points_to_its_term(course):
    text = cross_reference(course, "term:rice")

    load_course(course)
    term = Annotation.objects.get().to_term
    write_course("letters", course.parent / "export")
    cross_reference(course, "")
    load_course(course)

    assert term.slug == "rice"
    assert contents(course.parent / "export")[ANNOTATIONS] == text.encode()
    assert Annotation.objects.get().to_term is None


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (EVENTS, '"1950~"', '"195"', "events.yaml:8: “date” is not a date that can be read:"),
        (EVENTS, "kind: event", "kind: feast", "events.yaml:9: “1.kind” must be one of event,"),
        (EVENTS, "weight: 4", "weight: 6", "events.yaml:10: “1.weight” must be at most 5."),
        (EVENTS, "[harvest]", "[rain]", "events.yaml:1: The theme “rain” is not in themes.yaml."),
        (EVENTS, "kind: number", "kind: sum", "events.yaml:31: “1.attestations.2.kind” must be"),
        (
            *(EVENTS, "value: 40", "value: forty"),
            "events.yaml:32: “value” is not a number of digits",
        ),
        (
            *(EVENTS, "value: 40", "value: 1e30"),
            "events.yaml:32: “value” is not a number of digits",
        ),
        (
            *(EVENTS, '"1949/1950"', '"1950/1949"'),
            "events.yaml:23: “value” is not a date that can be read:",
        ),
        (
            *(EVENTS, "exact: stood in forty houses", "exact: stood in fifty houses"),
            "events.yaml:28: “1.attestations.2.exact” stands 0 times in the digest",
        ),
        (
            *(EVENTS, "      scope:\n        en: under water", "      scope:\n        en: ''"),
            "“1.attestations.2.scope.en” is empty.",
        ),
        (
            *(INDICATORS, "digest: letter-1950-digest", "digest: letter-1951-digest"),
            "indicators.yaml:13: “1.observations.1.digest” names “letter-1951-digest”, but there",
        ),
        (
            *(INDICATORS, 'as_of: "1949"', 'as_of: "49"'),
            "indicators.yaml:19: “as_of” is not a date that can be read:",
        ),
        (
            *(INDICATORS, "qualifier: about", "qualifier: maybe"),
            "indicators.yaml:18: “1.observations.1.qualifier” must be one of exact, over,",
        ),
    ],
)
def test_problem_is_told_with_its_file_and_line(course, name, old, new, problem):
    edit(course, name, old, new)

    found = problems_of(course)

    assert len(found) == 1
    assert problem in found[0]


def test_event_without_an_attestation_is_told(course):
    text = (course / EVENTS).read_text(encoding="utf-8")
    (course / EVENTS).write_text(text[: text.index("  attestations:")], encoding="utf-8")

    assert problems_of(course) == [
        "events.yaml:1: No passage vouches for it. Without a statement it is shown nowhere."
    ]


def test_two_statements_of_one_kind_on_the_same_words_are_told(course):
    text = (course / INDICATORS).read_text(encoding="utf-8")
    again = text[text.index("    - digest:") :].replace("value: 40", "value: 41")
    (course / INDICATORS).write_text(text + again, encoding="utf-8")

    assert problems_of(course) == [
        "indicators.yaml:20: indicators.yaml:13 has the same words, kind and scope."
    ]


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("event:drought", "The event “drought” is not in events.yaml."),
        ("term:wheat", "The term “wheat” is not in terms.yaml."),
    ],
)
def test_cross_reference_to_nothing_is_told(course, tag, problem):
    cross_reference(course, tag)

    [found] = problems_of(course)

    assert found.endswith(problem)


def test_note_that_is_no_cross_reference_points_to_nothing(course):
    edit(course, ANNOTATIONS, "theme:harvest", "event:flood")

    [found] = problems_of(course)

    assert found.endswith("only for “kind:crossreference”.")


LENGTHS = {
    "events": [(Attestation, ["text", "unit", "scope", "comment"]), (Event, ["settled_value"])],
    "indicators": [(Observation, ["unit", "scope", "comment"]), (Indicator, ["settled_value"])],
}


@pytest.mark.parametrize("kind", LENGTHS)
def test_schema_allows_statements_that_can_be_stored(kind):
    text = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")

    lengths = {int(length) for length in re.findall(r'"maxLength": (\d+)', text)}

    stored = {
        model._meta.get_field(name).max_length for model, names in LENGTHS[kind] for name in names
    }
    assert stored <= lengths
