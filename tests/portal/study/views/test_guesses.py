"""Sourcing first: a guess, and then the card beside it."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError

from portal.study.keeping import SHORTLY
from portal.study.models import Guess
from tests.factories import (
    article,
    editor,
    lesson,
    person,
    published,
    reading,
    source,
    sourcing,
    step,
)
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2030, 3, 1, 12, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
SECRETS = ("Ada Quay", "1998", "Harbour Review", "harbour clerk", "the council", "Who paid her?")
GUESS = {
    "who": "A sailor",
    "when": "About 1950",
    "why": "To warn us",
    "trust": "some",
    "because": "He was there.",
}
FRAGMENT = {"X-Fragment": "1"}


def text_with_a_card(**options):
    record = source(
        published="1998-03",
        who="A harbour clerk",
        to_whom="For the council",
        ask="Who paid her?",
    )
    return published(source=record, **options)


@pytest.fixture
def task(db):
    made = lesson()
    step(made)
    return sourcing(made, text_with_a_card(), title="Who speaks?", body="Look at the *words*.")


def address_of(task, prefix=""):
    return f"{prefix}/study/guesses/{task.pk}/"


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_nothing_of_the_card_is_there_before_the_guess(client, task, headers, prefix):
    response = client.get(address_of(task, prefix), headers=headers)

    html = response.content.decode()
    assert [secret for secret in SECRETS if secret in html] == []
    assert "The ferry leaves at seven." in html
    assert response["Cache-Control"] == "private, no-store"
    assert response.context["page"].rows == ()


def test_page_leads_back_to_its_step(client, task):
    page = client.get(address_of(task)).context["page"]

    assert page.back.url == "/modules/the-fare/two-prices/#step-2"
    assert page.words == "<p>Look at the <em>words</em>.</p>"


@pytest.mark.parametrize("signed_in", [True, False])
def test_guess_stands_beside_the_card_for_ever(client, task, signed_in):
    if signed_in:
        client.force_login(person())

    sent = client.post(address_of(task), GUESS)
    client.post(address_of(task), {**GUESS, "who": "A harbour clerk, surely"})
    page = client.get(address_of(task)).context["page"]

    assert (sent.status_code, sent["Location"]) == (303, address_of(task))
    assert page.form is None
    assert [(row.guess, row.fact) for row in page.rows] == [
        ("A sailor", "A harbour clerk"),
        ("About 1950", "Published March 1998 in Harbour Review"),
        ("To warn us", "For the council"),
        ("in some things: He was there.", "Who paid her?"),
    ]
    assert Guess.objects.count() == int(signed_in)


def test_what_was_left_open_is_said_to_be(client, task):
    client.post(address_of(task), {"trust": "nothing"})

    rows = client.get(address_of(task)).context["page"].rows

    assert [row.guess for row in rows] == [
        "You left this open.",
        "You left this open.",
        "You left this open.",
        "in nothing yet",
    ]


def test_guess_is_resumed_on_another_device(client, task):
    reader = person()
    client.force_login(reader)
    client.post(address_of(task), GUESS)
    client.logout()
    other = client.get(address_of(task)).context["page"]
    client.force_login(reader)

    again = client.get(address_of(task)).context["page"]

    assert (bool(other.form), again.form) == (True, None)


def test_signing_in_takes_the_guess_of_the_session_over(client, task):
    reader = person()
    client.post(address_of(task), GUESS)

    client.force_login(reader)

    assert Guess.objects.get(person=reader).who == "A sailor"
    assert client.get(address_of(task)).context["page"].form is None


@pytest.mark.parametrize(("after", "kept"), [(SHORTLY, 1), (SHORTLY + SECOND, 0)])
def test_signing_in_leaves_what_was_guessed_long_before(client, task, after, kept):
    with time_machine.travel(NOON, tick=False) as clock:
        client.post(address_of(task), GUESS)
        clock.shift(after)

        client.force_login(person())

    assert Guess.objects.count() == kept
    assert "guesses" not in client.session


def test_guess_of_a_visitor_ends_with_the_browser(client, task):
    client.post(address_of(task), GUESS)
    visitors = client.cookies["session"]["max-age"]

    client.post("/accounts/sign-in/", {"username": person().username, "password": PASSWORD})

    assert visitors == ""
    assert client.cookies["session"]["max-age"] == settings.SESSION_COOKIE_AGE


def test_guess_that_was_made_before_stays(client, task):
    reader = person()
    Guess.objects.create(person=reader, step=task, who="A clerk", trust="most")
    client.post(address_of(task), GUESS)

    client.force_login(reader)

    assert Guess.objects.get().who == "A clerk"


def test_nobody_sees_the_guess_of_another(client, task):
    client.force_login(person())
    client.post(address_of(task), GUESS)
    client.force_login(person("stranger"))

    html = client.get(address_of(task)).content.decode()

    assert "A sailor" not in html
    assert [secret for secret in SECRETS if secret in html] == []


@pytest.mark.parametrize(("headers", "status"), [({}, 422), (FRAGMENT, 200)])
@pytest.mark.parametrize("trust", ["", "blindly"])
def test_guess_says_how_far_to_trust(client, task, trust, headers, status):
    answer = client.post(address_of(task), {**GUESS, "trust": trust}, headers=headers)

    html = answer.content.decode()
    assert answer.status_code == status
    assert "A sailor" in html
    assert ("<html" in html) == (status == 422)
    assert [secret for secret in SECRETS if secret in html] == []


def test_fragment_is_the_part_of_the_page(client, task):
    whole = client.get(address_of(task)).content.decode()
    fragment = client.get(address_of(task), headers=FRAGMENT).content.decode()

    assert fragment.lstrip().startswith("<div")
    assert "data-fragment" in whole
    assert "Open the card" in fragment


def test_long_beginnings_are_cut_after_a_word(client):
    task = sourcing(lesson(), published(text="ferry " * 200))

    opening = client.get(address_of(task)).context["page"].opening

    assert opening.endswith("ferry …")
    assert len(opening) <= 602


def test_words_of_an_excerpt_are_not_shown(client):
    task = sourcing(lesson(), published(rights="excerpt"))

    assert client.get(address_of(task)).context["page"].opening == ""


def test_card_of_a_text_for_accounts_asks_to_sign_in(client):
    task = sourcing(lesson(), text_with_a_card(rights="account"))

    asked = client.get(address_of(task))
    client.force_login(person())

    assert asked["Location"] == f"/accounts/sign-in/?next={address_of(task)}"
    assert client.get(address_of(task)).status_code == 200


@pytest.mark.parametrize("part", ["lesson", "module", "course"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_task_of_a_draft_is_there_for_editors_only(client, task, part, method):
    row = {
        "lesson": task.lesson,
        "module": task.lesson.module,
        "course": task.lesson.module.course,
    }[part]
    type(row).objects.update(published_at=None)

    anonymous = getattr(client, method)(address_of(task), GUESS)
    client.force_login(person())
    reader = getattr(client, method)(address_of(task), GUESS)
    client.force_login(editor())
    found = client.get(address_of(task))

    assert [anonymous.status_code, reader.status_code, found.status_code] == [404, 404, 200]
    assert found.context["page"].back.url == f"/lessons/{task.lesson_id}/preview/#step-2"
    assert Guess.objects.count() == 0


def test_task_on_a_draft_text_or_of_another_kind_is_not_there(client):
    made = lesson()
    others = [sourcing(made, article()), reading(made, published("other", source=source("o")))]

    assert [client.get(address_of(each)).status_code for each in others] == [404, 404]
    assert client.get("/study/guesses/0/").status_code == 404


def test_form_needs_its_token(task):
    from django.test import Client  # noqa: PLC0415 - a client that checks

    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address_of(task), GUESS).status_code == 403


def test_somebody_guesses_a_card_once(task):
    made = {"person": person(), "step": task, "trust": "some"}
    Guess.objects.create(**made)

    with pytest.raises(IntegrityError):
        Guess.objects.create(**made)


def test_guess_says_how_far_in_the_database_too(task):
    with pytest.raises(IntegrityError, match="guess_says_how_far_to_trust"):
        Guess.objects.create(person=person(), step=task, trust="blindly")
