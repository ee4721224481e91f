"""Pages that are the same for everyone."""

import pytest
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory

from portal.ui.public import PUBLIC, PersonalPageError, public_page


def request_of(method="get"):
    request = getattr(RequestFactory(), method)("/")
    request.user, request.session = "the user", {"key": "the session"}
    return request


@pytest.mark.parametrize(
    "reach",
    [
        lambda request: request.user.is_authenticated,
        lambda request: request.user.pk,
        lambda request: request.session.get("key"),
        lambda request: request.session["key"],
        lambda request: "key" in request.session,
    ],
)
def test_public_page_refuses_to_reach_for_a_person(reach):
    @public_page
    def view(request):
        reach(request)
        return HttpResponse()

    with pytest.raises((PersonalPageError, TypeError)):
        view(request_of())


def test_public_page_refuses_a_template_that_reaches_for_a_person():
    class Personal(SimpleTemplateResponse):
        @property
        def rendered_content(self):
            return str(self.asked.user.is_authenticated)

    @public_page
    def view(request):
        response = Personal("unused")
        response.asked = request
        return response

    with pytest.raises(PersonalPageError):
        view(request_of())


def test_public_page_gives_the_person_back_to_what_stands_above():
    request = request_of()

    public_page(lambda _: HttpResponse())(request)

    assert (request.user, request.session) == ("the user", {"key": "the session"})


def test_public_page_gives_the_person_back_after_an_error():
    request = request_of()

    def view(_):
        raise LookupError

    with pytest.raises(LookupError):
        public_page(view)(request)
    assert request.user == "the user"


def test_public_page_may_be_kept():
    response = public_page(lambda _: HttpResponse("x"))(request_of())

    assert response["Cache-Control"] == PUBLIC


def test_public_page_that_is_not_there_may_not_be_kept():
    response = public_page(lambda _: HttpResponse("x", status=404))(request_of())

    assert "Cache-Control" not in response


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_public_page_takes_no_other_method(method):
    response = public_page(lambda _: HttpResponse("x"))(request_of(method))

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
