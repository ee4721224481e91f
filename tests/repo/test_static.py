"""Static files as they are shipped: collected, compressed, named by their content."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from tests.repo.tree import ROOT

NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
PAGES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "templates").rglob("*.html"))]


@pytest.mark.parametrize("page", PAGES)
def test_page_names_static_files_that_exist(page):
    names = NAMED.findall((ROOT / page).read_text("utf-8"))

    assert [name for name in names if finders.find(name) is None] == []


def test_every_static_file_finds_those_that_it_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()
