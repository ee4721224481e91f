"""The Nu HTML checker finds nothing on any page."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import require

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROKEN = "<!DOCTYPE html><html lang=en><title>Broken</title><p id=a><p id=a>"


TOLERATED = re.compile(
    "Attribute .(pk|order). not allowed on element .div."  # the handles of sortable2
    "|Attribute .disabled. not allowed on element .div."  # a password that is not shown
    "|(A|The first) .(select|option). element .*.required. attribute"  # a list that is looked up
    "|No .p. element in scope"  # help that is a list
    "|The value of the .for. attribute .* must be the ID of a non-hidden form control"
)
"""What Django's own desk writes."""


def test_html_checker_finds_nothing(public_pages, tmp_path):
    faults = faults_in(public_pages, tmp_path)

    assert faults == [], "\n".join(map(str, faults))


@pytest.mark.queries_in_templates
def test_html_checker_finds_nothing_behind_the_door(private_pages, tmp_path):
    pages = {
        f"{role} {path}": html
        for role, (_cookies, found) in private_pages.items()
        for path, html in found.items()
    }
    faults = [
        fault
        for fault in faults_in(pages, tmp_path)
        if "/admin/" not in fault[0] or not TOLERATED.match(fault[1])
    ]

    assert faults == [], "\n".join(map(str, faults))


def faults_in(pages, folder):
    """What the checker says: page, message, words. `pages` is name to HTML."""
    require("The Nu HTML checker (npm ci in tests/judges)", CHECKER.exists())
    require("Java", shutil.which("java"))
    files = {folder / "broken.html": BROKEN}
    for number, html in enumerate(pages.values()):
        files[folder / f"{number}.html"] = html
    for file, html in files.items():
        file.write_text(html, "utf-8")

    run = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", *map(str, files)],
        check=False,
        capture_output=True,
        text=True,
    )

    # It exits with 0 when it refuses to work, so a broken page shows that it read the files.
    names = dict(zip([file.name for file in files], ["broken", *pages], strict=True))
    messages = [
        (names[Path(message["url"]).name], message["message"], message.get("extract", ""))
        for message in json.loads(run.stdout)["messages"]
    ]
    assert [page for page, *_rest in messages].count("broken") > 0
    return [message for message in messages if message[0] != "broken"]
