"""Parts of pages that no page decides on."""

from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token, VariableNode
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.tag
def constant(parser: Parser, _token: Token) -> Node:
    """Render what stands inside once, for each language and each way of filling its blocks.

    It sees nothing of the page or its reader, so that nothing of one can get into another.
    """
    inside = parser.parse(("endconstant",))
    parser.delete_first_token()
    return _ConstantNode(inside)


class _ConstantNode(Node):
    """Keeps what it rendered as long as the template is kept."""

    child_nodelists = ("inside",)

    def __init__(self, inside: NodeList) -> None:
        self.inside = inside
        blocks: list[Any] = inside.get_nodes_by_type(BlockNode)
        self._blocks = [block.name for block in blocks]
        self._kept: dict[tuple[Any, ...], SafeString] = {}
        _refuse_variables(inside)

    def render(self, context: Context) -> SafeString:
        blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
        filled = tuple(blocks.get_block(name) for name in self._blocks) if blocks else ()
        key = (get_language(), *filled)
        if key not in self._kept:
            for block in filled:
                _refuse_variables(block.nodelist)
            self._kept[key] = self.inside.render(context.new())
        return self._kept[key]


def _refuse_variables(nodes: NodeList) -> None:
    if any(nodes.get_nodes_by_type(VariableNode)):
        raise template.TemplateSyntaxError("A constant part of a page shows no variables.")
