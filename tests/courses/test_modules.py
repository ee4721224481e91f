"""The modules and lessons of the shipped course, read as files."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.samples import ROOT, TEXTS, needs_samples

MODULES = ROOT / "portal/courses/viet-nam-international-integration/modules"
EXPLANATION = ROOT / "docs/explanation/reading-like-a-historian.md"
LESSONS = sorted(MODULES.glob("*/lessons/*.md"))

ORDER = [
    "an-open-door",
    "what-does-integration-mean",
    "renewal",
    "at-the-table",
    "one-resolution-four-dates",
    "counting-partners",
    "benefits-and-costs",
    "promises-for-2030-and-2045",
]
LAST_PARAGRAPH = {
    "communist-review-2023-digest": 31,
    "do-son-hai-2014-digest": 23,
    "vu-van-hien-2017-digest": 32,
    "to-lam-2025-digest": 45,
    "vu-van-hien-2018-digest": 28,
}
LANGUAGES = {"en", "vi"}
STEP_KEYS = {"text": {"kind", "title", "body"}, "reading": {"kind", "title", "text", "prompt"}}
KINDS = {
    *("text", "reading", "sourcing", "context", "corroboration"),
    *("close_reading", "concordance", "figure", "sequence", "question", "summary"),
}
QUESTIONS = {
    *("single", "multiple", "true_false", "short", "number"),
    *("ordering", "matching", "free", "evidence"),
}
LONGEST_EXPLANATION = 170  # English words: the learner came to read the sources
LONGEST_COPIED_RUN = 7  # words in a row that may stand in a source as well


def read_module(folder: Path) -> dict[str, Any]:
    return yaml.safe_load((folder / "module.yaml").read_text(encoding="utf-8"))


def read_lesson(path: Path) -> dict[str, Any]:
    """The front matter of a lesson, which is the whole of its file."""
    opening, front_matter, rest = path.read_text(encoding="utf-8").split("---\n")
    if opening or rest:
        raise ValueError(f"{path} has text outside its front matter")
    return yaml.safe_load(front_matter)


def module_folders() -> list[Path]:
    return sorted(path.parent for path in MODULES.glob("*/module.yaml"))


def translated(value: object) -> Iterator[dict[str, Any]]:
    """Each mapping of languages inside a value; what is the same in both is written once."""
    if isinstance(value, dict):
        if LANGUAGES & value.keys():
            if set(value) == LANGUAGES and value["vi"] is None and value["en"].isdecimal():
                return
            yield value
        else:
            for part in value.values():
                yield from translated(part)
    elif isinstance(value, list):
        for part in value:
            yield from translated(part)


def assigned_paragraphs(prompt: str) -> list[int]:
    """The numbers that a prompt sets in bold as the paragraphs to read."""
    bold = re.findall(r"\*\*((?:paragraphs?|đoạn) [^*]+)\*\*", prompt)
    return [int(number) for words in bold for number in re.findall(r"\d+", words)]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    length = LONGEST_COPIED_RUN + 1
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


lessons = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parts[-3])
modules = pytest.mark.parametrize("folder", module_folders(), ids=lambda folder: folder.name)


def test_modules_stand_in_the_order_of_the_course():
    slugs = [read_module(folder)["slug"] for folder in module_folders()]

    assert slugs == ORDER


def test_folders_carry_the_number_and_slug_of_their_module():
    names = [folder.name for folder in module_folders()]

    assert names == [f"{number:02}-{slug}" for number, slug in enumerate(ORDER, start=1)]


@modules
def test_module_has_its_parts_in_both_languages(folder):
    module = read_module(folder)

    assert list(module) == ["slug", "title", "question", "aims", "period"]
    assert {language: len(aims) for language, aims in module["aims"].items()} == {"en": 3, "vi": 3}
    assert [set(parts) for parts in translated(module)] == [LANGUAGES] * 3


@modules
def test_module_period_is_a_year_or_an_interval_of_years(folder):
    period = read_module(folder)["period"]

    match = re.fullmatch(r"(\d{4})(?:/(\d{4}))?", period)

    assert match
    assert 1945 <= int(match[1]) <= int(match[2] or match[1]) <= 2045


@modules
def test_module_has_a_first_lesson(folder):
    numbers = [path.name[:3] for path in sorted((folder / "lessons").iterdir())]

    assert numbers[0] == "01-"


@lessons
def test_lesson_has_its_parts(path):
    lesson = read_lesson(path)

    assert list(lesson) == ["slug", "title", "question", "aims", "level", "minutes", "steps"]
    assert path.name[3:] == f"{lesson['slug']}.md"
    assert lesson["level"] in {"introductory", "intermediate", "advanced"}
    assert 30 <= lesson["minutes"] <= 90
    assert {len(aims) for aims in lesson["aims"].values()} <= {2, 3}


@lessons
def test_lesson_is_written_in_both_languages(path):
    parts = list(translated(read_lesson(path)))

    assert {frozenset(part) for part in parts} == {frozenset(LANGUAGES)}
    assert all(text for part in parts for text in part.values())


@lessons
def test_lesson_in_vietnamese_is_vietnamese(path):
    texts = [part["vi"] for part in translated(read_lesson(path))]
    joined = " ".join(text if isinstance(text, str) else " ".join(text) for text in texts)

    letters = [character for character in joined if character.isalpha()]
    accented = [character for character in letters if not character.isascii()]

    assert unicodedata.is_normalized("NFC", joined)
    assert len(accented) > len(letters) / 5


@lessons
def test_lesson_has_four_to_nine_steps_of_known_kinds(path):
    steps = read_lesson(path)["steps"]

    assert 4 <= len(steps) <= 9
    assert {step["kind"] for step in steps} <= KINDS
    plain = [step for step in steps if step["kind"] in STEP_KEYS]
    assert [set(step) - {"paragraphs", "terms"} for step in plain] == [
        STEP_KEYS[step["kind"]] for step in plain
    ]


def test_course_uses_each_kind_of_step_and_question():
    steps = [step for path in LESSONS for step in read_lesson(path)["steps"]]

    assert {step["kind"] for step in steps} == KINDS
    asked = {step["question"]["kind"] for step in steps if step["kind"] == "question"}
    assert asked == QUESTIONS


@lessons
def test_lesson_reads_at_least_twice_and_ends_with_writing(path):
    steps = read_lesson(path)["steps"]

    readings = [step["text"] for step in steps if step["kind"] == "reading"]

    assert len(readings) >= 2
    assert set(readings) <= set(LAST_PARAGRAPH)
    asks_for_words = any(step.get("question", {}).get("kind") == "free" for step in steps)
    assert asks_for_words or "notebook" in steps[-1]["body"]["en"]


@lessons
def test_lesson_explains_briefly(path):
    bodies = [step["body"]["en"] for step in read_lesson(path)["steps"] if step["kind"] == "text"]

    assert [body for body in bodies if len(body.split()) > LONGEST_EXPLANATION] == []


@lessons
def test_prompt_sends_both_languages_to_paragraphs_that_the_source_has(path):
    readings = [step for step in read_lesson(path)["steps"] if step["kind"] == "reading"]

    for step in readings:
        numbers = assigned_paragraphs(step["prompt"]["en"])

        assert numbers
        assert assigned_paragraphs(step["prompt"]["vi"]) == numbers
        assert 1 <= min(numbers) <= max(numbers) <= LAST_PARAGRAPH[step["text"]]


@needs_samples
def test_no_run_of_eight_words_comes_from_a_source():
    sources = set()
    for text in TEXTS.glob("*.txt"):
        sources |= runs_of(words_of(text.read_text(encoding="utf-8-sig")))
    ours = [path for path in MODULES.rglob("*") if path.is_file()]

    copied = {
        path.name: runs & sources
        for path in [*ours, EXPLANATION]
        if (runs := runs_of(words_of(path.read_text(encoding="utf-8")))) & sources
    }

    assert copied == {}
