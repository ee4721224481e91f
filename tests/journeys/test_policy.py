"""No page breaks the Content-Security-Policy: the desk's own and those of Django's admin.

`page_at` fails a test whose pages broke it.
"""

import pytest
from django.contrib.auth import get_user_model

from articles.models import Article
from portal.lessons.models import QuestionKind, Step, StepKind
from tests import factories
from tests.journeys.people import desks, go, sign_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]


@pytest.fixture
def desk(page_at):
    """The desk of an administrator, with something of most kinds."""
    text = factories.published()
    text.themes.add(factories.theme())
    factories.annotation(text, "the fare")
    factories.revision(text, text="The ferry leaves at eight.")
    lesson = factories.lesson()
    for title in ("First", "Second", "Third"):
        factories.step(lesson, title=title)
    factories.reading(lesson, text, title="Fourth")
    factories.module("the-quay", course=lesson.module.course, title="The quay", position=1)
    factories.person("operator", is_staff=True, is_superuser=True)
    return sign_in(page_at(1280, height=3000), "operator")


def test_every_page_of_the_admin_keeps_the_policy(desk):
    seen = {"/admin/", "/admin/password_change/"}
    for model, options in desks().items():
        start = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        seen.add(start)
        if any((pattern.name or "").endswith("_add") for pattern in options.get_urls()):
            seen.add(f"{start}add/")
        if row := model._default_manager.first():
            seen |= {f"{start}{row.pk}/{page}/" for page in ("change", "history", "delete")}
    text = f"/admin/articles/article/{Article.objects.get().pk}"
    seen |= {f"{text}/annotate/", f"{text}/annotate/?by=sentences", f"{text}/edit/"}
    seen |= {f"{text}/revisions/2/changes/", f"{text}/withdraw/"}
    lesson = Step.objects.first().lesson_id
    seen.remove("/admin/lessons/step/add/")  # a step begins with its lesson and its kind
    seen |= {f"/admin/lessons/step/add/?lesson={lesson}&kind={kind}" for kind in StepKind.values}
    seen |= {f"/admin/lessons/question/add/?kind={kind}" for kind in QuestionKind.values}

    statuses = {}
    for path in sorted(seen):
        statuses[path] = desk.goto(path).status
        desk.wait_for_load_state("networkidle")

    assert len(statuses) > 30
    assert {path for path, status in statuses.items() if status not in (200, 403)} == set()


def test_steps_of_a_lesson_are_dragged_into_another_order(desk):
    desk.goto(f"/admin/lessons/lesson/{Step.objects.first().lesson_id}/change/")
    titles = desk.locator("#steps-group .has_original .field-title_shown")
    handles = desk.locator("#steps-group .has_original .original p")
    assert handles.count() == 4
    top, next_one = handles.nth(0).bounding_box(), handles.nth(1).bounding_box()
    middle = top["x"] + 10

    desk.mouse.move(middle, next_one["y"] + 5)
    desk.mouse.down()
    desk.mouse.move(middle, top["y"] + 2, steps=30)
    # The list rearranges itself while the pointer moves over it, once an animation is over.
    for move in range(200):
        if titles.first.inner_text() == "Second":
            break
        desk.mouse.move(middle, top["y"] + 2 + move % 2)
    desk.mouse.up()
    go(desk, "[name=_continue]")

    assert list(Step.objects.order_by("position").values_list("title", flat=True)) == [
        "Second",
        "First",
        "Third",
        "Fourth",
    ]


def test_steps_are_ordered_by_number_without_script(page_at, desk):
    lesson = Step.objects.first().lesson_id
    page = sign_in(page_at(390, script=False), "operator")

    page.goto(f"/admin/lessons/lesson/{lesson}/change/")
    for row, number in enumerate([4, 3, 2, 1]):
        page.fill(f"[name=steps-{row}-position]", str(number))
    go(page, "[name=_continue]")

    assert list(Step.objects.order_by("position").values_list("title", flat=True)) == [
        "Fourth",
        "Third",
        "Second",
        "First",
    ]


def test_people_are_kept_by_an_operator(desk):
    desk.goto("/admin/accounts/user/add/")
    desk.fill("[name=username]", "new-editor")
    desk.fill("[name=password1]", factories.people.PASSWORD)
    desk.fill("[name=password2]", factories.people.PASSWORD)
    go(desk, "[name=_save]")

    assert get_user_model().objects.filter(username="new-editor").count() == 1
