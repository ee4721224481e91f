"""The parser of our Markdown: CommonMark with front matter, footnotes, attributes and marks."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

MAX_LEVEL = 60
"""Of tokens; a list takes two levels."""

MARK = "mark_line"
"""The type of the token for one of `MARKS`, which is its content."""

MARKS = frozenset({"{caption}", "{here}"})
"""Lines of their own that say what the next block is."""


def parser(*, front_matter: bool) -> MarkdownIt:
    """A parser, with YAML at the head of the file or without."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_LEVEL})
    if front_matter:
        made.use(front_matter_plugin)
    made.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    made.use(attrs_plugin, spans=True, after=())
    made.use(attrs_block_plugin)
    made.block.ruler.before("fence", "mark", _mark_rule)
    # Attributes stay tokens of their own, so that none vanishes with a block that cannot use it;
    # escapes stay apart from the text around them, so that each piece stands in the file as it is.
    made.core.ruler.disable(["attr", "text_join"])
    # All addresses are parsed as links, and judged where they are kept.
    made.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    return made


def _mark_rule(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """A line that holds nothing but a mark."""
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[start : state.eMarks[start_line]].strip()
    if line not in MARKS:
        return False
    if not silent:
        token = state.push(MARK, "", 0)
        token.content = line
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True
