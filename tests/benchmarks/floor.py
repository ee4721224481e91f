"""The floor that pages are measured against: a bare Django view with given bytes, no middleware."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

PAGE = Path(os.environ["FLOOR_PAGE"]).read_bytes()
ENCODING = os.environ.get("FLOOR_ENCODING", "")


def page(request: HttpRequest) -> HttpResponse:
    """The bytes."""
    headers = {"Content-Encoding": ENCODING} if ENCODING else {}
    return HttpResponse(PAGE, headers=headers)


urlpatterns = [path("", page)]
settings.configure(ROOT_URLCONF=__name__, SECRET_KEY="floor", ALLOWED_HOSTS=["*"], MIDDLEWARE=[])
django.setup()
application = get_wsgi_application()
