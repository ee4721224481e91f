import datetime

import pytest
import time_machine
from django.utils import timezone

from articles.models import Rights
from articles.operations.publishing import publish_revision
from portal.classroom.models import Assignment, Extension, Handout
from portal.classroom.operations.classes import archive_class
from portal.study.models import Progress
from tests import factories
from tests.factories.classes import NOW

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
ASSIGN = "/classes/assign/"


def dates_for(classroom, **fields):
    given = {"given": "on", "opens_on": "2026-11-01", "due_on": "2026-11-27"} | fields
    return {f"class-{classroom.pk}-{name}": value for name, value in given.items()}


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/modules/the-fare/", "module:the-fare"),
        ("/modules/the-fare/two-prices/", "lesson:the-fare/two-prices"),
        ("/modules/the-fare/texts/ferry/", "text:ferry"),
        ("/articles/ferry/", "text:ferry"),
        ("/articles/ferry/r/1/0-9/", "words:ferry/1/0-9"),
    ],
)
def test_public_page_leads_to_assigning_what_it_shows(client, path, part):
    lesson = factories.lesson()
    factories.reading(lesson, factories.published())

    public = client.get(path)
    client.force_login(factories.teacher())
    page = client.get(ASSIGN, {"part": part}).context["page"]

    assert public.context["page"].part == part
    assert f'href="/classes/assign/?part={part}"' in public.content.decode().replace("%3A", ":")
    assert [choice.name for choice in page.choices] == [part]


def test_annotated_passage_leads_to_assigning_it(client):
    text = factories.published()
    note = factories.annotation(text, "ferry", "A boat.")
    part = f"passage:{note.passage.public_id}"

    public = client.get(f"/passages/{note.passage.public_id}/")
    client.force_login(factories.teacher())
    page = client.get(ASSIGN, {"part": part}).context["page"]

    assert public.context["page"].part == part
    assert [(choice.title, choice.words) for choice in page.choices] == [
        ("Notes on a ferry", "ferry")
    ]


@pytest.mark.parametrize(
    "part",
    [
        "text:draft",
        "text:nowhere",
        "lesson:the-fare/hidden",
        "lesson:two-prices",
        "module:hidden",
        "passage:abcdefghjk",
        "words:excerpt/1/0-9",
        "words:ferry/1/9-0",
        "words:ferry/7/0-9",
        "words:ferry/1/0-999999",
        "words:ferry/1/26-28",
        "words:ferry",
        "nothing",
    ],
)
def test_what_readers_do_not_see_is_not_assigned(client, part):
    factories.article("draft", source=factories.source("draft"))
    factories.published()
    factories.published("excerpt", source=factories.source("e"), rights=Rights.EXCERPT)
    lesson = factories.lesson()
    factories.lesson("hidden", module=lesson.module, published_at=None)
    client.force_login(factories.teacher())

    assert client.get(ASSIGN, {"part": part}).status_code == 404


def test_unmarked_passage_is_not_known_by_its_number(client):
    words = factories.passage(factories.published(), "the fare")
    client.force_login(factories.teacher())

    assert client.get(ASSIGN, {"part": f"passage:{words.public_id}"}).status_code == 404


def test_teacher_assigns_a_text_to_two_classes_each_with_its_dates(client):
    lan = factories.teacher()
    ours = factories.classroom(by=lan)
    other = factories.classroom("12B", by=lan, time_zone="Europe/Berlin")
    factories.published()
    client.force_login(lan)

    response = client.post(
        ASSIGN,
        {"part": "text:ferry", "title": "Read", "instructions": "Slowly."}
        | dates_for(ours, late_days="3")
        | dates_for(other, due_time="08:30"),
    )

    first, second = Handout.objects.order_by("pk")
    assert response.url == "/classes/"
    assert first.assignment == second.assignment
    assert first.opens_at.isoformat() == "2026-10-31T17:00:00+00:00"
    assert first.due_at.isoformat() == "2026-11-27T16:59:59+00:00"
    assert second.due_at.isoformat() == "2026-11-27T07:30:59+00:00"
    assert (first.late_days, second.late_days) == (3, None)


def test_three_passages_of_two_texts_are_collected_and_assigned(client):
    ours = factories.classroom()
    factories.published()
    factories.published("quay", source=factories.source("quay"))
    client.force_login(ours.teachers.get())
    paragraph, words = "words:ferry/1/0-26", "words:quay/1/4-9"

    collected = client.post(
        ASSIGN,
        {"offered": "text:ferry", "part": ["text:ferry", paragraph], "do": "collect"},
    )
    page = client.get(ASSIGN, {"part": words}).context["page"]
    client.post(
        ASSIGN,
        {"part": [paragraph, words, "words:quay/1/28-69"], "title": "Read"} | dates_for(ours),
    )
    after = client.get(ASSIGN).context["page"]

    assert collected.url == "/articles/ferry/"
    assert [choice.name for choice in page.choices] == [paragraph, words]
    parts = Assignment.objects.get().parts.order_by("position")
    assert [part.passage.article.slug for part in parts] == ["ferry", "quay", "quay"]
    assert after.choices == ()


def test_paragraphs_take_the_place_of_their_text(client):
    ours = factories.classroom()
    factories.published()
    client.force_login(ours.teachers.get())

    offered = client.get(ASSIGN, {"part": "text:ferry"}).context["page"].paragraphs
    [first, second] = offered[0].choices
    client.post(
        ASSIGN,
        {"part": ["text:ferry", first.name, second.name], "title": "Read"} | dates_for(ours),
    )

    assert [choice.words for choice in offered[0].choices] == [
        "The ferry leaves at seven.",
        "Nobody on the quay agrees about the fare.",
    ]
    kinds = Assignment.objects.get().parts.order_by("position").values_list("kind", flat=True)
    assert list(kinds) == ["passage", "passage"]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"part": ""}, "Choose at least one thing to read."),
        ({"title": ""}, "This field is required."),
        ({"given": ""}, "Choose at least one class."),
        ({"opens_on": ""}, "Say from when students see it."),
        ({"due_on": "2026-10-01"}, "It is due before students see it."),
        ({"due_on": "9999-12-31"}, "Choose a day from 2000 to 2100."),
        ({"opens_on": "0001-01-01"}, "Choose a day from 2000 to 2100."),
        ({"late_days": "400"}, "Ensure this value is less than or equal to 365."),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_assigned(client, changed, error):
    ours = factories.classroom()
    factories.published()
    client.force_login(ours.teachers.get())
    data = {"part": "text:ferry", "offered": "text:ferry", "title": "Read"}
    whole = data | dates_for(ours, **{k: v for k, v in changed.items() if k not in data})

    response = client.post(ASSIGN, whole | {k: v for k, v in changed.items() if k in data})

    assert error in response.content.decode()
    assert [choice.name for choice in response.context["page"].choices] == ["text:ferry"]
    assert not Assignment.objects.exists()


def test_class_of_somebody_else_gets_nothing(client):
    ours, theirs = factories.classroom(), factories.classroom("12B")
    factories.published()
    client.force_login(ours.teachers.get())

    client.post(ASSIGN, {"part": "text:ferry", "title": "Read"} | dates_for(theirs))

    assert not Assignment.objects.exists()


@pytest.fixture
def given():
    """An assignment of two passages for a class of two, due tomorrow."""
    text = factories.published()
    ours = factories.classroom(students=[factories.managed("mai"), factories.managed("hoa")])
    words = factories.passage(text, "The ferry"), factories.passage(text, "the fare")
    return factories.handout(ours, *words, title="Read", due_at=timezone.now() + DAY)


def path(handout, rest=""):
    return f"/classes/{handout.classroom_id}/assignments/{handout.pk}/{rest}"


def student(handout, name="mai"):
    return handout.classroom.enrolments.get(student__username=name).student


def test_student_reads_ticks_off_and_takes_it_back(client, given):
    client.force_login(student(given))
    [first, second] = given.assignment.parts.order_by("position")

    page = client.get(path(given)).context["page"]
    ticked = client.post(path(given, f"parts/{first.pk}/read/"))
    one = client.get(path(given)).context["page"]
    client.post(path(given, f"parts/{second.pk}/read/"))
    both = client.get(path(given)).context["page"]
    client.post(path(given, f"parts/{first.pk}/read/"), {"do": "undo"})
    again = client.get(path(given)).context["page"]

    assert [(part.words, part.place, part.url) for part in page.parts] == [
        ("The ferry", "Paragraph 1", "/articles/ferry/#p1"),
        ("the fare", "Paragraph 2", "/articles/ferry/#p2"),
    ]
    assert ticked.url == path(given, f"#part-{first.pk}")
    assert [each.standing for each in (page, one, both, again)] == [
        "not_opened",
        "reading",
        "done",
        "reading",
    ]
    assert both.done == "2 of 2 read"


def test_teacher_sees_the_students_by_where_they_stand(client, given):
    client.force_login(student(given))
    client.get(path(given))
    client.force_login(given.classroom.teachers.get())

    page = client.get(path(given)).context["page"]

    assert [(column.standing, [s.name for s in column.students]) for column in page.columns] == [
        ("late", []),
        ("not_opened", ["hoa"]),
        ("reading", ["mai"]),
        ("done", []),
    ]
    assert page.columns[2].students[0].pips == "○○"


@pytest.mark.parametrize("number", [1, 3])
def test_table_asks_the_same_number_of_questions(client, number, django_assert_num_queries):
    students = [factories.managed(f"student-{place}") for place in range(number)]
    ours = factories.classroom(students=students)
    text = factories.published()
    words = [factories.passage(text, word) for word in ("ferry", "seven", "quay")[:number]]
    given = factories.handout(ours, *words, due_at=timezone.now())
    client.force_login(ours.teachers.get())
    client.get(path(given))

    with django_assert_num_queries(14):
        client.get(path(given))


def test_opening_a_text_is_kept_for_a_student_and_not_for_a_teacher(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    given = factories.handout(ours, factories.published())
    part = given.assignment.parts.get()

    client.force_login(ours.teachers.get())
    seen = client.get(path(given, f"parts/{part.pk}/"))
    kept_of_teacher = Progress.objects.count()
    client.force_login(mai)
    client.get(path(given, f"parts/{part.pk}/"))

    assert seen.url == "/articles/ferry/"
    assert kept_of_teacher == 0
    assert Progress.objects.get().person == mai


def test_teacher_views_as_student_and_leaves_no_trace(client, given):
    client.force_login(given.classroom.teachers.get())
    part = given.assignment.parts.first()

    page = client.get(path(given, "as-student/")).context["page"]
    tick = client.post(path(given, f"parts/{part.pk}/read/"))

    assert (page.as_student, page.standing) == (True, "not_opened")
    assert tick.status_code == 404
    assert not Progress.objects.exists()


def test_part_of_another_assignment_is_not_there(client, given):
    other = factories.handout(given.classroom, factories.passage(
        factories.published("b", source=factories.source("b")), "The ferry"))  # fmt: skip
    client.force_login(student(given))

    url = path(given, f"parts/{other.assignment.parts.get().pk}/read/")

    assert client.post(url).status_code == 404
    assert not Progress.objects.exists()


def test_words_that_are_gone_stand_where_they_last_were(client, given):
    text = given.assignment.parts.first().passage.article
    later = factories.revision(text, text="Quite another text, of trains.")
    publish_revision(by=None, revision=later)
    client.force_login(student(given))

    page = client.get(path(given)).context["page"]

    assert [(part.words, part.is_gone, part.url) for part in page.parts] == [
        ("The ferry", True, "/articles/ferry/r/1/#p1"),
        ("the fare", True, "/articles/ferry/r/1/#p2"),
    ]


def test_words_of_an_excerpt_are_not_shown(client, given):
    text = given.assignment.parts.first().passage.article
    type(text).objects.update(rights=Rights.EXCERPT)
    client.force_login(student(given))

    page = client.get(path(given)).context["page"]

    assert [part.words for part in page.parts] == ["", ""]


def test_dates_and_words_are_changed(client, given):
    client.force_login(given.classroom.teachers.get())
    data = {"title": "New", "opens_on": "2026-11-01", "due_on": "2026-11-27", "due_time": "12:00"}

    form = client.get(path(given, "edit/"))
    wrong = client.post(path(given, "edit/"), data | {"due_on": "2026-10-01"})
    client.post(path(given, "edit/"), data)

    given.refresh_from_db()
    assert 'value="Read"' in form.content.decode()
    assert "It is due before students see it." in wrong.content.decode()
    assert given.assignment.title == "New"
    assert given.due_at.isoformat() == "2026-11-27T05:00:59+00:00"


def test_assignment_is_taken_back(client, given):
    client.force_login(given.classroom.teachers.get())

    response = client.post(path(given, "take-back/"))

    assert response.url == f"/classes/{given.classroom_id}/"
    assert not Assignment.objects.exists()


def test_student_gets_more_time_and_is_told(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    given = factories.handout(ours, factories.published(), due_at=NOW)
    client.force_login(ours.teachers.get())
    seat = ours.enrolments.get()

    early = client.post(path(given, "extend/"), {"student": seat.pk, "due_on": "2026-11-01"})
    client.post(path(given, "extend/"), {"student": seat.pk, "due_on": "2026-12-04"})
    with time_machine.travel(NOW + DAY, tick=False):
        client.force_login(mai)
        page = client.get(path(given)).context["page"]

    assert "Choose a moment after the due date of the class." in early.content.decode()
    assert Extension.objects.get().due_at.isoformat() == "2026-12-04T16:59:59+00:00"
    assert page.extended == "Friday, 4 December 2026, 23:59"
    assert page.standing == "not_opened"


def test_assignment_of_an_archived_class_is_looked_at_and_not_changed(client, given):
    client.force_login(given.classroom.teachers.get())
    seat = given.classroom.enrolments.first()
    archive_class(by=None, classroom=given.classroom)
    dates = {"title": "New", "opens_on": "2026-11-01", "due_on": "2036-11-27"}

    page = client.get(path(given))
    answers = [
        client.get(path(given, "edit/")),
        client.post(path(given, "edit/"), dates),
        client.post(path(given, "take-back/")),
        client.post(path(given, "extend/"), {"student": seat.pk, "due_on": "2036-12-04"}),
    ]

    assert page.status_code == 200
    assert path(given, "edit/") not in page.content.decode()
    assert path(given, "extend/") not in page.content.decode()
    assert [answer.status_code for answer in answers] == [404] * 4
    assert Assignment.objects.get().title == "Read"
    assert not Extension.objects.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_day_at_the_end_of_the_calendar_is_refused(client, given, day):
    client.force_login(given.classroom.teachers.get())
    seat = given.classroom.enrolments.first()

    changed = client.post(path(given, "edit/"), {"title": "Read", "opens_on": day, "due_on": day})
    more = client.post(path(given, "extend/"), {"student": seat.pk, "due_on": day})
    until = client.post(f"/classes/{given.classroom_id}/code/open/", {"until": day})

    for response in (changed, more, until):
        assert "Choose a day from 2000 to 2100." in response.content.decode()


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_pages_show_the_first_and_the_last_day_that_may_be_chosen(client, given, day):
    client.force_login(given.classroom.teachers.get())
    data = {"title": "Read", "opens_on": day, "due_on": day, "late_days": "365"}

    client.post(path(given, "edit/"), data)
    pages = [client.get(url) for url in (path(given), path(given, "edit/"), "/classes/")]

    given.refresh_from_db()
    assert str(given.due_at.year) == day[:4]
    assert [page.status_code for page in pages] == [200] * 3


def test_student_of_another_class_gets_no_time(client, given):
    other = factories.enrolment(factories.classroom("12B"), factories.managed("other"))
    client.force_login(given.classroom.teachers.get())

    data = {"student": other.pk, "due_on": "2036-12-04"}
    response = client.post(path(given, "extend/"), data)

    assert response.status_code == 200
    assert not Extension.objects.exists()
