"""Static files as they are shipped: collected, compressed, named by their content."""

import json
import posixpath
import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from tests.repo.tree import ROOT

IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["']([^"']+\.js)["']""")
NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
PAGES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "templates").rglob("*.html"))]


@pytest.mark.parametrize("page", PAGES)
def test_page_names_static_files_that_exist(page):
    names = NAMED.findall((ROOT / page).read_text("utf-8"))

    assert [name for name in names if finders.find(name) is None] == []


@pytest.fixture
def shipped(settings, tmp_path):
    """The folder of static files as the shipped settings collect them."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "portal.ui.static_files.StaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_every_static_file_finds_those_that_it_names(shipped):
    assert (shipped / "staticfiles.json").exists()


def test_scripts_import_each_other_by_the_names_that_pages_use(shipped):
    """Under a second name a script would run twice, and an item go two places at a press."""
    files = json.loads((shipped / "staticfiles.json").read_text("utf-8"))["paths"]
    ours = {name: hashed for name, hashed in files.items() if name.startswith("js/")}
    imported = {
        posixpath.join("js", posixpath.normpath(address))
        for hashed in ours.values()
        for address in IMPORTED.findall((shipped / hashed).read_text("utf-8"))
    }

    assert imported
    assert imported <= set(ours.values())


def test_sheet_holds_what_it_imports_in_its_order(shipped):
    """What a sheet imports, a browser would ask for when it has read the sheet."""
    files = json.loads((shipped / "staticfiles.json").read_text("utf-8"))["paths"]
    ours = [name for name in files if name.startswith("css/") and name.endswith(".css")]
    sheets = {name: (shipped / files[name]).read_text("utf-8") for name in ours}
    own = (shipped / "css" / "chronicle.css").read_text("utf-8")

    whole = sheets["css/timeline.css"]

    assert [name for name, words in sheets.items() if "@import" in words] == []
    assert whole.index("--paper:") < whole.index(".masthead") < whole.index(own)
