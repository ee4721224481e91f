"""Steps on the desk: each kind with its own form, none of which needs a script."""

import pytest

from portal.lessons.models import Step, StepKind, StepPassage
from tests.articles.admin.conftest import asked, person
from tests.factories import (
    article,
    event,
    indicator,
    lesson,
    published,
    reading,
    sequence,
    step,
    term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def desk(client):
    client.force_login(person("editor", "articles", "lessons"))
    return client


def add(desk, kept, kind, **data):
    address = f"/admin/lessons/step/add/?lesson={kept.pk}&kind={kind}"
    given = {"title": "A step", "extracts-TOTAL_FORMS": 0, "extracts-INITIAL_FORMS": 0}
    return desk.post(address, {**given, **data})


def change(desk, made, **data):
    forms = {"extracts-TOTAL_FORMS": 0, "extracts-INITIAL_FORMS": 0}
    return desk.post(
        f"/admin/lessons/step/{made.pk}/change/", {"title": made.title, **forms, **data}
    )


ABOUT = {
    StepKind.TEXT: lambda: {"body": "Words."},
    StepKind.SUMMARY: lambda: {"body": "Words."},
    StepKind.SOURCING: lambda: {"article": published().pk},
    StepKind.READING: lambda: {"article": published().pk},
    StepKind.CONTEXT: lambda: {"period": "1986/1994"},
    StepKind.CORROBORATION: lambda: {"event": event().pk},
    StepKind.CONCORDANCE: lambda: {"term": term().pk, "prompts": "What stands before it?"},
    StepKind.SEQUENCE: lambda: {"events": [event("a", date="1990").pk, event("b", date="1995").pk]},
    StepKind.FIGURE: lambda: {"indicator": indicator().pk},
    StepKind.CLOSE_READING: lambda: {
        "from_text": published().pk,
        "sentence": "0",
        "prompts": "Why seven?",
    },
}
"""What the form of a kind asks for."""

KINDS = [kind for kind in StepKind if kind != StepKind.QUESTION]


@pytest.mark.parametrize("kind", KINDS)
def test_step_of_every_kind_can_name_words_to_know(desk, kind):
    kept, known = lesson(), term("quay")

    add(desk, kept, kind, **ABOUT[kind](), terms=[known.pk])

    assert Step.objects.get().terms.get() == known


@pytest.mark.parametrize("kind", KINDS)
def test_step_of_a_kind_is_added_last_to_its_lesson(desk, kind):
    kept = lesson()
    step(kept, position=4)

    answer = add(desk, kept, kind, **ABOUT[kind]())

    made = Step.objects.get(title="A step")
    assert answer["Location"] == f"/admin/lessons/lesson/{kept.pk}/change/#steps-group"
    assert (made.kind, made.lesson, made.position) == (kind, kept, 5)


@pytest.mark.parametrize("kind", KINDS)
def test_step_without_what_its_kind_needs_is_refused(desk, kind):
    answer = add(desk, lesson(), kind)

    assert answer.status_code == 200
    assert answer.context["errors"]
    assert Step.objects.count() == 0


@pytest.mark.parametrize("kind", StepKind.values)
def test_form_of_a_kind_asks_for_nothing_of_another(desk, kind):
    page = desk.get(f"/admin/lessons/step/add/?lesson={lesson().pk}&kind={kind}")

    fields = set(page.context["adminform"].form.fields)
    own = {
        "text": set(),
        "summary": set(),
        "sourcing": {"article"},
        "context": {"period"},
        "reading": {"article", "note_kinds", "theme", "from_text"},
        "close_reading": {"prompts", "prompts_vi", "from_text"},
        "corroboration": {"event", "indicator"},
        "figure": {"indicator"},
        "concordance": {"term", "prompts", "prompts_vi"},
        "sequence": {"events"},
        "question": {"question"},
    }
    assert fields == {"title", "title_vi", "body", "body_vi", "terms"} | own[kind]


@pytest.mark.parametrize("query", ["", "kind=text", "lesson=1&kind=none", "lesson=x&kind=text"])
def test_step_without_a_lesson_or_a_kind_is_not_there(desk, query):
    assert desk.get(f"/admin/lessons/step/add/?{query}").status_code == 404


def test_texts_are_a_plain_list(desk):
    text = article(title="A draft")

    page = desk.get(f"/admin/lessons/step/add/?lesson={lesson().pk}&kind=sourcing")

    assert f'<option value="{text.pk}">A draft</option>' in page.content.decode()


def test_sentences_are_shown_and_what_was_typed_is_kept(desk):
    kept = lesson()
    text = published()

    page = add(desk, kept, "close_reading", from_text=text.pk, prompts="Why?", _sentences="1")

    html = page.content.decode()
    assert "The ferry leaves at seven." in html
    assert "Now tick sentences" in html
    assert "Why?" in html
    assert Step.objects.count() == 0


def test_words_are_narrowed_within_the_sentences(desk):
    data = {"from_text": published().pk, "sentence": "0", "narrow": "at seven", "prompts": "Why?"}

    add(desk, lesson(), "close_reading", **data)

    assert Step.objects.get().passage.anchors.get().exact == "at seven"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"sentence": "0", "narrow": "at nine"}, "These words do not stand in the sentences."),
        ({}, "Choose a text, show its sentences, and tick some."),
        ({"_sentences": "1", "from_text": ""}, "Choose a text."),
    ],
)
def test_what_are_no_words_is_refused(desk, data, words):
    given = {"from_text": published().pk, "prompts": "Why?", **data}

    page = add(desk, lesson(), "close_reading", **given)

    assert words in page.content.decode()
    assert Step.objects.count() == 0


def test_reading_sets_words_of_several_texts_side_by_side(desk):
    kept = lesson()
    add(desk, kept, "reading", from_text=published().pk, sentence="0")
    made = Step.objects.get()
    other = published("other", text="Two prices. One board.")

    change(desk, made, from_text=other.pk, sentence="1")
    change(desk, made, from_text=other.pk, sentence="1")

    found = StepPassage.objects.filter(step=made)
    assert [row.passage.anchors.get().exact for row in found] == [
        "The ferry leaves at seven.",
        "One board.",
    ]


def test_reading_keeps_the_notes_to_show(desk):
    add(desk, lesson(), "reading", article=published().pk, note_kinds=["wording", "context"])

    assert Step.objects.get().note_kinds == ["wording", "context"]


def test_desk_takes_an_event_or_an_indicator_and_not_both(desk):
    both = {"event": event().pk, "indicator": indicator().pk}

    page = add(desk, lesson(), "corroboration", **both)

    assert "Choose an event or an indicator, not both." in page.content.decode()


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("1990",), "Choose two events at least"),
        (("1990", "1990-03"), "Choose two events at least"),
        (("1990", "1995", ""), "An event without a date has no place in the order: event-2"),
    ],
)
def test_sequence_takes_events_apart_in_time(desk, dates, words):
    events = [
        event(f"event-{place}", date=date, title=f"event-{place}").pk
        for place, date in enumerate(dates)
    ]

    page = add(desk, lesson(), "sequence", events=events)

    assert words in page.content.decode()
    assert Step.objects.count() == 0


def test_events_of_a_sequence_are_changed_and_copied(desk):
    made = sequence(lesson(), event("a", date="1990"), event("b", date="1995"))
    kept, later = made.events.first().event, event("c", date="1999")
    form = desk.get(f"/admin/lessons/step/{made.pk}/change/").context["adminform"].form

    change(desk, made, events=[kept.pk, later.pk])
    desk.post(f"/admin/lessons/step/{made.pk}/duplicate/")

    assert len(form.initial["events"]) == 2
    for each in Step.objects.all():
        assert {row.event for row in each.events.all()} == {kept, later}


def test_period_has_two_ends(desk):
    page = add(desk, lesson(), "context", period="1986/..")

    assert "A period has a first and a last day" in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_lesson_asks_as_often_for_three_steps_as_for_one(desk, count):
    kept = lesson()
    for _number in range(count):
        step(kept)
    desk.get(f"/admin/lessons/lesson/{kept.pk}/change/")

    page, found = asked(desk, f"/admin/lessons/lesson/{kept.pk}/change/")

    html = page.content.decode()
    assert found == 8
    assert html.count('type="number" name="steps-') == count
    assert f'href="/lessons/{kept.pk}/preview/#step-{count}"' in html


def test_steps_are_ordered_by_number(desk):
    kept = lesson()
    first, second = step(kept, title="A"), step(kept, title="B")
    data = {
        "module": kept.module_id,
        "title": kept.title,
        "slug": kept.slug,
        "question": kept.question,
        "level": kept.level,
        "minutes": kept.minutes,
        "position": kept.position,
        "steps-TOTAL_FORMS": 2,
        "steps-INITIAL_FORMS": 2,
        "steps-0-id": first.pk,
        "steps-0-position": 2,
        "steps-1-id": second.pk,
        "steps-1-position": 1,
    }

    desk.post(f"/admin/lessons/lesson/{kept.pk}/change/", data)

    assert list(kept.steps.all()) == [second, first]


def test_step_is_duplicated_behind_itself(desk):
    kept = lesson()
    first = reading(kept, published(), title="First", note_kinds=["wording"])
    first.terms.add(term())
    step(kept, title="Last")

    desk.post(f"/admin/lessons/step/{first.pk}/duplicate/")

    found = list(kept.steps.all())
    assert [each.title for each in found] == ["First", "First", "Last"]
    assert [each.position for each in found] == [1, 2, 3]
    assert found[1].note_kinds == ["wording"]
    assert found[1].terms.get() == first.terms.get()


def test_step_is_not_duplicated_by_a_link_or_by_a_stranger(desk, client):
    made = step(lesson())
    address = f"/admin/lessons/step/{made.pk}/duplicate/"

    by_link = desk.get(address)
    client.force_login(person("other", "articles"))
    by_stranger = client.post(address)

    assert (by_link.status_code, by_stranger.status_code) == (404, 403)
    assert Step.objects.count() == 1


def test_page_of_a_step_leads_to_its_preview_and_its_lesson(desk):
    kept = lesson()
    step(kept)
    made = step(kept)

    html = desk.get(f"/admin/lessons/step/{made.pk}/change/").content.decode()

    assert f'href="/lessons/{kept.pk}/preview/#step-2"' in html
    assert f'href="/admin/lessons/lesson/{kept.pk}/change/"' in html


def test_steps_have_no_list_of_their_own(desk):
    answer = desk.get("/admin/lessons/step/")

    assert answer["Location"] == "/admin/lessons/lesson/"
