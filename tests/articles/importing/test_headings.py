import pytest

from articles.importing.headings import find_headings, is_heading_like

BODY = "The boats leave in the morning and come back at night."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sea wall", True),
        ("What is a wall?", True),
        ("I. The wall", True),
        ("The sea wall.", False),
        ("The walls are these:", False),
        ("the sea wall", False),
        ("- the sea wall", False),
        ("The wall " * 20, False),
        ("***", False),
    ],
)
def test_is_heading_like_judges_a_line(text, expected):
    assert is_heading_like(text) is expected


@pytest.mark.parametrize(
    ("texts", "levels"),
    [
        (["Walls", BODY, "Boats", BODY], {0: 2, 2: 2}),
        (["Walls", BODY, "First, the sea wall", BODY, "Boats", BODY], {0: 2, 2: 3, 4: 2}),
        (["Walls", "Of stone", BODY, "Boats", BODY], {0: 2, 1: 3, 3: 2}),
        (
            ["Walls of stone and nets of rope", BODY, "Walls of stone", BODY, "Stone nets", BODY],
            {0: 2, 2: 3, 4: 3},
        ),
        (["I. Walls", BODY, "1. Stone", BODY, "II. Boats", BODY], {0: 2, 2: 3, 4: 2}),
        (["First, walls", BODY, "Second, boats", BODY], {0: 2, 2: 2}),
        (["Walls", "Boats", "Nets", "Rice", BODY], {}),
        ([BODY, "The end"], {}),
    ],
)
def test_find_headings_gives_levels(texts, levels):
    assert find_headings(texts) == levels
