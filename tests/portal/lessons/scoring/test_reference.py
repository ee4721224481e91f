"""docs/reference/scoring.md says what is true: each row of each table is checked."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.lessons.scoring import (
    ChoiceKey,
    EvidenceKey,
    Folding,
    MatchingKey,
    NumberKey,
    OrderingKey,
    SequenceKey,
    ShortKey,
    TrueFalseKey,
    parse_number,
    touched,
)
from tests.samples import ROOT

PAGE = (ROOT / "docs/reference/scoring.md").read_text(encoding="utf-8")


def rows(first_column):
    """The cells of each row of the tables whose first column has this heading."""
    found, heading = [], ""
    for line in PAGE.splitlines():
        if not line.startswith("|"):
            heading = ""
            continue
        cells = [re.sub(r"^`(.*)`$", r"\1", cell.strip()) for cell in line[1:-1].split("|")]
        if not heading:
            heading = cells[0]
        elif heading == first_column and not cells[0].startswith("---"):
            found.append(cells)
    return found


def spans(text):
    return [tuple(map(int, part.split("-"))) for part in text.split()]


def numbers(text):
    return frozenset(map(int, text.split()))


@pytest.mark.parametrize("row", rows("offered") + rows("offered of several"))
def test_choices(row):
    several = row in rows("offered of several")
    offered, right, chosen = (frozenset(cell.split()) for cell in row[:3])

    score = ChoiceKey(offered, right, several=several).score(chosen)

    assert score == Fraction(row[3])


@pytest.mark.parametrize("row", rows("sentences"))
def test_evidence(row):
    first, last = map(int, row[0].split("-"))
    key = EvidenceKey(
        frozenset(range(first, last + 1)), tuple(numbers(part) for part in row[1].split("/"))
    )

    assert key.score(numbers(row[2])) == Fraction(row[3])


@pytest.mark.parametrize("row", rows("sentences at"))
def test_touched_sentences(row):
    found = touched(spans(row[1]), spans(row[0]))

    assert {place + 1 for place in found} == numbers(row[2])


@pytest.mark.parametrize("row", rows("right order"))
def test_ordering(row):
    assert OrderingKey(tuple(row[0].split())).score(row[1].split()) == Fraction(row[2])


@pytest.mark.parametrize("row", rows("years"))
def test_sequence(row):
    given_years = [part.partition("=") for part in row[0].split()]
    days = ((name, *(years.split("-") * 2)[:2]) for name, _is, years in given_years)
    key = SequenceKey(tuple((name, int(first), int(last)) for name, first, last in days))

    assert key.score(row[1].split()) == Fraction(row[2])


def pairs(text):
    return tuple(tuple(part.split("-")) for part in text.split())


@pytest.mark.parametrize("row", rows("pairs"))
def test_matching(row):
    key = MatchingKey(pairs(row[0]), frozenset(row[1].split()))

    assert key.score(pairs(row[2])) == Fraction(row[3])


@pytest.mark.parametrize("row", rows("the claim is"))
def test_true_or_false(row):
    key = TrueFalseKey(ShortKey((row[1],)) if row[1] else None)

    assert row[0] == ("false" if row[1] else "true")
    assert key.score((row[2], row[3])) == Fraction(row[4])


@pytest.mark.parametrize("row", rows("accepted"))
def test_short_answers_and_numbers(row):
    if len(row) == 5:
        accepted, tolerance, language, written = row[:4]
        key = NumberKey(((Decimal(accepted), Decimal(tolerance)),))
        number = parse_number(written, "." if language == "English" else ",")
        score = key.score([] if number is None else [number])
    else:
        forms, ignored, given = row[:3]
        key = ShortKey(
            tuple(form.strip() for form in forms.split("/")),
            Folding(
                ignores_case="case" in ignored,
                ignores_diacritics="diacritics" in ignored,
                ignores_spaces="spaces" in ignored,
            ),
        )
        score = key.score([given])

    assert score == Fraction(row[-1])
