"""A session ends while an editor is writing."""

import pytest

from articles.models import Annotation
from tests import factories
from tests.factories.people import PASSWORD
from tests.journeys.people import sign_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]


@pytest.fixture
def article():
    factories.editor()
    return factories.article()


def end_session(page):
    page.context.clear_cookies(name="session")


def sign_in_beside(page):
    """Sign in in the tab that a link opens, and close it."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    tab = opened.value
    tab.fill("[name=username]", "editor")
    tab.fill("[name=password]", PASSWORD)
    tab.click("main button")
    tab.locator("#user-tools").wait_for()
    tab.close()


def test_note_stays_in_its_form_and_is_sent_after_signing_in(page_at, article):
    page = sign_in(page_at(1280), "editor")
    page.goto(f"/admin/articles/article/{article.pk}/annotate/?start=4&end=9")
    page.fill("[name=body]", "Which ferry?")
    end_session(page)

    page.click("text=Save annotation")
    page.locator(".not-sent").wait_for()
    assert page.input_value("[name=body]") == "Which ferry?"
    sign_in_beside(page)
    page.click("text=Save annotation")

    page.locator(".messagelist").wait_for()
    assert Annotation.objects.get().body == "Which ferry?"


def test_text_that_is_edited_stays_in_its_form(page_at, article):
    page = sign_in(page_at(1280), "editor")
    page.goto(f"/admin/articles/article/{article.pk}/edit/")
    page.fill("[name=text]", "The ferry leaves at eight.")
    end_session(page)

    page.click("text=See what will happen")
    page.locator(".not-sent").wait_for()
    sign_in_beside(page)
    page.click("text=See what will happen")
    page.locator("#fates").wait_for()
    end_session(page)
    page.click("text=Save revision")
    page.locator(".not-sent").wait_for()
    sign_in_beside(page)
    page.click("text=Save revision")

    page.locator(".messagelist").wait_for()
    assert article.revisions.order_by("-number")[0].text == "The ferry leaves at eight."


def test_note_is_carried_through_without_script(page_at, article):
    page = sign_in(page_at(390, script=False), "editor")
    page.goto(f"/admin/articles/article/{article.pk}/annotate/?by=sentences")
    page.get_by_text("The ferry leaves at seven.").click()
    page.fill("[name=body]", "Which ferry?")
    end_session(page)

    page.click("text=Save annotation")
    page.get_by_role("heading", name="You are signed out").wait_for()
    sign_in_beside(page)
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("heading", name="Send it once more").wait_for()
    page.get_by_role("button", name="Send it").click()

    page.locator(".messagelist").wait_for()
    assert Annotation.objects.get().body == "Which ferry?"
