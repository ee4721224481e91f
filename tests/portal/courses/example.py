"""The course that stands in the documentation, as files that a test can change."""

import hashlib
import re
from pathlib import Path

from tests.samples import ROOT

PAGE = ROOT / "docs/reference/course-files.md"
SHIPPED = ROOT / "portal/courses/viet-nam-international-integration"

COURSE = "course.yaml"
THEMES = "themes.yaml"
TERMS = "terms.yaml"
SOURCE = "sources/letter-1950.yaml"
DIGEST = "digests/letter-1950-digest.md"
PLACES = "places/letter-1950-digest.yaml"
ANNOTATIONS = "annotations/letter-1950-digest.jsonld"
EVENTS = "events.yaml"
INDICATORS = "indicators.yaml"
MODULE = "modules/01-one-letter/module.yaml"
LESSON = "modules/01-one-letter/lessons/01-what-she-says.md"

DESK = """  - kind: corroboration
    title:
      en: Compare
    event: flood
    prompt: null
  - kind: close_reading
    title:
      en: Slowly
    passage:
      digest: letter-1950-digest
      exact: two neighbours
    prompts:
      en: [Who are they?]
  - kind: question
    title:
      en: Show it
    question:
      kind: evidence
      prompt:
        en: Where does she name others?
      text: letter-1950-digest
      evidence:
        - exact: two neighbours who have left
---
"""
"""Steps to stand behind those of the lesson, in place of its last line."""

LETTER = (
    b"The river\n\nIt took all of it in one night, she says here."
    b" Last year's stood in forty houses.\n"
)
"""The file of the letter, whose checksum and places the example has."""
LETTER_SHA256 = hashlib.sha256(LETTER).hexdigest()

_FILE = re.compile(
    r"^`([\w/-]+\.(?:yaml|md|jsonld))`.*?^```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE
)


def example_files() -> dict[str, str]:
    """The files of the example, by name."""
    return {match[1]: match[2] for match in _FILE.finditer(PAGE.read_text(encoding="utf-8"))}


def write_example(folder: Path) -> Path:
    """Write the example into a folder."""
    for name, text in example_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace words in a file; they must be there."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{old!r} is not in {name}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
