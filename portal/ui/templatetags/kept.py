"""Parts of pages that are rendered once for everything that decides on them."""

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, VariableNode
from django.template.base import token_kwargs as named_values
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.ui.memory import Memory

MOST_PARTS = 4096  # of a kilobyte or two each

register = template.Library()
_parts: Memory[tuple[Any, ...], SafeString] = Memory(MOST_PARTS)


@register.tag
def kept(parser: Parser, token: Token) -> Node:
    """Render what stands inside once, for each language, and each of the values that it names.

    ``{% kept rail=page.rail slug=page.slug %}…{% endkept %}`` sees `rail` and `slug` and nothing
    else of the page or its reader, so that nothing of one can get into another. The values must be
    frozen, as those of `pages` are: one that can change is refused. Where nothing is named, the
    part is the same on every page; what fills the blocks in it may show no values either.
    """
    words = token.split_contents()[1:]
    values = named_values(words, parser)
    if words:
        raise template.TemplateSyntaxError(f"kept takes name=value, not {' '.join(words)}.")
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return _KeptNode(values, inside)


class _KeptNode(Node):
    child_nodelists = ("inside",)

    def __init__(self, values: dict[str, FilterExpression], inside: NodeList) -> None:
        self.values = tuple(values.items())
        self.inside = inside
        blocks: list[Any] = inside.get_nodes_by_type(BlockNode)
        self._blocks = [block.name for block in blocks]
        if not values:
            _refuse_variables(inside)

    def render(self, context: Context) -> SafeString:
        filled: tuple[Any, ...] = ()
        if self._blocks and (blocks := context.render_context.get(BLOCK_CONTEXT_KEY)):
            filled = tuple(blocks.get_block(name) for name in self._blocks)
        values = [value.resolve(context) for _name, value in self.values]
        # Of a type, because finished HTML equals the same words that are none.
        key = (self, get_language(), filled, *values, *map(type, values))
        try:
            found = _parts.find(key)
        except TypeError as error:
            raise template.TemplateSyntaxError(
                f"A kept part takes frozen values: {error}"
            ) from None
        if found is None:
            for block in filled:
                _refuse_variables(block.nodelist)
            names = [name for name, _value in self.values]
            found = self.inside.render(context.new(dict(zip(names, values, strict=True))))
            _parts.keep(key, found)
        return found


def forget_parts() -> None:
    """Render every part anew when it is next shown."""
    _parts.clear()


def _refuse_variables(nodes: NodeList) -> None:
    if any(nodes.get_nodes_by_type(VariableNode)):
        raise template.TemplateSyntaxError("This part of every page shows no variables.")
