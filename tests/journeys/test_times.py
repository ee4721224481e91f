"""What is public by the clock, and what is taken back."""

import datetime

import pytest
from django.utils import timezone

from articles.operations.publishing import publish_revision
from tests import factories
from tests.journeys.people import go, sign_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]

SECONDS = 2


def test_withdrawn_text_answers_with_its_citation_within_a_second(page_at):
    text = factories.published()
    factories.reading(factories.lesson(), text)
    factories.editor()
    desk, student = sign_in(page_at(1280), "editor"), page_at(390)
    addresses = ["/articles/ferry/", "/vi/articles/ferry/", "/modules/the-fare/texts/ferry/"]
    before = [student.goto(address).status for address in addresses]

    desk.goto(f"/admin/articles/article/{text.pk}/change/")
    go(desk, ".object-tools >> text=Withdraw")
    desk.fill("textarea, [name=reason]", "Its author asked for it.")
    go(desk, "[type=submit].default")
    student.wait_for_timeout(1000)
    after = [student.goto(address).status for address in addresses]

    assert before == [200, 200, 200]
    assert after == [410, 410, 410]
    citation = student.locator(".citation p").all_inner_texts()
    assert citation[0].startswith("Ada Quay. (1998, March).")
    assert "Its author asked for it." in citation
    student.goto("/articles/")
    assert student.locator(".spines a").count() == 0
    student.goto("/modules/the-fare/two-prices/")
    assert student.locator(".assigned a").count() == 0


def test_scheduled_text_appears_at_its_time(page_at):
    factories.published("pier", title="The pier")
    text = factories.article()
    student = page_at(390)
    student.goto("/articles/")
    moment = timezone.now() + datetime.timedelta(seconds=SECONDS)

    publish_revision(by=None, revision=text.revisions.get(), at=moment)
    student.wait_for_timeout(600)
    early = student.goto("/articles/ferry/").status
    student.goto("/articles/")
    shelf_early = student.locator(".spines h3").all_inner_texts()
    assert timezone.now() < moment
    student.wait_for_timeout(1000 * (moment - timezone.now()).total_seconds() + 50)
    late = student.goto("/articles/ferry/").status
    student.goto("/articles/")

    assert (early, shelf_early) == (404, ["The pier"])
    assert late == 200
    assert sorted(student.locator(".spines h3").all_inner_texts()) == [
        "Notes on a ferry",
        "The pier",
    ]
