"""What tests of accounts share."""

import threading

import pytest


@pytest.fixture(autouse=True)
def _failures_of_this_test_alone(settings):
    """Count in the database, which is new for each test, unlike a cache that is running outside."""
    settings.SHARED_CACHE = False


@pytest.fixture
def joined_letters():
    """Wait until every letter is sent."""

    def join():
        for thread in threading.enumerate():
            if thread.name.endswith("(send)"):
                thread.join()

    return join
