"""Courses, modules and lessons on the desk."""

import json

import pytest

from portal.lessons.models import Lesson, Module
from portal.ui.models import Generation
from tests.articles.admin.conftest import asked, person
from tests.factories import course, lesson, module

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def desk(client):
    client.force_login(person("editor", "articles", "lessons"))
    return client


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("kind", "times"), [("course", 10), ("module", 11), ("lesson", 11)])
def test_changelists_ask_a_fixed_number_of_times(desk, kind, times, count):
    home = course()
    for index in range(count):
        row = module(f"m{index}", course=home)
        lesson(f"l{index}", module=row)
    desk.get(f"/admin/lessons/{kind}/")

    page, found = asked(desk, f"/admin/lessons/{kind}/")

    assert found == times
    assert page.context["cl"].result_count == (1 if kind == "course" else count)


def test_dragging_orders_rows_and_tells_the_page_store(desk):
    home = course()
    first, second = (module(s, course=home, position=p) for s, p in (("a", 1), ("b", 2)))
    before = Generation.current()

    answer = desk.post(
        "/admin/lessons/module/adminsortable2_update/",
        json.dumps({"updatedItems": [[second.pk, 1], [first.pk, 2]]}),
        content_type="application/json",
    )

    assert answer.status_code == 200
    assert list(Module.objects.order_by("position")) == [second, first]
    assert Generation.current() > before


def test_dragging_is_forbidden_without_rights(client):
    client.force_login(person("other", "articles"))

    answer = client.post("/admin/lessons/module/adminsortable2_update/", "{}", "application/json")

    assert answer.status_code == 403


def test_number_field_orders_rows(desk):
    kept = lesson()
    page = desk.get(f"/admin/lessons/module/{kept.module_id}/change/")

    html = page.content.decode()
    assert 'type="number" name="lessons-0-position"' in html
    assert 'name="position"' in html


def test_actions_publish_and_take_back(desk):
    kept = lesson(published_at=None)
    chosen = {"_selected_action": [kept.pk], "index": 0}

    desk.post("/admin/lessons/lesson/", {"action": "publish_rows", **chosen})
    published = Lesson.objects.published().count()
    desk.post("/admin/lessons/lesson/", {"action": "unpublish_rows", **chosen})

    assert (published, Lesson.objects.published().count()) == (1, 0)


def test_list_links_to_the_preview(desk):
    kept = lesson(published_at=None)

    page = desk.get("/admin/lessons/lesson/").content.decode()

    assert f'href="/lessons/{kept.pk}/preview/"' in page
    assert desk.get(f"/lessons/{kept.pk}/preview/").status_code == 200
