"""Themes."""

import pytest
from django.db import IntegrityError

from tests.factories import theme

pytestmark = pytest.mark.django_db


def test_theme_address_is_unique():
    theme("trade")

    with pytest.raises(IntegrityError):
        theme("trade")


def test_theme_says_its_name():
    assert str(theme()) == "Trade"
