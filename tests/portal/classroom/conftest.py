"""What tests of classes share."""

import pytest


@pytest.fixture(autouse=True)
def _failures_of_this_test_alone(settings):
    """Count in the database, which is new for each test, unlike a cache that is running outside."""
    settings.SHARED_CACHE = False
