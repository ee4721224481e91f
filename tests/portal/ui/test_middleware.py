"""What holds for every request."""

import pytest

from tests.factories import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "BREW"])
@pytest.mark.parametrize("path", ["/", "/articles/", "/healthz", "/admin/", "/static/x.css"])
def test_odd_methods_are_refused(client, method, path):
    response = client.generic(method, path)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    "path", ["/articles/%00/", "/articles/?author=%00", "/vi/articles/a%00b/", "/healthz%00"]
)
def test_nul_is_refused(client, path):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/", "/articles/", "/articles/ferry/"])
def test_public_pages_take_no_post(client, path):
    published("ferry")

    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("path", "language"),
    [("/articles/", "en"), ("/vi/articles/", "vi"), ("/", "en"), ("/vi/", "vi")],
)
def test_language_follows_the_address_alone(client, path, language):
    client.cookies["django_language"] = "vi" if language == "en" else "en"

    response = client.get(path, headers={"accept-language": "vi" if language == "en" else "en"})

    assert response["Content-Language"] == language
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/admin/login/", "/healthz", "/nowhere/"])
def test_pages_are_private_unless_declared_public(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/articles/ferry/r/99999999999999999999/",
        f"/articles/ferry/r/{'9' * 5000}/",
        "/articles/ferry/r/1/0-99999999999999999999/",
        "/articles/ferry/r/99999999999999999999/preview/",
        "/lessons/99999999999999999999/preview/",
        "/passages/unknown/",
    ],
)
def test_numbers_beyond_all_measure_find_nothing(admin_client, path):
    published("ferry")

    assert admin_client.get(path).status_code == 404
