"""Lines of descent: what cites, follows or replaces what, from the oldest down to the newest.

An arc diagram (J. Bertin, Sémiologie graphique, 1967): the things stand in one column, a relation
between neighbours is a straight line, any other an arc beside the column. Labels stand each on a
row of its own and cannot meet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from portal.ui.charts.svg import Pen, number
from portal.ui.charts.widths import shortened

WIDTH = 340.0
TEXT = 14.0
"""The size of type, in user units; the drawing is never shown smaller than it is."""
_PITCH = 34.0
_FIRST_ROW = 20.0
_ARC = 13.0
_WIDEST_ARC = 78.0
_RADIUS = 6.0
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that has a place in a line. `form` is drawn: ``round``, ``square`` or ``diamond``."""

    key: int
    name: str
    url: str
    form: str


@dataclass(frozen=True, slots=True)
class Tie:
    """That one thing cites, follows or replaces (`kind`) an older one."""

    newer: int
    older: int
    kind: str


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A mark with its words."""

    name: str
    words: str
    url: str
    form: str
    path: str
    x: str
    y: str
    current: bool


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """The line of a relation."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """One line of descent, drawn; `nodes` from the oldest down."""

    width: str
    height: str
    nodes: tuple[DrawnNode, ...]
    ties: tuple[DrawnTie, ...]


def lines_of(nodes: Mapping[int, Node], ties: Iterable[Tie]) -> list[tuple[list[Node], list[Tie]]]:
    """The separate lines, the longest first: things that ties hold together, the oldest first.

    Among things that no tie orders, the order of `nodes` stands. Ties that go in a circle order
    nothing: the first thing that is left comes first.
    """
    place = {key: index for index, key in enumerate(nodes)}
    known = [tie for tie in ties if tie.newer in place and tie.older in place]
    root = {key: key for key in nodes}

    def root_of(key: int) -> int:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for tie in known:
        root[root_of(tie.newer)] = root_of(tie.older)
    groups: dict[int, list[int]] = {}
    for key in nodes:
        groups.setdefault(root_of(key), []).append(key)
    found = []
    for group in groups.values():
        own = [tie for tie in known if root_of(tie.newer) == root_of(group[0])]
        if own:
            found.append(([nodes[key] for key in _in_order(group, own, place)], own))
    return sorted(found, key=lambda line: -len(line[0]))


def _in_order(group: Sequence[int], ties: Sequence[Tie], place: Mapping[int, int]) -> list[int]:
    """Older before newer (Kahn's algorithm), what was done last carried on first."""
    waits = {key: {tie.older for tie in ties if tie.newer == key} for key in group}
    newer: dict[int, set[int]] = {key: set() for key in group}
    for tie in ties:
        newer[tie.older].add(tie.newer)
    ready = [(0, place[key], key) for key in group if not waits[key]]
    heapify(ready)
    ordered: list[int] = []
    left = set(group)
    while left:
        if ready:
            _, _, key = heappop(ready)
        else:
            key = min(left, key=place.__getitem__)  # a circle
        if key not in left:
            continue
        left.discard(key)
        ordered.append(key)
        for other in newer[key]:
            waits[other].discard(key)
            if not waits[other] and other in left:
                heappush(ready, (-len(ordered), place[other], other))
    return ordered


def draw(nodes: Sequence[Node], ties: Sequence[Tie], current: int | None = None) -> Lineage:
    """One line from top to bottom; `current` is the thing whose page it stands on."""
    row = {node.key: index for index, node in enumerate(nodes)}
    furthest = max((abs(row[tie.newer] - row[tie.older]) for tie in ties), default=1)
    step = min(_ARC, (_WIDEST_ARC - _RADIUS) / max(furthest, 1))
    column = _RADIUS + 2 + (step * furthest if furthest > 1 else 0)
    room = WIDTH - column - _GAP

    def y(key: int) -> float:
        return _FIRST_ROW + row[key] * _PITCH

    return Lineage(
        width=number(WIDTH),
        height=number(2 * _FIRST_ROW + (len(nodes) - 1) * _PITCH),
        nodes=tuple(
            DrawnNode(
                name=node.name,
                words=shortened(node.name, TEXT, room, bold=node.key == current),
                url=node.url,
                form=node.form,
                path=_shape(node.form, column, y(node.key)),
                x=number(column + _GAP),
                y=number(y(node.key) + 5),
                current=node.key == current,
            )
            for node in nodes
        ),
        ties=tuple(
            DrawnTie(tie.kind, _tie(column, y(tie.older), y(tie.newer), step))
            for tie in ties
            if tie.newer != tie.older
        ),
    )


def _tie(x: float, older: float, newer: float, step: float) -> str:
    begin, end = f"M{number(x)} {number(older)}", f"{number(x)} {number(newer)}"
    rows = abs(newer - older) / _PITCH
    if rows <= 1:
        return f"{begin}L{end}"
    sweep = 0 if newer > older else 1
    return f"{begin}A{number(step * rows)} {number(abs(newer - older) / 2)} 0 0 {sweep} {end}"


def _shape(form: str, x: float, y: float) -> str:
    pen = Pen(down=False)
    match form:
        case "square":
            half = _RADIUS - 0.5
            return pen.box(x - half, x + half, y, half)
        case "diamond":
            half = _RADIUS + 1
            return pen.polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)))
        case _:
            return pen.circle(x, y, _RADIUS)
