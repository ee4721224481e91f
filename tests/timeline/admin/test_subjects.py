"""Events and indicators on the desk."""

import re
from decimal import Decimal

import pytest

from portal.ui.page_store import store
from tests.factories import (
    attestation,
    editor,
    event,
    indicator,
    observation,
    published,
)
from timeline.models import Event
from timeline.operations.statements import retire_attestation

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def desk(client):
    """A browser in which an editor is signed in."""
    client.force_login(editor())
    return client


def form_of(page):
    """What a change page would send as it stands, its inlines with it."""
    filled = dict(page.context["adminform"].form.initial)
    for name, field in page.context["adminform"].form.fields.items():
        filled.setdefault(name, field.initial)
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        for form in [formset.management_form, *formset.forms]:
            for name in form.fields:
                filled[form.add_prefix(name)] = form.get_initial_for_field(form.fields[name], name)
    return {name: "" if value is None else value for name, value in filled.items()}


def disputed(slug="first-sailing", *, text="ferry"):
    made, source = event(slug), published(text)
    attestation(made, source, "ferry", "1998-03-14")
    attestation(made, source, "fare", "1998-03-15")
    return made


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("kind", "asked"), [("event", 9), ("indicator", 7)])
def test_changelists_ask_a_fixed_number_of_times(
    desk, kind, asked, count, django_assert_num_queries
):
    make = {"event": event, "indicator": indicator}[kind]
    for number in range(count):
        make(f"made-{number}")
    desk.get(f"/admin/timeline/{kind}/")  # content types are looked up once a process

    store.look()
    with django_assert_num_queries(asked):
        page = desk.get(f"/admin/timeline/{kind}/")

    assert page.context["cl"].result_count == count


@pytest.mark.parametrize("count", [1, 3])
def test_change_page_asks_a_fixed_number_of_times(desk, count, django_assert_num_queries):
    made, source = event(), published()
    for words in ["ferry", "seven", "fare"][:count]:
        attestation(made, source, words)
    desk.get(f"/admin/timeline/event/{made.pk}/change/")

    store.look()
    with django_assert_num_queries(12):
        page = desk.get(f"/admin/timeline/event/{made.pk}/change/").content.decode()

    assert page.count("Notes on a ferry") == count


def test_change_page_tells_what_the_sources_say_and_on_which_words(desk):
    made = disputed()

    page = desk.get(f"/admin/timeline/event/{made.pk}/change/").content.decode()

    assert "“14 March 1998” and “15 March 1998” have no day in common." in page
    assert "“fare”, Notes on a ferry" in page


def test_change_page_of_an_indicator_tells_what_the_sources_say(desk):
    made, source = indicator(), published()
    observation(made, source, "ferry", 30, as_of="1990")
    observation(made, source, "fare", 40, as_of="1998")

    page = desk.get(f"/admin/timeline/indicator/{made.pk}/change/").content.decode()

    assert "“30 passengers” (1990), “40 passengers” (1998): each holds for its own time." in page


def test_figures_are_shown_as_they_were_written(desk):
    made, source = indicator(), published()
    observation(made, source, "ferry", 30)
    observation(made, source, "fare", Decimal("2.50"))

    page = desk.get(f"/admin/timeline/indicator/{made.pk}/change/").content.decode()

    assert re.findall(r'-value" value="([^"]*)"', page) == ["30", "2.5"]


@pytest.mark.parametrize("kind", ["event", "indicator"])
def test_add_page_has_nothing_to_judge(desk, kind):
    page = desk.get(f"/admin/timeline/{kind}/add/")

    assert page.status_code == 200
    assert "have no day in common" not in page.content.decode()


def test_a_case_is_settled_and_opened_again(desk):
    made = disputed()
    address = f"/admin/timeline/event/{made.pk}/change/"

    form = form_of(desk.get(address)) | {"reason": "As in the log.", "settled_on": "1998-03-14"}
    desk.post(address, form)
    made.refresh_from_db()
    settled = (made.settlement, made.settled_value, made.settled_by.username)
    desk.post(address, form | {"reason": "", "settled_on": ""})
    made.refresh_from_db()

    assert settled == ("As in the log.", "1998-03-14", "editor")
    assert made.is_settled is False


def test_saving_leaves_a_settlement_as_it_is(desk):
    made = disputed()
    address = f"/admin/timeline/event/{made.pk}/change/"
    desk.post(address, form_of(desk.get(address)) | {"reason": "As in the log."})
    made.refresh_from_db()
    settled_at = made.settled_at

    desk.post(address, form_of(desk.get(address)) | {"title": "Another title"})

    made.refresh_from_db()
    assert (made.title, made.settled_at) == ("Another title", settled_at)


def test_a_settled_value_without_a_reason_is_refused(desk):
    made = disputed()
    address = f"/admin/timeline/event/{made.pk}/change/"

    page = desk.post(address, form_of(desk.get(address)) | {"settled_on": "1998-03-14"})

    assert page.context["adminform"].form.errors == {"reason": ["Say why the case is settled so."]}


def test_an_attestation_is_corrected_and_the_verdict_follows(desk):
    made = disputed()
    address = f"/admin/timeline/event/{made.pk}/change/"

    form = form_of(desk.get(address))
    desk.post(address, form | {"attestations-1-date": "1998-03-14"})

    made.refresh_from_db()
    assert made.verdict == "agree"


def test_an_attestation_of_another_kind_needs_its_value(desk):
    made = disputed()
    address = f"/admin/timeline/event/{made.pk}/change/"

    page = desk.post(address, form_of(desk.get(address)) | {"attestations-1-kind": "number"})

    [formset] = [inline.formset for inline in page.context["inline_admin_formsets"]]
    assert formset.errors[1]["number"] == ["Which figure does the passage give?"]


def test_publish_tells_which_events_stand_on_nothing(desk):
    bare, made = event("bare", status="draft"), disputed()
    retired = event("retired", status="draft")
    retire_attestation(None, attestation(retired, published("other"), "ferry").pk)
    Event.objects.filter(pk=made.pk).update(status="draft")

    page = desk.post(
        "/admin/timeline/event/",
        {"action": "publish", "_selected_action": [bare.pk, made.pk, retired.pk]},
        follow=True,
    )

    messages = [str(message) for message in page.context["messages"]]
    assert list(Event.objects.published()) == [made]
    assert messages == [
        "“The first sailing” stands on no passage yet.",
        "“The first sailing” stands on no passage yet.",
        "1 entry changed.",
    ]


def test_take_back_makes_drafts(desk):
    made = disputed()

    desk.post("/admin/timeline/event/", {"action": "take_back", "_selected_action": [made.pk]})

    assert list(Event.objects.published()) == []


@pytest.mark.parametrize("kind", ["event", "indicator", "eventreference"])
def test_those_who_are_not_editors_are_sent_away(client, kind):
    page = client.get(f"/admin/timeline/{kind}/")

    assert (page.status_code, page.url) == (302, f"/admin/login/?next=/admin/timeline/{kind}/")
