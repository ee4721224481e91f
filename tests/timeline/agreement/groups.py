"""Makes statements of the labelled groups and of our own, without looking at what is expected."""

import csv
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from articles.dating import parse
from tests.samples import SAMPLES
from timeline.agreement import Counting, Kind, Qualifier, Quantity, Statement, Wording

GOLD = Path(__file__).resolve().parent.parent / "gold"
PUBLISHED = {"000": "2023", "001": "2014-01", "002": "2017-12", "003": "2025", "004": "2018-08"}
"""When each text appeared; the years of 000 and 003 are inferred."""


@dataclass(frozen=True)
class Group:
    """A labelled group: its statements, and the row that holds what is expected."""

    statements: tuple[Statement, ...]
    label: dict


@cache
def hand_table():
    """What each passage states, by the number of its file, its start and its end."""
    with (GOLD / "attestations.csv").open(newline="", encoding="utf-8") as table:
        return {
            (row["file"], int(row["start"]), int(row["end"])): row for row in csv.DictReader(table)
        }


@cache
def labelled_groups():
    """The groups of the samples."""
    rows = (SAMPLES / "gold" / "agreements.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_group(json.loads(row)) for row in rows)


@cache
def own_groups():
    """The groups that were written for this test."""
    rows = json.loads((GOLD / "own_groups.json").read_text(encoding="utf-8"))
    return tuple(Group(tuple(map(_own, row["statements"])), row) for row in rows)


def _group(row):
    return Group(
        tuple(_statement(place, given) for place, given in enumerate(row["attestations"])), row
    )


def _statement(place, given):
    file = given["file"][:3]
    hand = hand_table()[file, given["start"], given["end"]]
    return Statement(
        key=f"{place:02}",
        source=file,
        value=_value(hand, given["value"]),
        scope=hand["scope"],
        as_of=parse(_bare(given["as_of"])),
        published=parse(PUBLISHED[file]),
    )


def _value(hand, stated):
    kind, text = Kind(hand["kind"]), str(stated)
    if kind is Kind.DATE:
        return _date(_bare(text))
    if kind is Kind.NUMBER:
        return Quantity(
            value=_number(text),
            unit=hand["unit"],
            counting=Counting(hand["counting"]),
            qualifier=Qualifier(hand["qualifier"]),
        )
    return Wording(kind, _bare(text))


def _bare(text):
    """Without the labellers' remark in brackets at the end."""
    return re.sub(r"\s*\([^()]*\)$", "", text)


def _date(text):
    if year := re.search(r"before (\d{4})$", text):
        return parse(f"[..{int(year[1]) - 1}]")
    if year := re.search(r"after (\d{4})$", text):
        return parse(f"[{int(year[1]) + 1}..]")
    return parse(text)


def _number(text):
    """The number that the passage gives: of "1988 (2018-30)" the 30, of "A = B" the B."""
    if derived := re.search(r"\(\d{4}-(\d+)\)$", text):
        return Decimal(derived[1])
    return Decimal(re.search(r"\d+(?:\.\d+)?(?:e\d+)?", text.rpartition("=")[2])[0])


def _own(given):
    kind = Kind(given["kind"])
    if kind is Kind.DATE:
        value = parse(given["value"])
    elif kind is Kind.NUMBER:
        value = Quantity(
            Decimal(given["value"]),
            given["unit"],
            Counting(given["counting"]),
            Qualifier(given["qualifier"]),
        )
    else:
        value = Wording(kind, given["value"])
    return Statement(
        key=given["source"],
        source=given["source"],
        value=value,
        scope=given.get("scope", ""),
        as_of=parse(given["as_of"]) if "as_of" in given else None,
        published=parse(given["published"]) if "published" in given else None,
    )
