import pytest

from articles.importing.authors import is_office_alone, parse_authors, parse_byline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prof. Le Van Ba, PhDHead of the Rice Council",
            [("Le Van Ba", "Head of the Rice Council")],
        ),
        ("PhD. Le Van BaRice Academy", [("Le Van Ba", "Rice Academy")]),
        ("President Le Van Ba", [("Le Van Ba", "President")]),
        ("Minister of Sea Affairs Le Van Ba", [("Le Van Ba", "Minister of Sea Affairs")]),
        (
            "Le Van Ba, Member of the Board and Head",
            [("Le Van Ba", "Member of the Board and Head")],
        ),
        ("Le Van Ba (Director)", [("Le Van Ba", "Director")]),
        ("Le Van Ba - Director", [("Le Van Ba", "Director")]),
        ("Dr. Ian McKay", [("Ian McKay", "Dr.")]),
        ("GS.TS. Lê Văn Ba và Trần Thị Tư", [("Lê Văn Ba", "GS., TS."), ("Trần Thị Tư", "")]),
        ("Tổng Bí thư Lê Văn Ba", [("Lê Văn Ba", "Tổng Bí thư")]),
        (
            "Le Van Ba, Rice Institute; Tran Van Tu, Sea Institute",
            [("Le Van Ba", "Rice Institute"), ("Tran Van Tu", "Sea Institute")],
        ),
        (
            "Dr. Le Van Ba, Head of the Institute, and Tran Van Tu, Sea Academy",
            [("Le Van Ba", "Head of the Institute"), ("Tran Van Tu", "Sea Academy")],
        ),
        ("Rice in the delta", []),
        ("Economic Reform", []),
        ("Dr. Lan is Director of the Institute", []),
        ("a line of no one", []),
    ],
)
def test_parse_authors_parts_names_and_offices(text, expected):
    assert [(author.name, author.role) for author in parse_authors(text)] == expected


def test_parse_authors_takes_any_name_where_the_place_shows_it():
    assert [author.name for author in parse_authors("Jane Smith", alone=True)] == ["Jane Smith"]
    assert parse_authors("Jane Smith") == ()


def test_parse_byline_needs_its_sign():
    assert [a.name for a in parse_byline("By Jane Smith & Le Ba")] == ["Jane Smith", "Le Ba"]
    assert parse_byline("Jane Smith") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Head of the Rice Council", True), ("Viện trưởng Viện Lúa", True), ("Rice and boats", False)],
)
def test_is_office_alone_knows_offices(text, expected):
    assert is_office_alone(text) is expected
