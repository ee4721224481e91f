"""From an editor's Markdown to HTML that is safe to show."""

from functools import cache

import nh3
from markdown_it import MarkdownIt

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "h3", "h4", "hr"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 20})


def markdown_html(markdown: str) -> str:
    """The HTML of CommonMark text; raw HTML in it is shown as written, never interpreted.

    Two guards stand one behind the other: the parser writes no HTML of the author's, and nh3 lets
    only a short list of tags pass.
    """
    return nh3.clean(
        _parser().render(markdown),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip()
