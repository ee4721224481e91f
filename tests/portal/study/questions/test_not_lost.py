"""What a learner filled in is not lost: by a hint, another tab, or a sign-in beside it."""

import re

import pytest

from portal.study.models import Answer
from tests.factories import person
from tests.factories import questions as q
from tests.portal.study.questions.answering import RIGHT, WRONG, address, give, matches, order_of

pytestmark = pytest.mark.django_db

HERE = "http://testserver"


@pytest.mark.parametrize("headers", [{}, {"x-fragment": "1"}])
@pytest.mark.parametrize("kind", q.KINDS)
def test_hint_keeps_what_was_filled_in(client, kind, headers):
    made = q.KINDS[kind]()
    q.hint(made, "Look at the fares.")
    step = q.asking(made)
    if kind == "ordering":
        order = order_of(client.get(address(step)), "The whistle", "The gangway", "The bell")
        filled = {"order": order}
    elif kind == "matching":
        filled = matches(client, step, bell="seven", gangway="ten", whistle="nine")
    else:
        filled = RIGHT.get(kind, lambda _made: {"words": "Two prices.\r\nOne"})(made)

    response = client.post(address(step), {"attempt": 1, "act": "hint", **filled}, headers=headers)

    page = response.context["page"]
    assert (response.status_code, page.hints, page.result) == (200, ("Look at the fares.",), None)
    if kind == "ordering":
        assert [item.token for item in page.items] == order
    elif kind == "evidence":
        assert [one.place for b in page.blocks for one in b.sentences if one.is_picked] == [1]
    else:
        found = {name: page.form[name].value() for name in filled}
        if kind == "single":
            found = {"options": [found["options"]]}
        assert found == filled
    assert 'role="alert"' not in response.content.decode()


def test_hint_that_is_sent_twice_is_one_hint(client):
    made = q.single()
    q.hint(made, "Look at the fares.")
    q.hint(made, "Look again.")
    step = q.asking(made)
    sent = {"attempt": 1, "act": "hint", "hints": 0}

    client.post(address(step), sent)
    page = client.post(address(step), sent).context["page"]

    assert page.hints == ("Look at the fares.",)


@pytest.mark.parametrize("attempts", [1, 2])
@pytest.mark.parametrize("signed_in", [True, False])
def test_text_sent_from_a_second_tab_is_given_back(client, signed_in, attempts):
    if signed_in:
        client.force_login(person())
    step = q.asking(q.free(attempts=attempts))
    give(client, step, words="The first.")

    response = client.post(address(step), {"attempt": 1, "words": "The <second>.\r\nAll of it."})

    page = response.context["page"]
    assert response.status_code == 409
    assert page.unkept == "The <second>.\nAll of it."
    assert page.result.words == "The first."
    html = response.content.decode()
    assert "This question was answered or closed meanwhile" in html
    assert "The &lt;second&gt;.\nAll of it." in html
    assert (page.form is None) == (attempts == 1)
    if page.form:
        assert page.form["words"].value() == "The <second>.\r\nAll of it."


@pytest.mark.parametrize("kind", ["single", "short", "evidence", "matching"])
def test_answer_that_is_sent_twice_is_no_second_one(client, kind):
    client.force_login(person())
    made = q.KINDS[kind](attempts=3)
    step = q.asking(made)
    if kind == "matching":
        filled = matches(client, step, bell="seven", gangway="ten", whistle="ten")
    else:
        filled = WRONG[kind](made)

    give(client, step, **filled)
    response = give(client, step, **filled)

    assert (response.status_code, response.context["page"].unkept) == (200, "")
    assert Answer.objects.count() == 1


def test_text_of_the_longest_length_may_have_line_breaks(client):
    step = q.asking(q.free(attempts=1))
    words = "\r\n".join("x" * 99 for _line in range(50)) + "y"

    page = give(client, step, words=words).context["page"]

    assert len(page.result.words) == 5000
    assert page.form is None


@pytest.mark.parametrize("language", ["", "/vi"])
def test_words_sent_with_an_earlier_token_can_be_sent_again(client_of, language):
    step = q.asking(q.free(attempts=1))
    strict = client_of(None, enforce_csrf_checks=True)
    strict.get(address(step, language))
    strict.force_login(person())
    sent = {"attempt": 1, "words": "Two <prices>.\nOne port.", "csrfmiddlewaretoken": "x" * 64}

    response = strict.post(address(step, language), sent, headers={"origin": HERE})

    html = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (403, "private, no-store")
    assert "Two &lt;prices&gt;.\nOne port.</textarea>" in html
    assert ("Nothing was saved yet" in html) == (language == "")
    assert f'<html lang="{language[1:] or "en"}">' in html
    assert "data-fragment" in html
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]
    again = sent | {"csrfmiddlewaretoken": token}
    page = strict.post(
        address(step, language), again, headers={"origin": HERE}, follow=True
    ).context["page"]
    assert page.result.words == "Two <prices>.\nOne port."


def test_words_that_another_site_sent_are_shown_nowhere(client_of):
    step = q.asking(q.free(attempts=1))
    strict = client_of(None, enforce_csrf_checks=True)

    for headers in ({}, {"origin": "https://elsewhere.example"}):
        html = strict.post(address(step), {"words": "Not mine"}, headers=headers).content.decode()

        assert "Not mine" not in html
        assert "Nothing was saved. Open its page anew." in html
