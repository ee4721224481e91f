"""docs/reference/agreement.md says what is true: each row of each table is checked."""

import re
from decimal import Decimal

import pytest

from articles.dating import parse
from tests.samples import ROOT
from timeline.agreement import (
    Counting,
    Kind,
    Qualifier,
    Quantity,
    Statement,
    Verdict,
    Wording,
    judge,
)

PAGE = (ROOT / "docs/reference/agreement.md").read_text(encoding="utf-8")
STATEMENT = re.compile(
    r"(?:(?P<kind>date|term|status|words): )?(?P<value>.+?)(?: \((?P<flow>flow)\))?"
    r"(?: \[(?P<scope>[^\]]+)\])?(?:, as of (?P<as_of>\S+))?(?:, published (?P<published>\S+))?"
)


def rows(first_column):
    """The cells of each row of the tables whose first column has this heading."""
    found, heading = [], ""
    for line in PAGE.splitlines():
        if not line.startswith("|"):
            heading = ""
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells[0]
        elif heading == first_column and not cells[0].startswith("---"):
            found.append(cells)
    return found


def statement(key, text):
    """A statement as the page writes it."""
    given = STATEMENT.fullmatch(text)
    kind = Kind(given["kind"] or "number")
    if kind is Kind.DATE:
        value = parse(given["value"])
    elif kind is Kind.NUMBER:
        value = quantity(given["value"], Counting.FLOW if given["flow"] else Counting.STOCK)
    else:
        value = Wording(kind, given["value"])
    return Statement(
        key=key,
        source=key,
        value=value,
        scope=given["scope"] or "",
        as_of=parse(given["as_of"]) if given["as_of"] else None,
        published=parse(given["published"]) if given["published"] else None,
    )


def quantity(text, counting):
    qualifier, number, unit = re.fullmatch(r"(?:([a-z]+) )?([\d.]+) (.*)", text).groups()
    return Quantity(Decimal(number), unit, counting, Qualifier(qualifier or "exact"))


def judged(row):
    statements = re.findall(r"`([^`]+)`", row[0])
    return judge(statement(str(place), text) for place, text in enumerate(statements))


@pytest.mark.parametrize("row", rows("statements"), ids=lambda row: row[0])
def test_page_gives_verdict_and_reason(row):
    judgement = judged(row)

    verdict = f"{judgement.verdict}, weak" if judgement.is_weak else judgement.verdict.value
    assert row[1:] == [
        verdict,
        *(
            f"{judgement.reason(language)} {judgement.hint(language)}".strip()
            for language in ("en", "vi")
        ),
    ]


def test_page_has_an_example_of_each_verdict():
    assert {judged(row).verdict for row in rows("statements")} == set(Verdict)


@pytest.mark.parametrize("row", rows("qualifier"), ids=lambda row: row[0])
def test_page_gives_the_numbers_that_a_qualifier_can_mean(row):
    given = quantity(row[1], Counting.STOCK)

    low, high = given.range.low, given.range.high
    bounds = [
        ""
        if low is None
        else f"{'over' if given.range.low_is_open else 'from'} {low.normalize():f}",
        ""
        if high is None
        else f"{'under' if given.range.high_is_open else 'to'} {high.normalize():f}",
    ]
    assert (row[0], row[2]) == (given.qualifier.value, " ".join(filter(None, bounds)))


def test_page_gives_each_qualifier():
    assert [row[0] for row in rows("qualifier")] == [qualifier.value for qualifier in Qualifier]
