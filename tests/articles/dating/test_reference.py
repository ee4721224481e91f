"""docs/reference/dates.md says what is true: each row of each table is checked."""

import pytest

from articles.dating import (
    MAX_LENGTH,
    OPEN_END,
    OPEN_START,
    UNKNOWN_END,
    UNKNOWN_START,
    DatingError,
    civil_date,
    compare,
    from_expression,
    in_words,
    parse,
)
from tests.samples import ROOT

PAGE = (ROOT / "docs/reference/dates.md").read_text(encoding="utf-8")
ENDS = {OPEN_START: "open", OPEN_END: "open", UNKNOWN_START: "unknown", UNKNOWN_END: "unknown"}


def rows(first_column: str) -> list[list[str]]:
    """The cells of each row of the tables whose first column has this heading."""
    found: list[list[str]] = []
    heading = ""
    for line in PAGE.splitlines():
        if not line.startswith("|"):
            heading = ""
            continue
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells[0]
        elif heading == first_column and not cells[0].startswith("---"):
            found.append(cells)
    return found


def day(number: int) -> str:
    """A bound as the page writes it."""
    if number in ENDS:
        return ENDS[number]
    year, month, day = civil_date(number)
    return f"{year}-{month:02}-{day:02}"


@pytest.mark.parametrize("row", rows("EDTF"), ids=lambda row: row[0])
def test_page_gives_bounds_precision_and_words(row: list[str]) -> None:
    value = parse(row[0])

    assert row == [
        str(value),
        day(value.earliest),
        day(value.latest),
        value.precision.value,
        in_words(value, "en"),
        in_words(value, "vi"),
    ]


@pytest.mark.parametrize("row", rows("text"), ids=lambda row: row[0])
def test_page_gives_the_message_of_a_refusal(row: list[str]) -> None:
    with pytest.raises(DatingError) as refusal:
        parse(row[0])

    assert str(refusal.value) == row[1]


@pytest.mark.parametrize("row", rows("first"), ids=lambda row: f"{row[0]} {row[1]}")
def test_page_gives_verdict_and_reason(row: list[str]) -> None:
    comparison = compare(parse(row[0]), parse(row[1]))

    assert row[2:] == [
        comparison.verdict.value,
        *(
            f"{comparison.reason(language)} {comparison.hint(language)}".strip()
            for language in ("en", "vi")
        ),
    ]


@pytest.mark.parametrize("row", rows("expression"), ids=lambda row: row[0])
def test_page_gives_the_date_of_an_expression(row: list[str]) -> None:
    value = from_expression(row[0])

    assert row[1] == (str(value) if value else "nothing")


def test_page_has_every_kind_of_table() -> None:
    counts = {heading: len(rows(heading)) for heading in ("EDTF", "text", "first")}

    assert counts == {"EDTF": 49, "text": 12, "first": 11}


def test_page_gives_the_limit_and_the_sentinels() -> None:
    numbers = [f"at most {MAX_LENGTH} characters", *map(str, ENDS)]

    assert [number for number in numbers if number not in PAGE] == []
