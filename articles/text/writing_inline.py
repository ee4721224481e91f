"""The words of one block as Markdown, with everything escaped that Markdown would interpret."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.document import Block, BlockKind, Inline, InlineKind

JOINER = "&#8288;"
"""An invisible word joiner, which readers drop: parts signs of emphasis that would run together."""

LINE_SEPARATOR = "&#8232;"
"""A line break in a heading, which is one line of Markdown."""

_SIGNS = {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**"}
_ALWAYS = frozenset("\\`*_[]")
_AT_LINE_START = frozenset("-+=>#~{")
_LABEL = re.compile(r"[\w.-]+")
_BARE_VALUE = re.compile(r"[A-Za-z0-9_:-]+")
_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)](?:[ \n]|$))")
_ENTITY = re.compile(r"&#?\w+;")
_TARGET_SIGNS = re.compile(r"[\\<>()]|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of Markdown; `sign` says whether it opens (1) or closes (-1) emphasis."""

    markdown: str
    sign: int = 0


def block_markdown(text: str, block: Block, inlines: Sequence[Inline], *, skip: int) -> list[str]:
    """The lines of one block, without what says its kind; `skip` characters are written already."""
    pieces = list(_pieces(text, block, inlines, block.start + skip))
    return "".join(_joined(pieces)).split("\n")


def _pieces(text: str, block: Block, inlines: Sequence[Inline], position: int) -> Iterator[_Piece]:
    """Markup and characters in order. Of inlines on the same words the later one is outside."""
    numbered = sorted(enumerate(inlines), key=lambda pair: (pair[1].start, -pair[1].end, -pair[0]))
    waiting = [inline for _, inline in numbered]
    escaping = _Escaping(text, block)
    opened: list[Inline] = []
    while position < block.end or opened:
        if opened and opened[-1].end <= position:
            inline = opened.pop()
            yield _Piece(_closing(inline), -1 if inline.kind in _SIGNS else 0)
            escaping.after_markup()
        elif waiting and waiting[0].start <= position:
            inline = waiting.pop(0)
            holds_others = bool(waiting) and waiting[0].start < inline.end
            if not holds_others and _is_plain_reference(text, inline):
                yield _Piece(f"[^{inline.target}]")
                position = inline.end
                escaping.after_reference()
                continue
            opened.append(inline)
            yield _Piece(_SIGNS.get(inline.kind, "["), 1 if inline.kind in _SIGNS else 0)
            escaping.after_markup()
        else:
            before_bracket = bool(
                waiting and waiting[0].start == position + 1 and waiting[0].kind not in _SIGNS
            )
            yield _Piece(escaping.escaped(position, before_bracket=before_bracket))
            position += 1


def _is_plain_reference(text: str, inline: Inline) -> bool:
    """Whether a footnote reference is printed as ``[^1]`` is read: its label in brackets."""
    return (
        inline.kind is InlineKind.FOOTNOTE_REFERENCE
        and bool(_LABEL.fullmatch(inline.target))
        and text[inline.start : inline.end] == f"[{inline.target}]"
    )


def _closing(inline: Inline) -> str:
    match inline.kind:
        case InlineKind.LINK:
            return f"]({_TARGET_SIGNS.sub(lambda match: chr(92) + match[0], inline.target)})"
        case InlineKind.FOREIGN:
            return f"]{{lang={inline.target}}}"
        case InlineKind.QUOTATION:
            return f"]{{para={inline.target}}}"
        case InlineKind.FOOTNOTE_REFERENCE:
            bare = _BARE_VALUE.fullmatch(inline.target)
            return f"]{{ref={inline.target}}}" if bare else f']{{ref="{inline.target}"}}'
    return _SIGNS[inline.kind]


class _Escaping:
    """Escapes one character after the other, knowing what stands before it."""

    def __init__(self, text: str, block: Block) -> None:
        self.text = text
        self.block = block
        self.line_start = True
        self.misread = ""  # what would make something else of a footnote reference before it
        self.number_end = -1

    def after_markup(self) -> None:
        """Note that markup was written."""
        self.line_start, self.misread = False, ""

    def after_reference(self) -> None:
        """Note that a footnote reference was written: no link, span or definition of a note."""
        self.line_start, self.misread = False, "({:" if self.line_start else "({"

    def escaped(self, position: int, *, before_bracket: bool) -> str:
        """One character as Markdown."""
        character = self.text[position]
        if character == "\n":
            in_heading = self.block.kind is BlockKind.HEADING
            self.line_start, self.misread = not in_heading, ""
            return LINE_SEPARATOR if in_heading else "\\\n"
        if self.line_start and (number := _NUMBER.match(self.text, position, self.block.end)):
            self.number_end = number.end()
        needed = (
            character in _ALWAYS
            or (self.line_start and character in _AT_LINE_START)
            or character in self.misread
            or position == self.number_end
            or (character == "#" and self.block.kind is BlockKind.HEADING)
            or (character == "!" and before_bracket)
            or (character == "<" and not self.text[position + 1 : position + 2].isspace())
            or (character == "&" and bool(_ENTITY.match(self.text, position)))
        )
        self.line_start, self.misread = False, ""
        return f"\\{character}" if needed else character


def _joined(pieces: Sequence[_Piece]) -> Iterator[str]:
    """The pieces, with joiners where a sign of emphasis would not be read as one.

    CommonMark (0.31, 6.2) takes a sign for the start of emphasis if a word follows, or if
    punctuation follows and the sign itself comes after space or punctuation; and the reverse for an
    end.
    """
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        opens, closes = piece.sign > 0, piece.sign < 0
        if piece.sign and before and (before.sign or (opens and _collide(before, after, opens))):
            yield JOINER
        yield piece.markdown
        if closes and after and not after.sign and _collide(after, before, opens):
            yield JOINER


def _collide(outside: _Piece, inside: _Piece | None, opens: bool) -> bool:  # noqa: FBT001 - a direction
    """Whether a sign stands between a word outside and something else than a word inside."""
    if inside is None:
        return False
    near, edge = (
        (outside.markdown[-1], inside.markdown[0])
        if opens
        else (outside.markdown[0], inside.markdown[-1])
    )
    return not edge.isalnum() and not _is_space_or_punctuation(near)


def _is_space_or_punctuation(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PS"
