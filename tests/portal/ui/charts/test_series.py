from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating import parse
from portal.ui.charts.series import Figure, Qualifier, draw_series, number_label, round_numbers

hundredths = st.integers(-(10**14), 10**14).map(lambda number: number / 100)


def figure(value, edtf, source="A", qualifier=Qualifier.EXACT):
    date = parse(edtf)
    return Figure(
        value, date.earliest, date.latest, qualifier, source, f"{value}", edtf, f"#{value}"
    )


def chart(*figures, width=760):
    return draw_series(figures, width=width, height=320, language="en")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5, 100, 786], (0, 200, 400, 600, 800)),
        ([13, 17], (12, 13, 14, 15, 16, 17)),
        ([500], (0, 100, 200, 300, 400, 500)),
        ([-2, 3], (-2, -1, 0, 1, 2, 3)),
        ([0], (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
    ],
)
def test_round_numbers_hold_all_values(values, expected):
    assert round_numbers(values) == expected


@settings(deadline=None, max_examples=200)
@given(st.lists(hundredths, min_size=1, max_size=20))
def test_round_numbers_are_few_and_reach_around(values):
    rounds = round_numbers(values)

    slack = 1e-9 * max(1.0, *map(abs, values))
    assert 2 <= len(rounds) <= 9
    assert rounds[0] <= min(values) + slack
    assert rounds[-1] >= max(values) - slack


def test_number_label_speaks_the_language_of_the_page():
    assert [number_label(1234567.5, language) for language in ("en", "vi")] == [
        "1,234,567.5",
        "1.234.567,5",
    ]
    assert number_label(0, "vi") == "0"


def test_series_says_whether_its_scale_begins_at_zero():
    near, far = chart(figure(187, "2017"), figure(193, "2023")), chart(figure(5, "1990"))

    assert [(near.from_zero, near.lowest), (far.from_zero, far.lowest)] == [
        (False, "186"),
        (True, "0"),
    ]


def test_series_joins_the_points_of_one_source_only():
    drawn = chart(figure(1, "1990", "A"), figure(2, "1995", "B"), figure(3, "2000", "A"))

    assert [(voice.name, voice.number, bool(voice.line)) for voice in drawn.voices] == [
        ("A", 1, True),
        ("B", 2, False),
    ]
    assert drawn.voices[0].path != drawn.voices[1].path


def test_series_draws_over_and_nearly_apart():
    drawn = chart(
        figure(1, "1990", qualifier=Qualifier.OVER),
        figure(2, "1995", qualifier=Qualifier.NEARLY),
        figure(3, "2000"),
    )

    assert ["up" if "v-7" in d.sign else "down" if d.sign else "" for d in drawn.dots] == [
        "up",
        "down",
        "",
    ]


def test_series_draws_the_time_that_a_figure_is_given_for():
    drawn = chart(figure(1, "1990/1995"), figure(2, "2000-01-01"))

    assert [bool(dot.span) for dot in drawn.dots] == [True, False]


def test_series_is_in_order_of_time_whatever_the_order_given():
    figures = [figure(2, "1995"), figure(1, "1990"), figure(3, "2000")]

    assert chart(*figures) == chart(*reversed(figures))
    assert [dot.figure.value for dot in chart(*figures).dots] == [1, 2, 3]


def test_series_of_nothing_is_none():
    assert chart() is None


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 1000), st.integers(1950, 2040)), min_size=1, max_size=25),
    st.sampled_from([344, 760]),
)
def test_labels_of_a_series_never_meet_and_never_leave(points, width):
    drawn = chart(*(figure(value, str(year)) for value, year in points), width=width)

    boxes = [dot.box for dot in drawn.dots if dot.box]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert all(box.left >= 0 and box.right <= width for box in boxes)
