"""A digest of what pages are made with."""

import re

import pytest

from portal.ui.release import MADE_WITH, ROOMS, release


@pytest.fixture
def tree(settings, tmp_path):
    """A release of one file of each sort in each room."""
    for room in ROOMS:
        (tmp_path / room / "pages").mkdir(parents=True)
        for suffix in MADE_WITH:
            (tmp_path / room / "pages" / f"made{suffix}").write_text(f"{room} {suffix}", "utf-8")
    settings.BASE_DIR = tmp_path
    release.cache_clear()
    yield tmp_path
    release.cache_clear()


def test_release_is_the_same_in_every_process(tree):
    first = release()
    release.cache_clear()

    assert release() == first
    assert re.fullmatch("[0-9a-f]{24}", first)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("suffix", MADE_WITH)
def test_release_changes_with_each_file_that_pages_are_made_with(tree, room, suffix):
    first = release()
    (tree / room / "pages" / f"made{suffix}").write_text("another", "utf-8")
    release.cache_clear()

    assert release() != first


def test_release_changes_with_the_address_that_pages_name(tree, settings):
    first = release()
    settings.SITE_URL = "https://elsewhere.example"
    release.cache_clear()

    assert release() != first
