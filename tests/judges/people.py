"""What only somebody who is signed in sees: every page of the matrix, and each kind of question."""

from django.test import Client
from django.urls import reverse

from portal.lessons.models import Course, StepKind
from tests import factories
from tests.access.matrix import ROWS
from tests.access.world import plant
from tests.factories import questions
from tests.factories.people import PASSWORD

ROLES = ("student_a", "teacher_a", "editor", "administrator")
"""Those whose pages differ."""
GIVEN = {
    "short": {"words": "Shells"},
    "number": {"number_written": "99"},
    "free": {"words": "Three coins."},
    "evidence": {"sentence": ["4"]},
}
"""Answers by kind of question, which is judged before and after."""


def plant_everything():
    """The world of the matrix with a question of each kind; its people, and addresses of more."""
    people, places = plant()
    module = factories.module("what-is-asked", course=Course.objects.get())
    lesson = factories.lesson("asked", module=module)
    more = {"student_a": [], "editor": [], "answers": {}}
    for kind, make in questions.KINDS.items():
        question = make()
        address = reverse("study:question", args=[questions.asking(question, within=lesson).pk])
        more["student_a"].append(address)
        if kind in GIVEN:
            more["answers"][address] = {"attempt": 1, **GIVEN[kind]}
            more["student_a"].append(f"{address}?answered")
        more["editor"].append(reverse("admin:lessons_question_change", args=[question.pk]))
        if question.article_id:
            more["editor"].append(reverse("admin:lessons_question_evidence", args=[question.pk]))
    add = reverse("admin:lessons_step_add")
    more["editor"] += [f"{add}?lesson={lesson.pk}&kind={kind}" for kind in StepKind]
    more["editor"].append(reverse("admin:lessons_lesson_change", args=[lesson.pk]))
    return people, places, more


def signed_in(person):
    """Somebody who signed in just now."""
    client = Client()
    form = {"username": person.username, "password": PASSWORD}
    assert client.post("/accounts/sign-in/", form).status_code == 302
    return client


def pages_of(role, client, places, more):
    """The addresses that answer a role with a page, and their HTML."""
    rows = [row for rows in ROWS.values() for row in rows]
    paths = [
        row.path.format_map(places)
        for row in rows
        if row.method == "GET" and row.answers[role] == "ok" and row.answers["anonymous"] != "ok"
    ]
    found = {}
    for path in [*paths, *more.get(role, ())]:
        if path.endswith("?answered"):
            client.post(path, more["answers"][path.removesuffix("?answered")])
        response = client.get(path)
        assert response.status_code == 200, path
        if response.content[:50].lstrip().startswith(b"<!DOCTYPE"):
            found[path] = response.content.decode()
    return found
