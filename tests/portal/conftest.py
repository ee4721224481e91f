import pytest
from django.test import Client


@pytest.fixture
def client_of():
    """A browser of its own, signed in as somebody or as nobody."""

    def make(somebody=None, **options):
        browser = Client(**options)
        if somebody is not None:
            browser.force_login(somebody)
        return browser

    return make
