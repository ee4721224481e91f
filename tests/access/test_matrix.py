"""Every route, every role: who gets what, and who sees which words."""

import re

import pytest
from django.db import transaction
from django.test import Client

from tests.access.matrix import ROWS
from tests.access.routes import routes
from tests.access.world import CANARIES, EVERYBODY, ROLES, plant
from tests.factories.people import PASSWORD

REFUSED = {403, 404, 405}


def test_every_route_has_a_row_and_every_row_a_route():
    named = {row.route for rows in ROWS.values() for row in rows}

    assert named == {name for name, _pattern in routes()}


def test_every_row_answers_every_role():
    assert [
        row.path for rows in ROWS.values() for row in rows if row.answers.keys() != EVERYBODY
    ] == []


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.queries_in_templates
@pytest.mark.parametrize("area", ROWS)
def test_matrix_has_no_deviation(area, settings):
    settings.SHARED_CACHE = False
    people, places = plant()
    cookies = {role: _cookies_of(people.get(role)) for role in ROLES}

    deviations = [
        deviation
        for row in ROWS[area]
        for role in ROLES
        for deviation in _deviations(row, role, cookies[role], places)
    ]

    assert not deviations, "\n".join(deviations)


def _cookies_of(person):
    """The cookies of somebody who signed in just now."""
    client = Client()
    if person:
        form = {"username": person.username, "password": PASSWORD}
        assert client.post("/accounts/sign-in/", form).status_code == 302
    return client.cookies


def _ask(row, path, cookies, places):
    """The answer, after which all is as before."""
    client = Client()
    client.cookies.load(cookies.output(header=""))
    data = {name: value.format_map(places) for name, value in row.data.items()}
    with transaction.atomic():
        response = (
            client.generic(row.method, path) if row.method == "GET" else client.post(path, data)
        )
        response.content  # noqa: B018 - what streams reads the database too
        transaction.set_rollback(True)
    return response


def _deviations(row, role, cookies, places):
    path = row.path.format_map(places)
    expected = row.answers[role]
    response = _ask(row, path, cookies, places)
    told = f"{row.method} {path} as {role}:"
    if not _is(expected, response):
        where = response.get("Location", "")
        yield f"{told} {response.status_code} {where}, expected {expected}"
    if expected == "hide" and row.absent:
        absent = _ask(row, row.absent.format_map(places), cookies, places)
        if _bare(absent) != _bare(response):
            yield f"{told} differs from what is not there"
    words = response.content.decode()
    for canary, allowed in CANARIES.items():
        if canary in words and role not in allowed:
            yield f"{told} shows {canary}"
    kept = response["Cache-Control"]
    if "public" not in kept and "no-store" not in kept:
        yield f"{told} may be kept: {kept}"
    if "public" in kept and response.cookies:
        yield f"{told} sets a cookie on a public page"


def _is(expected, response):
    to_sign_in = response.status_code == 302 and (
        "/accounts/sign-in/" in response["Location"] or "/admin/login/" in response["Location"]
    )
    match expected:
        case "ok":
            return response.status_code == 200
        case "hide":
            return response.status_code == 404
        case "login":
            return to_sign_in
        case "deny":
            return response.status_code in REFUSED or to_sign_in
    return response.status_code == int(expected)


def _bare(response):
    """What is the same for all things that are not there."""
    words = re.sub(r'csrfmiddlewaretoken" value="[^"]+|\d+', "", response.content.decode())
    return response.status_code, words
