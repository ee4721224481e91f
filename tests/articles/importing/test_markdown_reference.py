"""The page about our Markdown says what the reader does."""

import re

import pytest

from articles.importing import read_body
from articles.text import BlockKind, InlineKind
from articles.text.writing import to_markdown
from tests.samples import ROOT

PAGE = (ROOT / "docs/reference/markdown.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def block_name(block) -> str:
    name = block.kind.value.replace("_", " ")
    if block.level:
        name += f" of level {block.level}"
    if block.label:
        name += f" {block.label}"
    if block.reports:
        name += f" that reports {block.reports[0]} to {block.reports[1]}"
    return name


def inline_name(inline) -> str:
    joins = {InlineKind.FOREIGN: ", in ", InlineKind.QUOTATION: " from "}
    name = inline.kind.value.replace("_", " ")
    return name + (f"{joins.get(inline.kind, ' to ')}`{inline.target}`" if inline.target else "")


@pytest.mark.parametrize("row", rows("Blocks"), ids=lambda row: row[0])
def test_block_is_read_and_written_as_the_page_says(row):
    markdown = "\n".join(CODE.findall(row[0])) + "\n"

    document = read_body(markdown).document

    assert [block_name(block) for block in document.blocks] == [row[1]]
    assert to_markdown(document) == markdown


@pytest.mark.parametrize("row", rows("Words"), ids=lambda row: row[0])
def test_words_are_read_and_written_as_the_page_says(row):
    markdown = CODE.findall(row[0])[0] + "\n"

    document = read_body(markdown).document

    [inline] = document.inlines
    assert (inline_name(inline), document.words(inline)) == (row[1], row[2].strip("`"))
    assert to_markdown(document) == markdown


def test_page_names_every_kind():
    said = " ".join(row[1] for heading in ("Blocks", "Words") for row in rows(heading))

    kinds = [kind.value.replace("_", " ") for kind in (*BlockKind, *InlineKind)]
    assert [kind for kind in kinds if kind not in said] == []
