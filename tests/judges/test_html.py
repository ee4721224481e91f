"""The Nu HTML checker finds nothing on any public page."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.browser import require

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROKEN = "<!DOCTYPE html><html lang=en><title>Broken</title><p id=a><p id=a>"


def test_html_checker_finds_nothing(public_pages, tmp_path):
    require("The Nu HTML checker (npm ci in tests/judges)", CHECKER.exists())
    require("Java", shutil.which("java"))
    files = {tmp_path / "broken.html": BROKEN}
    for number, html in enumerate(public_pages.values()):
        files[tmp_path / f"{number}.html"] = html
    for file, html in files.items():
        file.write_text(html, "utf-8")

    run = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", *map(str, files)],
        check=False,
        capture_output=True,
        text=True,
    )

    # It exits with 0 when it refuses to work, so a broken page shows that it read the files.
    names = dict(zip([file.name for file in files], ["broken", *public_pages], strict=True))
    messages = [
        (names[Path(message["url"]).name], message["message"], message.get("extract", ""))
        for message in json.loads(run.stdout)["messages"]
    ]
    assert [page for page, *_rest in messages].count("broken") > 0
    faults = [message for message in messages if message[0] != "broken"]
    assert faults == [], "\n".join(map(str, faults))
