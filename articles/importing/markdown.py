"""Reading Markdown: CommonMark with front matter, footnotes and attributes.

The dialect is described in docs/reference/markdown.md; `articles.text.writing` writes it. HTML is
text like any other.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from articles.importing.building import DocumentBuilder
from articles.importing.decoding import decode
from articles.importing.front_matter import read_front_matter
from articles.importing.lines import MAX_LINES
from articles.importing.markdown_inline import Findings, Words
from articles.importing.markdown_parsing import MARK, MAX_LEVEL, parser
from articles.importing.parsed import Dropped, ImportRefused, Metadata, MetadataLine, Reading
from articles.importing.warning import (
    direction_warnings,
    note_warnings,
    open_front_matter_warnings,
    table_warnings,
)
from articles.text import Block, BlockKind
from articles.text.normalising import LINE_BREAK, normalise

MAX_PARAGRAPH = 100_000
"""Characters between two blank lines. Parsing takes more than linear time within one paragraph."""
MAX_MARKERS = 12
"""Signs of lists and quotations at the start of one line."""

MAX_BRACKETS = 20_000
"""In a file: links, notes and spans together; each takes a search of its own."""
MAX_WORD = 2_000
"""Characters without a space between them, escapes apart: longer than any address."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKERS = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENDLESS_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1)*\s*")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")
_REPORTS = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def read_markdown(data: bytes, *, is_body: bool = False) -> Reading:
    """Read a Markdown file; one that is the body of a text has neither front matter nor a title."""
    decoded, encoding, warnings = decode(data)
    _check_form(decoded)
    environment: dict[str, Any] = {}
    # The plugin would take a list of dashes that begins the file for front matter too.
    front_matter = not is_body and decoded.startswith("---")
    tokens = parser(front_matter=front_matter).parse(decoded, environment)
    if any(token.level >= MAX_LEVEL - 1 for token in tokens):
        raise ImportRefused("Lists or quotations are nested too deeply. Flatten them.")
    walk = _Walk(decoded, is_body)
    walk.read(tokens)
    for definition in environment.get("references", {}).values():
        lines = walk.lines_of(definition["map"])
        walk.findings.dropped.append(Dropped(lines.strip(), "address of a link"))
    builder = walk.builder
    for block, words in walk.notes:
        builder.add(block, words.raw, words.origins, words.inlines)
    document = builder.document()
    findings = walk.findings
    if not is_body and not walk.front_matter_found:
        warnings += open_front_matter_warnings(decoded)
    warnings += findings.warnings
    if findings.tags:
        warnings.append(f"HTML is not read: {findings.tags} tags stand in the text as they are.")
    if findings.refused_links:
        warnings.append(
            f"Addresses dropped from links: {findings.refused_links}. Only http, https, mailto and "
            "addresses on this site (/…) are kept."
        )
    warnings += direction_warnings(decoded, findings.dropped)
    warnings += note_warnings(document)
    return Reading(
        encoding=encoding,
        metadata=walk.metadata,
        document=document,
        source_map=tuple(builder.source_map),
        dropped=tuple(findings.dropped),
        warnings=tuple(warnings),
        front_matter=walk.front_matter,
    )


def _check_form(decoded: str) -> None:
    """Refuse what would take the parser more than linear time."""
    if decoded.count("[") > MAX_BRACKETS:
        raise ImportRefused(f"The file has more than {MAX_BRACKETS:,} brackets “[”. Split it.")
    if word := _ENDLESS_WORD.search(_ESCAPE.sub(r"\1", decoded)):
        raise ImportRefused(f"A word is longer than {MAX_WORD:,} characters: “{word[0][:40]}…”.")
    size, lines = 0, 0
    for number, line in enumerate(_LINE_END.split(decoded), start=1):
        blank = not line.strip()
        size, lines = (0, lines) if blank else (size + len(line), lines + 1)
        if size > MAX_PARAGRAPH:
            raise ImportRefused(
                f"The paragraph that line {number} belongs to has more than {MAX_PARAGRAPH:,} "
                "characters. Put blank lines between paragraphs."
            )
        if lines > MAX_LINES:
            raise ImportRefused(f"The file has more than {MAX_LINES:,} lines. Split it.")
        if _markers(line) > MAX_MARKERS:
            raise ImportRefused(
                f"Line {number} nests more than {MAX_MARKERS} lists or quotations. Flatten them."
            )


def _markers(line: str) -> int:
    """How many signs of lists and quotations a line begins with; a rule (``* * *``) has none."""
    count, position = 0, 0
    while count <= MAX_MARKERS and (match := _MARKERS.match(line, position)):
        count, position = count + 1, match.end()
    return 0 if count > MAX_MARKERS and _RULE.fullmatch(line) else count


@dataclass(slots=True)
class _Walk:
    """One pass over the tokens of a file."""

    decoded: str
    is_body: bool
    builder: DocumentBuilder = field(default_factory=DocumentBuilder)
    findings: Findings = field(default_factory=Findings)
    metadata: Metadata = field(default_factory=Metadata)
    front_matter: dict[str, Any] = field(default_factory=dict)
    front_matter_found: bool = False
    notes: list[tuple[Block, Words]] = field(default_factory=list)
    _line_starts: list[int] = field(default_factory=list)
    _around: list[str] = field(default_factory=list)  # open containers: ul, ol, quotation, note
    _heading: int = 0
    _number: tuple[str, int] | None = None  # of an ordered list item that has no words yet
    _reports: tuple[int, int] | None = None
    _mark: str = ""  # {caption} or {here}, before the block that it is about
    _note: Words | None = None
    _stands_here: bool = False
    _cursor: int = 0

    def __post_init__(self) -> None:
        ends = [match.end() for match in _LINE_END.finditer(self.decoded)]
        self._line_starts = [0, *ends]

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            self._read(token)

    def lines_of(self, lines: list[int]) -> str:
        start, end = self._span(lines)
        return self.decoded[start:end]

    def _span(self, lines: list[int] | None) -> tuple[int, int]:
        """Offsets of the lines that a token came from."""
        if not lines:
            return self._cursor, len(self.decoded)
        starts = self._line_starts
        end = starts[lines[1]] if lines[1] < len(starts) else len(self.decoded)
        return starts[min(lines[0], len(starts) - 1)], end

    def _read(self, token: Token) -> None:  # noqa: C901 - one branch per kind of token
        kind = token.type
        if kind == "front_matter":
            self.front_matter_found = True
            self.front_matter = read_front_matter(token.content, self.metadata)
        elif kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "list_item_open":
            numbered = bool(self._around) and self._around[-1] == "ol"
            start = self._span(token.map)[0]
            self._number = (f"{token.info}{token.markup} ", start) if numbered else None
        elif kind in {"bullet_list_open", "ordered_list_open", "blockquote_open"}:
            self._around.append({"b": "ul", "o": "ol"}[kind[0]] if "list" in kind else "quotation")
        elif kind in {"bullet_list_close", "ordered_list_close", "blockquote_close"}:
            self._around.pop()
            self._reports = None
        elif kind == "footnote_reference_open":
            self._open_note(str(token.meta["label"]))
        elif kind == "footnote_reference_close":
            self._around.pop()
            self._close_note()
        elif kind == "inline":
            self._read_inline(token)
        elif kind in {"fence", "code_block"}:
            self._read_code(token)
        elif kind in {"attrs_block", MARK}:
            self._read_attributes(token)
        elif kind == "hr":
            self.findings.dropped.append(Dropped(self.lines_of(token.map or []).strip(), "rule"))

    def _open_note(self, label: str) -> None:
        """Begin a footnote: it comes to stand behind the text, or where it is if it says so."""
        labels = [part for part in label.split(",") if part]
        block = Block(
            BlockKind.FOOTNOTE, 0, 0, 0, ", ".join(labels) or label, reports=self._reports
        )
        self._reports = None
        self._stands_here = self._takes_mark("{here}")
        self._note = Words(self.decoded, self.findings)
        self.notes.append((block, self._note))
        self._around.append("note")

    def _close_note(self) -> None:
        self._note = None
        if self._stands_here:
            block, words = self.notes.pop()
            self.builder.add(block, words.raw, words.origins, words.inlines)

    def _takes_mark(self, wanted: str) -> bool:
        """Whether the block that begins is marked so; another mark has no meaning there."""
        mark, self._mark = self._mark, ""
        if mark and mark != wanted:
            self._report_attributes(mark)
        return bool(mark) and mark == wanted

    def _read_inline(self, token: Token) -> None:
        words = self._new_words(token)
        self.findings.warnings += table_warnings(token.content, (token.map or [0])[0] + 1)
        words.add_tokens(token.children or [])
        self._cursor = words.cursor
        self._place(words)

    def _read_code(self, token: Token) -> None:
        if token.info.strip():
            self.findings.dropped.append(Dropped(token.info.strip(), "language of a code block"))
        words = self._new_words(token)
        if token.type == "fence":
            words.cursor = bisect_right(self._line_starts, words.cursor)
            words.cursor = self._line_starts[min(words.cursor, len(self._line_starts) - 1)]
        for line in token.content.split("\n"):
            words.add_text(line.strip())
            words.add_unplaced(LINE_BREAK)
        self._place(words)

    def _new_words(self, token: Token) -> Words:
        words = self._note or Words(self.decoded, self.findings)
        if words.raw:
            words.add_unplaced(LINE_BREAK)
        start, end = self._span(token.map)
        words.move_to(start, end)
        if self._number and "note" not in self._around:
            words.add_text(self._number[0].strip())
            words.add_unplaced(" ")
        self._number = None
        return words

    def _place(self, words: Words) -> None:
        """Add a block of the kind that heading and containers say."""
        if self._note is not None:
            return
        innermost = self._around[-1] if self._around else ""
        is_caption = self._takes_mark("{caption}" if not self._heading and not innermost else "")
        if self._heading:
            if self._is_title():
                self._take_title(words)
                return
            block = Block(BlockKind.HEADING, 0, 0, max(2, self._heading), reports=self._reports)
        elif innermost in {"ul", "ol"}:
            depth = sum(name in {"ul", "ol"} for name in self._around)
            block = Block(BlockKind.LIST_ITEM, 0, 0, depth, reports=self._reports)
        elif innermost == "quotation":
            block = Block(BlockKind.QUOTATION, 0, 0, reports=self._reports)
        else:
            kind = BlockKind.CAPTION if is_caption else BlockKind.PARAGRAPH
            block = Block(kind, 0, 0, reports=self._reports)
        self.builder.add(block, words.raw, words.origins, words.inlines)
        if not self._around:
            self._reports = None

    def _is_title(self) -> bool:
        if self.is_body:
            return False
        return self._heading == 1 and not self.metadata.title and not self.builder.blocks

    def _take_title(self, words: Words) -> None:
        title = normalise(words.raw).text
        if title:
            self.metadata.title = title
            self.metadata.lines.append(MetadataLine("title", title))

    def _read_attributes(self, token: Token) -> None:
        if token.type == MARK:
            self._mark = token.content
            return
        line = self.lines_of(token.map or []).strip(" \t\r\n>")
        if not _ATTRIBUTES.fullmatch(line):
            # The plugin takes each line from { to } for attributes, whatever stands between.
            words = self._new_words(token)
            words.add_text(line)
            self._place(words)
            return
        reports = _REPORTS.fullmatch(str(token.attrs.get("reports", "")))
        if reports:
            first, last = int(reports[1]), int(reports[2] or reports[1])
            self._reports = (first, max(first, last))
        if not reports or len(token.attrs) > 1:
            self._report_attributes(line)

    def _report_attributes(self, line: str) -> None:
        self.findings.dropped.append(Dropped(line, "attributes without a meaning here"))
        self.findings.warnings.append(f"Attributes without a meaning here: {line}")
