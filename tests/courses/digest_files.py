"""Reads the shipped course's digests and numbers the paragraphs of a sample text, for its tests."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.samples import ROOT

COURSE = ROOT / "portal/courses/viet-nam-international-integration"

LONGEST_HEADING = 250  # characters: a longer line without a full stop is a paragraph all the same
PUBLICATION_LINE = re.compile(r"(The|This) article was published")
REPORTING_BLOCK = re.compile(r"\{reports=(\d+)(?:-(\d+))?\}\n(?P<words>.+)", re.DOTALL)
MARKED_QUOTATION = re.compile(r"\[“(?P<words>[^”]+)”\]\{para=(?P<paragraph>\d+)\}")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the source and the number of the paragraph where they stand."""

    words: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReportingBlock:
    """One paragraph of a digest and the first and last paragraph that it reports."""

    first: int
    last: int
    words: str

    @property
    def quotations(self) -> list[Quotation]:
        return [
            Quotation(match["words"], int(match["paragraph"]))
            for match in MARKED_QUOTATION.finditer(self.words)
        ]


@dataclass(frozen=True, slots=True)
class DigestFile:
    """A digest as it lies in the course: front matter, and its Markdown between blank lines."""

    meta: dict[str, Any]
    body: str

    @property
    def blocks(self) -> list[ReportingBlock]:
        matches = [REPORTING_BLOCK.fullmatch(chunk) for chunk in self._chunks]
        return [
            ReportingBlock(int(match[1]), int(match[2] or match[1]), match["words"])
            for match in matches
            if match
        ]

    @property
    def unreported(self) -> list[str]:
        """What names no paragraphs and is neither a heading nor a footnote of ours."""
        return [
            chunk
            for chunk in self._chunks
            if not chunk.startswith(("## ", "[^")) and not REPORTING_BLOCK.fullmatch(chunk)
        ]

    @property
    def quotations(self) -> list[Quotation]:
        return [quotation for block in self.blocks for quotation in block.quotations]

    @property
    def plain(self) -> str:
        """The body without its attributes and signs of markup."""
        return re.sub(r"\{[^}]*\}|[*\[\]]|^#+ ", "", self.body, flags=re.MULTILINE)

    @property
    def _chunks(self) -> list[str]:
        return [chunk.strip() for chunk in self.body.split("\n\n") if chunk.strip()]


def read_digest(path: Path) -> DigestFile:
    """Read a Markdown file that begins with front matter between two lines of three hyphens."""
    _, meta, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return DigestFile(yaml.safe_load(meta), body)


def read_yaml(name: str) -> Any:
    """Read one of the course's YAML files."""
    return yaml.safe_load((COURSE / name).read_text(encoding="utf-8"))


def numbered_paragraphs(text: str) -> dict[int, str]:
    """The paragraphs of a sample text, from 1.

    A line is a paragraph if it ends as a sentence does or is too long for a heading. Titles, page
    heads, captions, headings, notes and signatures in these texts do neither; the line that names
    the publication may, and is left out by its words.
    """
    lines = [line.strip() for line in text.splitlines()]
    counted = [
        line
        for line in lines
        if (line.endswith(tuple('.:;!?”")')) or len(line) > LONGEST_HEADING)
        and not PUBLICATION_LINE.match(line)
    ]
    return dict(enumerate(counted, start=1))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
