"""Lines of descent."""

from hypothesis import given
from hypothesis import strategies as st

from portal.ui.charts.lineage import Node, Tie, draw, lines_of


def nodes(*keys):
    return {key: Node(key, f"Thing {key}", f"/{key}/", "round") for key in keys}


def follows(newer, older):
    return Tie(newer, older, "follows")


def test_lines_of_parts_what_no_tie_holds_together():
    lines = lines_of(nodes(1, 2, 3, 4, 5), [follows(2, 1), follows(4, 3), follows(5, 4)])

    assert [[node.key for node in line] for line, _ties in lines] == [[3, 4, 5], [1, 2]]


def test_lines_of_leaves_out_what_has_no_tie():
    assert lines_of(nodes(1, 2), [follows(9, 1)]) == []


def test_lines_of_survives_a_circle():
    [(line, _ties)] = lines_of(nodes(1, 2, 3), [follows(1, 2), follows(2, 1), follows(3, 2)])

    assert sorted(node.key for node in line) == [1, 2, 3]


def test_draw_joins_neighbours_by_a_line_and_others_by_an_arc():
    [(line, ties)] = lines_of(nodes(1, 2, 3), [follows(2, 1), follows(3, 2), follows(3, 1)])

    drawing = draw(line, ties, current=2)

    assert ["A" in tie.path for tie in drawing.ties] == [False, False, True]
    assert [node.current for node in drawing.nodes] == [False, True, False]


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_lines_of_puts_the_older_first_and_loses_nothing(pairs):
    ties = [follows(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]]

    lines = lines_of(nodes(*range(13)), ties)

    tied = {key for tie in ties for key in (tie.newer, tie.older)}
    drawn = [node.key for line, _ties in lines for node in line]
    assert sorted(drawn) == sorted(tied)
    for line, own in lines:
        row = {node.key: index for index, node in enumerate(line)}
        assert all(row[tie.older] < row[tie.newer] for tie in own)
    assert sum(len(own) for _line, own in lines) == len(ties)
