"""Parts of pages that are rendered once for everything that decides on them."""

import threading
from collections import OrderedDict
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, VariableNode
from django.template.base import token_kwargs as named_values
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST_PARTS = 4096  # of a kilobyte or two each

register = template.Library()


@register.tag
def kept(parser: Parser, token: Token) -> Node:
    """Render what stands inside once, for each language, and each of the values that it names.

    ``{% kept rail=page.rail slug=page.slug %}…{% endkept %}`` sees `rail` and `slug` and nothing
    else of the page or its reader, so that nothing of one can get into another. The values must be
    frozen, as those of `pages` are: one that can change is refused. Where nothing is named, the
    part is the same on every page; what fills the blocks in it may show no values either.

    Finished HTML is told from the same words that are none where it is a value itself, not inside
    of one: a field of a dataclass, or a place in a tuple, holds always the one or always the other.
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


class _Parts:
    """The parts used last. Safe to use from several threads.

    A key names everything that decides on its part, so that no part is ever out of date.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._parts: OrderedDict[tuple[Any, ...], SafeString] = OrderedDict()

    def find(self, key: tuple[Any, ...]) -> SafeString | None:
        """The part of a key; None where it was not rendered or was forgotten."""
        with self._lock:
            part = self._parts.get(key)
            if part is not None:
                self._parts.move_to_end(key)
            return part

    def keep(self, key: tuple[Any, ...], part: SafeString) -> None:
        """Remember a part, and forget the one that was not used for longest."""
        with self._lock:
            self._parts[key] = part
            if len(self._parts) > MOST_PARTS:
                self._parts.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._parts.clear()


_parts = _Parts()


def forget_parts() -> None:
    """Render every part anew when it is next shown."""
    _parts.clear()


def _refuse_variables(nodes: NodeList) -> None:
    if any(nodes.get_nodes_by_type(VariableNode)):
        raise template.TemplateSyntaxError("This part of every page shows no variables.")
