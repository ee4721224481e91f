"""What people call the kinds of uses."""

import pytest
from django.utils.translation import override

from articles.uses import name_of


@pytest.mark.parametrize(
    ("kind", "name"),
    [("mention", "lần nhắc đến"), ("attestation", "chứng dẫn"), ("observation", "quan sát")],
)
def test_kind_has_a_name_in_both_languages(kind, name):
    with override("vi"):
        assert name_of(kind) == name
    with override("en"):
        assert name_of(kind) == kind


def test_kind_without_a_name_is_called_as_it_is():
    assert name_of("nothing-of-the-kind") == "nothing-of-the-kind"
