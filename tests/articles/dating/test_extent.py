"""Two bounds as a date that people can read."""

import pytest
from hypothesis import given, settings

from articles.dating import parse
from articles.dating.extent import extent_of
from articles.dating.parts import Bounds
from tests.articles.dating import strategies


@settings(deadline=None, max_examples=150)
@given(strategies.texts)
def test_extent_has_the_bounds_that_it_was_made_of(text: str) -> None:
    for bounds in parse(text).spans:
        assert extent_of(bounds).spans[0] == Bounds(*_opened(bounds))


def _opened(bounds: Bounds) -> tuple[int, int]:
    """The bounds with unknown ends as open ones: both are without a date."""
    return (
        parse("../2000").earliest
        if bounds.earliest == parse("/2000").earliest
        else bounds.earliest,
        parse("2000/..").latest if bounds.latest == parse("2000/").latest else bounds.latest,
    )


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("1986~", "1985/1987"),
        ("2013-33", "2013-01/2013-03"),
        ("2013-04-10~", "2013-04-09/2013-04-11"),
        ("2013-04-01/2013-04-30", "2013-04"),
        ("2013-01-01/2013-12-31", "2013"),
        ("2013-01-01/2013-11-30", "2013-01/2013-11"),
        ("2013-01-01/2013-11-29", "2013-01-01/2013-11-29"),
        ("2030~/..", "2029/.."),
        ("../2013-04", "../2013-04"),
    ],
)
def test_extent_is_in_the_coarsest_whole_units(text: str, extent: str) -> None:
    assert str(extent_of(parse(text).spans[0])) == extent
