"""What is documented is there, and what is there is documented."""

import re

from django.apps import apps
from django.core.management import get_commands

from tests.repo.tree import ROOT

ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
OURS = ("portal", "timeline", "articles")


def rows(page):
    return set(ROW.findall((ROOT / "docs" / "reference" / page).read_text("utf-8")))


def test_every_setting_is_documented():
    settings = (ROOT / "portal" / "settings.py").read_text("utf-8")
    read = set(re.findall(r"env(?:ironment)?(?:\.\w+)?\(\s*\"(\w+)\"", settings))

    assert rows("settings.md") == read


def test_every_command_is_documented():
    ours = {app.name for app in apps.get_app_configs() if app.name.split(".")[0] in OURS}
    commands = {name for name, app in get_commands().items() if app in ours}

    assert rows("commands.md") == commands


def test_every_make_target_is_documented():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.search(r"\.PHONY: (.+)", makefile)[1].split())
    readme = (ROOT / "README.md").read_text("utf-8")

    assert targets == set(re.findall(r"`make ([a-z-]+)", readme))


def test_links_in_documents_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
        if "://" not in target and not target.startswith("mailto:")
    ]

    assert [(page.name, to) for page, to in links if not (page.parent / to).exists()] == []
