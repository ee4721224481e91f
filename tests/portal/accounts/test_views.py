"""Signing in."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("/articles/ferry/", "?next=%2Farticles%2Fferry%2F"),
        ("https://elsewhere.example/", ""),
        ("", ""),
    ],
)
def test_sign_in_keeps_where_one_was_going_in_the_other_language(client, asked, kept):
    response = client.get("/accounts/sign-in/", {"next": asked})

    assert response.context["page"].other_language.url == f"/vi/accounts/sign-in/{kept}"
