"""Cross-references on the desk."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import MOST_SIGNS, Annotation
from articles.uses import uses_of
from tests import factories
from timeline.models import EventReference

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def address(article):
    return f"/admin/articles/article/{article.pk}/annotate/"


def note(found, **fields):
    return {
        "kind": "crossreference",
        "body": "See also.",
        "language": "en",
        "status": "published",
        "theme": "",
        "revision": "1",
        "start": found.start,
        "end": found.end,
        **fields,
    }


def test_cross_reference_points_to_a_passage_by_its_address(desk, address, words):
    other = factories.annotation(factories.published(), "the fare").passage

    desk.post(
        address,
        note(words("The ship"), to_passage=f"http://testserver/vi/passages/{other.public_id}/"),
    )

    assert Annotation.objects.get(kind="crossreference").to_passage == other
    [use] = [use for use in uses_of(other) if use.key.startswith("reference:")]
    assert (use.blocks_deletion, use.is_editorial, use.is_public) == (True, True, False)


def test_cross_reference_points_to_a_term_that_is_then_kept(client, desk, address, words):
    term = factories.term()

    desk.post(address, note(words("The ship"), to_term=term.pk))

    assert Annotation.objects.get().to_term == term
    client.force_login(factories.administrator())
    page = client.get(f"/admin/articles/term/{term.pk}/delete/")
    assert "points here" in str(page.context["protected"])


def test_cross_reference_points_to_an_event_and_back_to_nothing(desk, address, words):
    event = factories.event()
    desk.post(address, note(words("The ship"), to_event=event.slug))
    written = Annotation.objects.get()
    assert EventReference.objects.get(annotation=written).event == event
    shown = desk.get(f"{address}?annotation={written.pk}").context["panel"].form
    assert shown["to_event"].value() == event.slug

    desk.post(
        address,
        note(words("The ship"), annotation=written.pk, version=1, kind="context", to_event=""),
    )

    written.refresh_from_db()
    assert (written.kind, EventReference.objects.count()) == ("context", 0)


def test_cross_reference_points_to_an_address(desk, address, words):
    desk.post(address, note(words("The ship"), to_address=" https://un.example/a "))

    assert Annotation.objects.get().to_address == "https://un.example/a"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"to_address": "javascript:alert(1)"}, {"to_address"}),
        ({"to_passage": "nowhere"}, {"to_passage"}),
        ({"to_passage": "<script>"}, {"to_passage"}),
        ({"to_term": "99"}, {"to_term"}),
        ({"to_event": "no-such-event"}, {"to_event"}),
        ({"kind": "context", "to_address": "https://un.example/"}, {"to_address"}),
        ({"to_address": "https://un.example/", "to_event": "first-sailing"}, {"to_address"}),
    ],
)
def test_what_cannot_be_pointed_to_is_refused(desk, address, words, fields, errors):
    factories.event()

    again = desk.post(address, note(words("The ship"), **fields))

    assert (again.status_code, Annotation.objects.count()) == (422, 0)
    assert again.context["panel"].form.errors.keys() == errors


def test_note_does_not_point_to_its_own_words(desk, address, words):
    found = words("The ship")
    desk.post(address, note(found, kind="context"))
    own = Annotation.objects.get()

    again = desk.post(address, note(found, to_passage=own.passage.public_id))
    changed = desk.post(
        address, note(found, annotation=own.pk, version=1, to_passage=own.passage.public_id)
    )

    for answer in (again, changed):
        assert answer.context["panel"].form.errors.keys() == {"to_passage"}
    assert Annotation.objects.count() == 1


def test_note_that_is_too_long_says_how_much(desk, address, words):
    again = desk.post(address, note(words("The ship"), kind="context", body="x" * (MOST_SIGNS + 7)))

    [error] = again.context["panel"].form.errors["body"]
    assert error.startswith("A note has at most 10000 characters, and this one is 7 too long.")
    assert again.context["panel"].form["body"].value() == "x" * (MOST_SIGNS + 7)


def test_pointing_fields_are_asked_for_only_with_a_place(desk, address, words):
    found = words("The ship")

    bare = desk.get(address).content.decode()
    chosen = desk.get(f"{address}form/?start={found.start}&end={found.end}").content.decode()

    assert 'name="to_event"' not in bare
    assert 'name="to_event"' in chosen


def test_cross_reference_is_changed_apart_from_its_text(desk, address, words):
    event = factories.event()
    desk.post(address, note(words("The ship"), to_event=event.slug))
    written = Annotation.objects.get()
    page = f"/admin/articles/annotation/{written.pk}/change/"
    assert desk.get(page).context["adminform"].form["to_event"].value() == event.slug

    desk.post(
        page,
        note(words("The ship"), version=1, to_event="", to_address="https://un.example/"),
    )

    written.refresh_from_db()
    assert (written.to_address, EventReference.objects.count()) == ("https://un.example/", 0)
    history = desk.get(f"/admin/articles/annotation/{written.pk}/history/")
    assert "https://un.example/" in history.content.decode()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"kind": "context", "to_address": "https://un.example/"}, "only_a_cross_reference"),
        ({"to_address": "https://un.example/", "to_term": True}, "points_to_one_thing"),
        ({"to_passage": True}, "own_words"),
    ],
)
def test_constraints_hold_below_the_form(fields, name):
    row = factories.annotation(factories.published(), "the fare", kind="crossreference")
    if fields.get("to_term"):
        fields = fields | {"to_term": factories.term()}
    if fields.get("to_passage"):
        fields = {"to_passage": row.passage}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Annotation.objects.filter(pk=row.pk).update(**fields)
