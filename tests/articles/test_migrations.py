"""What migrations do with what is stored."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Source
from tests.factories import source

pytestmark = pytest.mark.django_db


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

    import_module("articles.migrations.0005_issues_as_numbers").keep_the_number(apps, None)

    made.refresh_from_db()
    assert made.issue == after
