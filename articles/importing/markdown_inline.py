"""The inside of one Markdown block: words, inline styles, and where they stand in the file."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from articles.importing.building import Origin
from articles.importing.parsed import Dropped
from articles.text import Inline, InlineKind
from articles.text.normalising import LINE_BREAK

DROPPED_IMAGE = "image"
DROPPED_LINK = "address of a link that may not be kept"

_ALLOWED_ADDRESS = re.compile(r"(?:https?://|mailto:)\S|/(?![/\\])|/$|#", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PARAGRAPH = re.compile(r"\d{1,5}(?:-\d{1,5})?")
_AFTER_LINK = re.compile(
    r"""\](?:\(\s*(?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)
        (?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)|\[[^\]]*\])?""",
    re.VERBOSE,
)
_AFTER_SPAN = re.compile(r"\]\{[^}]*\}")
_STYLES = {"em": InlineKind.EMPHASIS, "strong": InlineKind.STRONG}


@dataclass(slots=True)
class Findings:
    """What reading the blocks of one file brings up beside their words."""

    dropped: list[Dropped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    tags: int = 0
    refused_links: int = 0


@dataclass(slots=True)
class Words:
    """The raw words of a block with the inlines on them, collected from tokens in order.

    `cursor` and `limit` are offsets into the decoded file between which the next words stand.
    """

    decoded: str
    findings: Findings
    cursor: int = 0
    limit: int = 0
    origins: list[Origin] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _open: list[tuple[InlineKind | None, int, str]] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """The words so far."""
        return "".join(self._parts)

    def move_to(self, start: int, end: int) -> None:
        """Say where in the file the next words stand; never back to words already found."""
        self.cursor, self.limit = max(start, self.cursor if self.cursor < end else start), end

    def add_text(self, text: str) -> None:
        """Add words that stand in the file as they are, at or behind the cursor."""
        place = self.decoded.find(text, self.cursor, self.limit) if text.strip() else -1
        if place >= 0:
            self.origins.append((self._length, self._length + len(text), place))
            self.cursor = place + len(text)
        self.add_unplaced(text)

    def add_unplaced(self, text: str) -> None:
        """Add words that do not stand in the file in this form."""
        self._parts.append(text)
        self._length += len(text)

    def add_tokens(self, tokens: list[Token]) -> None:
        """Add the children of an inline token."""
        for token in tokens:
            kind = token.type.removesuffix("_open").removesuffix("_close")
            if token.nesting > 0:
                self._begin(kind, token)
            elif token.nesting < 0:
                self._end(kind)
            else:
                _HANDLERS.get(kind, Words._add_literal)(self, token)

    def _begin(self, kind: str, token: Token) -> None:
        style: InlineKind | None = _STYLES.get(kind)
        target = ""
        if kind == "link":
            target = str(token.attrs.get("href", ""))
            style = InlineKind.LINK
            if not _ALLOWED_ADDRESS.match(target):
                self.findings.refused_links += 1
                self.findings.dropped.append(Dropped(target, DROPPED_LINK))
                style = None
        elif kind == "span":
            style, target = self._span_style(token)
        self._open.append((style, self._length, target))

    def _span_style(self, token: Token) -> tuple[InlineKind | None, str]:
        attributes = {str(key): str(value) for key, value in token.attrs.items()}
        attributes |= {str(k): str(v) for k, v in token.meta.get("insecure_attrs", {}).items()}
        language, paragraph = attributes.pop("lang", ""), attributes.pop("para", "")
        label = attributes.pop("ref", "").strip()
        if attributes or sum(map(bool, (language, paragraph, label))) > 1:
            self.findings.warnings.append(
                "A span has other attributes than one of lang, para and ref: "
                + ", ".join(f"{name}={value}" for name, value in attributes.items())
            )
        if _LANGUAGE.fullmatch(language):
            return InlineKind.FOREIGN, language
        if _PARAGRAPH.fullmatch(paragraph):
            return InlineKind.QUOTATION, paragraph
        if label:
            return InlineKind.FOOTNOTE_REFERENCE, label
        if language or paragraph:
            self.findings.warnings.append(
                f"A span names no language tag or paragraph number: {language or paragraph}."
            )
        return None, ""

    def _end(self, kind: str) -> None:
        style, start, target = self._open.pop()
        if style and self._length > start:
            self.inlines.append(Inline(style, start, self._length, target))
        after = {"link": _AFTER_LINK, "span": _AFTER_SPAN}.get(kind)
        bracket = self.decoded.find("]", self.cursor, self.limit) if after else -1
        if after and bracket >= 0 and (match := after.match(self.decoded, bracket, self.limit)):
            self.cursor = match.end()

    def _add_literal(self, token: Token) -> None:
        self.findings.tags += len(_TAG.findall(token.content))
        self.add_text(token.content)

    def _add_special(self, token: Token) -> None:
        if token.info == "escape":
            self.add_text(token.content)
            return
        place = self.decoded.find(token.markup, self.cursor, self.limit)
        self.cursor = place + len(token.markup) if place >= 0 else self.cursor
        self.add_unplaced(token.content)

    def _add_soft_break(self, _token: Token) -> None:
        self.add_unplaced("\n")

    def _add_hard_break(self, _token: Token) -> None:
        self.add_unplaced(LINE_BREAK)

    def _add_image(self, token: Token) -> None:
        address = str(token.attrs.get("src", ""))
        self.findings.dropped.append(Dropped(f"{token.content} {address}".strip(), DROPPED_IMAGE))
        start = self.decoded.find("![", self.cursor, self.limit)
        bracket = self.decoded.find("]", start + 2 + len(token.content), self.limit)
        if start >= 0 and bracket >= 0 and (match := _AFTER_LINK.match(self.decoded, bracket)):
            self.cursor = match.end()

    def _add_reference(self, token: Token) -> None:
        label = str(token.meta["label"])
        start = self._length
        place = self.decoded.find(f"[^{label}]", self.cursor, self.limit)
        if place >= 0:
            self.origins.append((start, start + 1, place))
            self.origins.append((start + 1, start + len(label) + 2, place + 2))
            self.cursor = place + len(label) + 3
        self.add_unplaced(f"[{label}]")
        self.inlines.append(Inline(InlineKind.FOOTNOTE_REFERENCE, start, self._length, label))


_HANDLERS: dict[str, Callable[[Words, Token], None]] = {
    "text_special": Words._add_special,  # noqa: SLF001 - the table belongs to the class
    "softbreak": Words._add_soft_break,  # noqa: SLF001
    "hardbreak": Words._add_hard_break,  # noqa: SLF001
    "image": Words._add_image,  # noqa: SLF001
    "footnote_ref": Words._add_reference,  # noqa: SLF001
}
