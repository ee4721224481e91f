"""Steps that are taken out of their lessons, and what learners did there."""

import pytest

from articles.uses import uses_of
from portal.lessons.models import Step
from portal.study.models import Guess
from tests.articles.admin.conftest import person
from tests.factories import (
    administrator,
    lesson,
    published,
    sourcing,
    step,
)
from tests.factories import person as learner

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def desk(client):
    client.force_login(person("editor", "articles", "lessons"))
    return client


LESSON = {
    "title": "Two prices",
    "slug": "two-prices",
    "question": "Which price is right?",
    "level": "introductory",
    "minutes": 45,
    "position": 0,
}
"""What the form of a lesson asks for beside its steps."""


def change(desk, made, **data):
    return desk.post(f"/admin/lessons/step/{made.pk}/change/", data)


def test_step_is_deleted_and_the_lesson_opens_again(desk):
    made = step(lesson())

    answer = desk.post(f"/admin/lessons/step/{made.pk}/delete/", {"post": "yes"})

    assert answer["Location"] == f"/admin/lessons/lesson/{made.lesson_id}/change/#steps-group"
    assert Step.objects.count() == 0


@pytest.fixture
def guessed():
    """A step of a lesson at which somebody has guessed."""
    made = sourcing(lesson(), published())
    Guess.objects.create(person=learner("mai"), step=made, who="a boatman", trust="most")
    return made


def test_step_at_which_learners_worked_is_taken_out_and_kept(desk, guessed):
    address = f"/admin/lessons/step/{guessed.pk}/delete/"

    asked_first = desk.get(address).content.decode()
    answer = desk.post(address, {"post": "yes"}, follow=True)

    assert "taken out and kept, for 1 thing that learners did there" in asked_first
    assert "It is kept, with what learners did there." in answer.content.decode()
    assert Guess.objects.get().step == guessed
    guessed.refresh_from_db()
    assert guessed.is_retired
    assert f"/admin/lessons/step/{guessed.pk}/restore/" in answer.content.decode()


def test_step_that_is_ticked_in_its_lesson_is_kept_as_well(desk, guessed):
    kept = guessed.lesson
    other = step(kept)
    rows = {
        f"steps-{place}-{name}": value
        for place, each in enumerate((guessed, other))
        for name, value in (("id", each.pk), ("lesson", kept.pk), ("position", place))
    }
    forms = {"steps-TOTAL_FORMS": 2, "steps-INITIAL_FORMS": 2}
    ticked = {"steps-0-DELETE": "on", "steps-1-DELETE": "on"}

    desk.post(
        f"/admin/lessons/lesson/{kept.pk}/change/",
        {**LESSON, "module": kept.module_id, **forms, **rows, **ticked},
    )

    assert list(Step.objects.values_list("pk", "is_retired")) == [(guessed.pk, True)]
    assert Guess.objects.count() == 1


def test_step_that_was_taken_out_comes_back(desk, guessed, client_of):
    desk.post(f"/admin/lessons/step/{guessed.pk}/delete/", {"post": "yes"})
    guesser = Guess.objects.get().person
    private = f"/study/guesses/{guessed.pk}/"
    hidden = client_of(guesser).get(private).status_code
    address = f"/admin/lessons/step/{guessed.pk}/restore/"

    by_link = desk.get(address).status_code
    by_stranger = client_of(person("other", "articles")).post(address).status_code
    answer = desk.post(address)

    assert (hidden, by_link, by_stranger) == (404, 404, 403)
    assert answer["Location"] == f"/admin/lessons/lesson/{guessed.lesson_id}/change/#steps-group"
    assert client_of(guesser).get(private).context["page"].rows[0].guess == "a boatman"


def test_step_that_was_taken_out_is_in_no_lesson(desk, guessed, client):
    desk.post(f"/admin/lessons/step/{guessed.pk}/delete/", {"post": "yes"})

    lesson_page = client.get("/modules/the-fare/two-prices/").content.decode()
    own_page = desk.get(f"/admin/lessons/step/{guessed.pk}/change/")

    assert f"/study/guesses/{guessed.pk}/" not in lesson_page
    assert own_page.status_code == 302
    [use] = uses_of(guessed.article)
    assert use.address == f"/admin/lessons/lesson/{guessed.lesson_id}/change/"
    assert not use.is_public


@pytest.mark.parametrize("kind", ["lesson", "module", "course"])
def test_what_learners_worked_at_is_not_deleted_with_what_holds_it(client, guessed, kind):
    client.force_login(administrator())
    held = guessed.lesson
    key = {"lesson": held.pk, "module": held.module_id, "course": held.module.course_id}[kind]
    address = f"/admin/lessons/{kind}/{key}/delete/"

    page = client.get(address).content.decode()
    client.post(address, {"post": "yes"})
    Guess.objects.all().delete()
    allowed = client.post(address, {"post": "yes"}).status_code

    assert f"{guessed}: 1 thing that learners did there" in page
    assert (allowed, Step.objects.count()) == (302, 0)


def test_text_that_somebody_guessed_stays(desk, guessed):
    other = published("another")

    change(desk, guessed, title="Guess again", article=other.pk)
    guessed.refresh_from_db()
    kept = guessed.article
    Guess.objects.all().delete()
    change(desk, guessed, title="Guess once more", article=other.pk)
    guessed.refresh_from_db()

    assert (kept.slug, guessed.article) == ("ferry", other)
    assert guessed.title == "Guess once more"
