"""What migrations do with what is stored."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Revision, Source
from tests.factories import article, revision, source

pytestmark = pytest.mark.django_db


def test_every_revision_gets_its_checksum():
    made = article()
    for number in range(60):  # more than are read at a time
        revision(made, text=f"The ferry leaves at {number}.")
    sums = dict(Revision.objects.values_list("pk", "document_sha256"))
    Revision.objects.update(document_sha256="")

    import_module("articles.migrations.0005_checksum_of_a_document").sum_up(apps, None)

    assert dict(Revision.objects.values_list("pk", "document_sha256")) == sums
    assert len(set(sums.values())) == 61


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("No. 902", "902"),
        ("no 902 (12)", "902 (12)"),
        ("số 12", "12"),
        ("902", "902"),
        ("Vol. 5, No. 2", "Vol. 5, No. 2"),
        ("No. 2, winter", "No. 2, winter"),
        ("Northern edition", "Northern edition"),
        ("", ""),
    ],
)
def test_issues_are_kept_as_numbers(before, after):
    made = source()
    Source.objects.update(issue=before)

    import_module("articles.migrations.0006_issues_as_numbers").keep_the_number(apps, None)

    made.refresh_from_db()
    assert made.issue == after
