"""Sources and their authors."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from articles.models import Source
from tests.factories import article, source

pytestmark = pytest.mark.django_db

SHA = "a" * 64


def test_source_file_is_recorded_once():
    source("first", sha256=SHA)

    with pytest.raises(IntegrityError):
        source("second", sha256=SHA)


def test_source_without_file_may_occur_often():
    source("first")
    source("second")

    assert Source.objects.count() == 2


@pytest.mark.parametrize("checksum", ["A" * 64, "a" * 63, "g" * 64, f"{SHA}\n"])
def test_checksum_is_hexadecimal(checksum):
    record = Source(slug="x", sha256=checksum)

    with pytest.raises(ValidationError, match="64"):
        record.full_clean()


def test_source_address_is_unique():
    source("ferry")

    with pytest.raises(IntegrityError):
        source("ferry")


def test_source_of_an_article_cannot_be_deleted():
    record = source()
    article(source=record)

    with pytest.raises(ProtectedError):
        record.delete()


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        ({"title": "Printed", "given_title": "Given"}, "Printed"),
        ({"title": "", "given_title": "Given"}, "Given"),
        ({"title": "", "given_title": ""}, "ferry"),
    ],
)
def test_source_is_called_by_its_title(titles, name):
    assert str(Source(slug="ferry", **titles)) == name


def test_authors_stand_in_the_order_of_the_source():
    record = source(authors=("Zoe", "Ada"))

    assert [str(author) for author in record.authors.all()] == ["Zoe", "Ada"]
