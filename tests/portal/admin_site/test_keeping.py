"""What was sent to the desk after its session had ended."""

import pytest
from django.test import Client

from articles.models import Annotation
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

ORIGIN = "http://testserver"


@pytest.fixture
def article():
    return factories.article()


@pytest.fixture
def address(article):
    return f"/admin/articles/article/{article.pk}/annotate/"


def note(**fields):
    return {"kind": "context", "body": "Who paid?\n\n<b>&amp;</b>", "language": "en",
            "status": "draft", "revision": "1", "start": "0", "end": "3", **fields}  # fmt: skip


def fields(answer):
    return [(field.name, field.value) for field in answer.context["fields"]]


def test_note_that_was_sent_without_a_session_is_shown_to_be_sent_again(client, address):
    answer = client.post(address, note())

    assert answer.status_code == 403
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert dict(fields(answer)) == note()
    html = answer.content.decode()
    assert f'<form method="post" action="{address}"' in html
    assert "\nWho paid?\n\n&lt;b&gt;&amp;amp;&lt;/b&gt;</textarea>" in html
    assert Annotation.objects.count() == 0


def test_it_is_sent_again_after_signing_in(client, address):
    kept = dict(fields(client.post(f"{address}?by=sentences", note(sentence=["0"], start=""))))
    client.force_login(factories.editor())

    client.post(f"{address}?by=sentences", kept)

    assert Annotation.objects.get().body == "Who paid?\n\n<b>&amp;</b>"


def test_passwords_are_not_shown(client):
    answer = client.post("/admin/accounts/user/add/", {"username": "x", "password1": "secret-word"})

    assert fields(answer) == [("username", "x")]
    assert "secret-word" not in answer.content.decode()


def test_token_of_an_earlier_session_keeps_what_was_written(address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.editor())

    answer = client.post(address, note(csrfmiddlewaretoken="x" * 64), headers={"Origin": ORIGIN})

    assert (answer.status_code, answer.context["is_signed_in"]) == (403, True)
    token = answer.context["csrf_token"]
    again = dict(fields(answer)) | {"csrfmiddlewaretoken": str(token)}
    client.cookies["csrf"] = answer.cookies["csrf"].value
    assert client.post(address, again, headers={"Origin": ORIGIN}).status_code == 302
    assert Annotation.objects.count() == 1


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://testserver.evil"])
def test_what_another_site_sent_is_shown_nowhere(address, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.editor())
    headers = {"Origin": origin} if origin else {}

    answer = client.post(address, note(body="forged words"), headers=headers)

    assert answer.status_code == 403
    assert "forged words" not in answer.content.decode()


def test_other_forms_fail_as_before(client):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/accounts/sign-in/", {"username": "somebody"}, headers={"Origin": ORIGIN})

    assert answer.status_code == 403
    assert "somebody" not in answer.content.decode()


def test_session_is_told_with_a_token_or_without(client):
    assert client.get("/admin/session/").json() == {"token": ""}
    assert client.post("/admin/session/").status_code == 405
    client.force_login(factories.person("reader"))
    assert client.get("/admin/session/").json() == {"token": ""}
    client.force_login(factories.editor())
    assert len(client.get("/admin/session/").json()["token"]) == 64


def test_person_without_rights_is_answered_as_before(client, address):
    client.force_login(factories.person("reader"))

    assert client.post(address, note()).status_code == 302
