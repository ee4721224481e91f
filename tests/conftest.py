"""What holds for every test."""

from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.template.base import Template

from articles.queries.reading import forget_documents
from portal.ui.page_store import store

pytest_plugins = ["tests.browser"]

hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")  # however busy it is: no test looks at a clock

PAGES = Path(settings.BASE_DIR) / "templates"
DESK = PAGES / "admin"


@pytest.fixture(autouse=True)
def _empty_page_store(request, monkeypatch):
    """No test sees the pages or texts of another, and none depends on how long it takes.

    Journeys keep the store's own patience: in them a change is seen as readers would see it.
    """
    if "live_server" not in request.fixturenames:
        monkeypatch.setattr("portal.ui.page_store.LOOK_EVERY", 3600)
    store.clear()
    forget_documents()
    yield
    store.clear()


@pytest.fixture(autouse=True)
def _no_queries_in_templates(request, monkeypatch):
    """Refuse a query while one of our pages renders: pages gives templates finished values."""
    if request.node.get_closest_marker("queries_in_templates"):
        return
    render = Template.render

    def guarded(template, context):
        path = Path(template.origin.name)
        if not path.is_relative_to(PAGES) or path.is_relative_to(DESK):
            return render(template, context)
        with connection.execute_wrapper(_refuse(path)):
            return render(template, context)

    monkeypatch.setattr(Template, "render", guarded)


def _refuse(path):
    def wrapper(execute, sql, params, many, context):
        raise AssertionError(f"{path.relative_to(PAGES)} asked the database: {sql}")

    return wrapper
