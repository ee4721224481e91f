"""A folder of a course is read by everybody: an export names nothing that is a draft."""

import re

import pytest
from django.core.management import call_command

from articles.models import Annotation, AnnotationStatus, Article, SourcePlace, Term
from portal.courses.exporting import write_course
from portal.courses.files import read_course
from portal.courses.loading import Prefer, load_course
from portal.lessons.models import Lesson, Step, StepKind
from tests.factories import annotation, article, attestation, event, published
from tests.portal.courses.example import DESK, LESSON, contents
from tests.portal.courses.test_cross_references import point, resource
from tests.portal.courses.test_steps import OTHERS, add, add_rain
from timeline.models import Event, EventReference, Indicator, Status

pytestmark = pytest.mark.django_db

WHERE = "of the lesson “one-letter/what-she-says”"
PLACES = ["1 of the places in sources are not written: only drafts stand on their words."]
UNSEEN = "which readers of this course do not see"
FIGURE = """  - kind: figure
    title: {en: A chart}
    indicator: houses
---
"""


def exported(folder, name="letters"):
    """All that an export writes, as one text, and its warnings."""
    _count, warnings = write_course(name, folder)
    text = b"\n".join(contents(folder).values()).decode()
    load_course(folder, prefer=Prefer.PORTAL)  # whatever is left out, what is there can be loaded
    return text, warnings


@pytest.mark.parametrize(
    ("steps", "hide", "slug", "title", "named"),
    [
        (DESK, Event, "flood", "Compare", "the event “flood”"),
        (FIGURE, Indicator, "houses", "A chart", "the indicator “houses”"),
    ],
)
def test_step_about_a_draft_is_not_written(course, tmp_path, steps, hide, slug, title, named):
    add(course, steps)
    load_course(course)
    hide.objects.update(status=Status.DRAFT)

    text, warnings = exported(tmp_path / "export")

    assert not re.search(rf"(slug|event|indicator): {slug}\n", text)
    assert f"title:\n      en: {title}\n" not in text
    said = f"The step “{title}” {WHERE} is about {named}, {UNSEEN}: it is not written."
    assert said in warnings


def test_step_about_a_term_that_is_a_draft_is_not_written(course, tmp_path):
    add_rain(course)
    add(course, OTHERS)
    load_course(course)
    Term.objects.update(is_published=False)

    text, warnings = exported(tmp_path / "export")

    assert "rice" not in text
    assert warnings == [
        f"The step “Line by line” {WHERE} is about the term “rice”, {UNSEEN}: it is not written."
    ]


def test_sequence_is_written_without_the_events_that_are_drafts(course, tmp_path):
    add_rain(course)
    add(course, OTHERS)
    load_course(course)
    step = Step.objects.get(kind=StepKind.SEQUENCE)
    step.events.create(event=event("landslide", status=Status.DRAFT))

    text, warnings = exported(tmp_path / "export")

    assert "landslide" not in text
    assert "events: [flood, rain]" in text or "- flood\n      - rain" in text
    assert warnings == [
        f"The step “In order” {WHERE} is written without the event “landslide”, {UNSEEN}."
    ]


def test_sequence_of_which_one_event_is_left_is_not_written(course, tmp_path):
    add_rain(course)
    add(course, OTHERS)
    load_course(course)
    Event.objects.filter(slug="rain").update(status=Status.DRAFT)

    text, warnings = exported(tmp_path / "export")

    assert "rain" not in text
    assert "kind: sequence" not in text
    assert warnings == [
        f"The step “In order” {WHERE} is about the event “rain”, {UNSEEN}: it is not written."
    ]


def test_words_to_know_that_are_drafts_are_told(course, tmp_path):
    path = course / LESSON
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("  - kind: text\n", "  - kind: text\n    terms: [rice]\n"))
    load_course(course)
    Term.objects.update(is_published=False)

    _text, warnings = exported(tmp_path / "export")

    assert warnings == [
        f"The step “Write an answer” {WHERE} is written without the term “rice”, {UNSEEN}."
    ]


@pytest.mark.parametrize("kind", [StepKind.READING, StepKind.SOURCING])
def test_step_on_a_text_that_is_a_draft_is_not_written(course, tmp_path, kind):
    load_course(course)
    Step.objects.create(
        lesson=Lesson.objects.get(), kind=kind, title="Soon", article=article("unseen"), position=9
    )

    text, warnings = exported(tmp_path / "export")

    assert "unseen" not in text
    assert warnings == [
        f"The step “Soon” {WHERE} is about the text “unseen”, {UNSEEN}: it is not written."
    ]


def test_question_about_a_text_that_is_a_draft_is_not_written(course, tmp_path):
    add(course, DESK)
    load_course(course)
    step = Step.objects.get(title="Show it")
    step.question.evidence.all().delete()
    type(step.question).objects.filter(pk=step.question_id).update(article=article("unseen"))

    text, warnings = exported(tmp_path / "export")

    assert "unseen" not in text
    assert warnings == [
        f"The step “Show it” {WHERE} is about the text “unseen”, {UNSEEN}: it is not written."
    ]


def test_text_for_signed_in_people_is_named(course, tmp_path):
    load_course(course)
    Step.objects.create(
        lesson=Lesson.objects.get(),
        kind=StepKind.READING,
        title="In full",
        article=published("ferry", rights="account"),
        position=9,
    )

    text, warnings = exported(tmp_path / "export")

    assert "text: ferry\n" in text
    assert len(warnings) == 1
    assert "the files can be loaded only where that text is" in warnings[0]


@pytest.mark.parametrize(
    ("address", "is_written"),
    [
        ("/articles/unseen/", False),
        ("/articles/unseen/#p2", False),
        ("/articles/letter-1950-digest/r/7/", False),
        ("/articles/ferry/", True),
        ("/articles/letter-1950-digest/", True),
        ("https://example.org/river", True),
    ],
)
def test_address_is_written_where_readers_are_led(course, tmp_path, address, is_written):
    point(course, resource("https://example.org/"))
    load_course(course)
    article("unseen")
    published("ferry")
    Annotation.objects.update(to_address=address)

    _count, warnings = write_course("letters", tmp_path / "export")

    text = b"\n".join(contents(tmp_path / "export").values()).decode()
    assert (address in text) == is_written
    said = f"The annotation “one-night” points to “{address}”, {UNSEEN}: "
    assert warnings == ([] if is_written else [f"{said}it is written without that."])


def test_address_of_a_text_that_was_withdrawn_is_not_written(course, tmp_path):
    point(course, resource("/articles/ferry/"))
    published("ferry")
    load_course(course)
    Article.objects.filter(slug="ferry").update(withdrawn_at="2021-01-01T00:00Z")

    text, _warnings = exported(tmp_path / "export")

    assert "ferry" not in text


def test_event_that_a_note_points_to_is_not_named_while_it_is_a_draft(course, tmp_path):
    point(course)
    load_course(course)
    landslide = event("landslide", status=Status.DRAFT)
    EventReference.objects.create(annotation=Annotation.objects.get(), event=landslide)

    text, warnings = exported(tmp_path / "export")

    assert "landslide" not in text
    assert warnings == [
        f"The annotation “one-night” points to “landslide”, {UNSEEN}: it is written without that."
    ]


def test_note_that_is_a_draft_is_not_written_nor_its_place(course, tmp_path):
    load_course(course)
    text_here = Article.objects.get()
    shown = SourcePlace.objects.get()
    note = annotation(text_here, "two neighbours", "A secret thought.")
    Annotation.objects.filter(pk=note.pk).update(status=AnnotationStatus.DRAFT)
    SourcePlace.objects.create(passage=note.passage, start=3, end=9, sha256="0" * 64)

    text, warnings = exported(tmp_path / "export")

    assert "A secret thought" not in text
    assert "start: 3\n" not in text
    assert f"start: {shown.start}\n" in text
    assert warnings == PLACES


def test_attestation_of_an_event_that_is_a_draft_has_no_place(course, tmp_path):
    load_course(course)
    made = attestation(event("landslide", status=Status.DRAFT), Article.objects.get(), "neighbours")
    SourcePlace.objects.create(passage=made.passage, start=3, end=9, sha256="0" * 64)

    text, _warnings = exported(tmp_path / "export")

    assert "landslide" not in text
    assert "start: 3\n" not in text


def test_source_of_a_draft_is_not_named(course, tmp_path):
    """It came with the files of the course; its digest is not published."""
    load_course(course)
    for name in ("sources/letter-1950.yaml", "digests/letter-1950-digest.md"):
        held = (course / name).read_text(encoding="utf-8")
        later = held.replace("letter-1950", "letter-1951").replace("A letter", "A later letter")
        lines = [line for line in later.split("\n") if not line.startswith(("sha256", "file_name"))]
        (course / name.replace("1950", "1951")).write_text("\n".join(lines), encoding="utf-8")
    load_course(course, public=False)

    text, warnings = exported(tmp_path / "export")

    assert "letter-1951" not in text
    assert "A later letter" not in text
    assert warnings == ["The source “letter-1951” is not written: its text here is a draft."]


def test_command_says_what_was_left_out(course, tmp_path, capsys):
    add(course, DESK)
    load_course(course)
    Event.objects.update(status=Status.DRAFT)

    call_command("export_course", "letters", str(tmp_path / "export"))

    printed = capsys.readouterr()
    said = f"The step “Compare” {WHERE} is about the event “flood”, {UNSEEN}: it is not written."
    assert printed.err.splitlines() == [said, *PLACES]
    assert printed.out.startswith("letters: 9 files in ")
    assert read_course(tmp_path / "export").events == ()
