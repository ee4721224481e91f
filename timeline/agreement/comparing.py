"""Compares two statements: like with like only."""

from dataclasses import dataclass
from enum import StrEnum

from articles import dating
from articles.dating import HistoricalDate
from timeline.agreement.quantity import Quantity
from timeline.agreement.statement import Kind, Statement, Wording


class Verdict(StrEnum):
    """How statements about one thing stand to each other."""

    AGREE = "agree"
    DIFFER_BY_PRECISION = "differ_by_precision"  # both can be true, one says more
    DEVELOP = "develop"  # each holds for its own time
    CONTRADICT = "contradict"
    NOT_COMPARABLE = "not_comparable"
    SINGLE = "single"  # of a group alone: fewer than two statements


class Difference(StrEnum):
    """The field in which two statements have to agree before they can be compared."""

    KIND = "kind"
    SCOPE = "scope"
    UNIT = "unit"
    COUNTING = "counting"
    WORDS = "words"  # nothing but the words themselves: their sense is for readers to compare


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements in the order given, and what they say about each other.

    A contradiction is weak where it may be none: dates that overlap, or figures and statuses whose
    times are not the same, but not apart either. `difference` says why a pair is not comparable,
    `dates` is the comparison of two dates.
    """

    first: Statement
    second: Statement
    verdict: Verdict
    is_weak: bool = False
    difference: Difference | None = None
    dates: dating.Comparison | None = None


def compare(first: Statement, second: Statement) -> Pair:
    """Compare two statements about one thing; the same verdict in either order."""
    difference = _difference(first, second)
    if _are_plans_of_two_times(first, second) or (
        difference is Difference.KIND and _change_with_time(first, second)
    ):
        return Pair(first, second, Verdict.DEVELOP)
    if difference:
        return _unlike(first, second, difference)
    match first.value, second.value:
        case HistoricalDate() as one, HistoricalDate() as other:
            return _dates(first, second, dating.compare(one, other))
        case Quantity() as one, Quantity() as other:
            return _quantities(first, second, one, other)
        case Wording() as one, Wording() as other:
            return _wordings(first, second, one.tokens, other.tokens)
    raise AssertionError("two statements of one kind have values of one type")


_PASSING = frozenset({Kind.NUMBER, Kind.STATUS, Kind.WORDS})
"""Kinds of values that may be true at one time and not at another. A past date and a name stay."""


def _are_plans_of_two_times(first: Statement, second: Statement) -> bool:
    """Whether both give a date that lay ahead, at times apart.

    The date of a plan moves, and so does what is planned: the scope need not be the same.
    """
    for statement in (first, second):
        if not isinstance(statement.value, HistoricalDate) or statement.holds_at is None:
            return False
        if statement.value.earliest <= statement.holds_at.latest:
            return False
    return _are_apart(first, second) and first.value != second.value


def _change_with_time(first: Statement, second: Statement) -> bool:
    """Whether two statements of unlike kinds tell of one thing at two times."""
    alike = {first.kind, second.kind} <= _PASSING and _folded(first.scope) == _folded(second.scope)
    return alike and _are_apart(first, second)


def _difference(first: Statement, second: Statement) -> Difference | None:
    if first.kind != second.kind:
        return Difference.KIND
    if _folded(first.scope) != _folded(second.scope):
        return Difference.SCOPE
    if isinstance(first.value, Quantity) and isinstance(second.value, Quantity):
        if _folded(first.value.unit) != _folded(second.value.unit):
            return Difference.UNIT
        if first.value.counting != second.value.counting:
            return Difference.COUNTING
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _unlike(first: Statement, second: Statement, difference: Difference) -> Pair:
    return Pair(first, second, Verdict.NOT_COMPARABLE, difference=difference)


def _dates(first: Statement, second: Statement, dates: dating.Comparison) -> Pair:
    verdict = {
        dating.Verdict.SAME: Verdict.AGREE,
        dating.Verdict.COMPATIBLE: Verdict.DIFFER_BY_PRECISION,
        dating.Verdict.OVERLAPPING: Verdict.CONTRADICT,
        dating.Verdict.EXCLUSIVE: Verdict.CONTRADICT,
    }[dates.verdict]
    is_weak = dates.verdict is dating.Verdict.OVERLAPPING
    return Pair(first, second, verdict, is_weak=is_weak, dates=dates)


def _quantities(first: Statement, second: Statement, one: Quantity, other: Quantity) -> Pair:
    if (one.value, one.qualifier) == (other.value, other.qualifier):
        return Pair(first, second, Verdict.AGREE)
    if _are_apart(first, second):
        return Pair(first, second, Verdict.DEVELOP)
    if one.range.meets(other.range):
        return Pair(first, second, Verdict.DIFFER_BY_PRECISION)
    return _contradiction(first, second)


def _wordings(
    first: Statement, second: Statement, one: tuple[str, ...], other: tuple[str, ...]
) -> Pair:
    if "".join(one) == "".join(other):
        return Pair(first, second, Verdict.AGREE)
    if _may_be_later_words(first, second) and _are_apart(first, second):
        return Pair(first, second, Verdict.DEVELOP)
    if set(one) <= set(other) or set(other) <= set(one):
        return Pair(first, second, Verdict.DIFFER_BY_PRECISION)
    if first.kind is Kind.WORDS:
        return _unlike(first, second, Difference.WORDS)
    if first.kind is Kind.TERM:
        return Pair(first, second, Verdict.CONTRADICT)
    return _contradiction(first, second)


def _may_be_later_words(first: Statement, second: Statement) -> bool:
    """Whether a difference of wordings can come from their times.

    A source may quote words much older than itself: words count as later words only where both
    passages give their time themselves.
    """
    if first.kind is Kind.WORDS:
        return first.as_of is not None and second.as_of is not None
    return first.kind is Kind.STATUS


def _are_apart(first: Statement, second: Statement) -> bool:
    """Whether two statements hold for times without a day in common."""
    one, other = first.holds_at, second.holds_at
    if one is None or other is None:
        return False
    return dating.compare(one, other).verdict is dating.Verdict.EXCLUSIVE


def _contradiction(first: Statement, second: Statement) -> Pair:
    """Of values that change with time: certain only where the times are the same."""
    one, other = first.holds_at, second.holds_at
    at_one_time = one is not None and other is not None and one.spans == other.spans
    return Pair(first, second, Verdict.CONTRADICT, is_weak=not at_one_time)
