"""The guards of the test suite do refuse."""

import pytest
from django.db import connection
from django.template import engines

pytestmark = pytest.mark.django_db


class Asks:
    def __str__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return str(cursor.fetchone()[0])


def page(request_context):
    return engines["django"].get_template("_components/message.html").render(request_context)


def test_template_that_queries_is_refused():
    with pytest.raises(AssertionError, match=r"_components/message\.html asked the database"):
        page({"message": {"title": Asks()}})


@pytest.mark.queries_in_templates
def test_template_may_query_where_a_test_says_so():
    assert "1" in page({"message": {"title": Asks()}})
