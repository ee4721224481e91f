"""Judges a group of statements about one thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from articles import dating
from articles.dating import Bounds, Language
from timeline.agreement import wording
from timeline.agreement.comparing import Pair, Verdict, compare
from timeline.agreement.statement import Kind, Statement

_GRAVITY = (
    Verdict.NOT_COMPARABLE,
    Verdict.AGREE,
    Verdict.DIFFER_BY_PRECISION,
    Verdict.DEVELOP,
    Verdict.CONTRADICT,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the statements of a group say together: the gravest that any two of them say.

    `pairs` are all pairs, the gravest first, else in the order of keys. `series` are the runs of
    like figures for two times or more, each in the order of time.
    """

    verdict: Verdict
    is_weak: bool
    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]
    series: tuple[tuple[Statement, ...], ...]

    @property
    def is_raised(self) -> bool:
        """Whether readers and editors are told of a disagreement."""
        return self.verdict is Verdict.CONTRADICT

    @property
    def deciding(self) -> tuple[Pair, ...]:
        """The pairs on which the verdict rests."""
        return tuple(
            pair
            for pair in self.pairs
            if (pair.verdict, pair.is_weak) == (self.verdict, self.is_weak)
        )

    @property
    def disputed_days(self) -> tuple[Bounds, ...]:
        """The days of all dates that contradict another, in order."""
        dates = {
            date
            for pair in self.deciding
            if self.is_raised and pair.dates
            for date in (pair.dates.first, pair.dates.second)
        }
        return tuple(sorted({span for date in dates for span in date.spans}))

    def reason(self, language: Language) -> str:
        """Why the verdict is what it is: a sentence, and another where some are not comparable."""
        if self.verdict is Verdict.SINGLE:
            return wording.nothing_to_compare(language)
        if self.verdict is Verdict.DEVELOP:
            sentence = wording.development(self._developing(), language)
        elif self.verdict is Verdict.AGREE and len(self.pairs) == len(self.deciding) > 1:
            sentence = wording.unanimity(self.statements, language)
        else:
            sentence = wording.reason(self.deciding[0], language)
        apart = sum(pair.verdict is Verdict.NOT_COMPARABLE for pair in self.pairs)
        if self.verdict is Verdict.NOT_COMPARABLE or not apart:
            return sentence
        return f"{sentence} {wording.left_out(apart, language)}"

    def hint(self, language: Language) -> str:
        """What may explain the contradiction, such as a day read as a month; empty if nothing."""
        for pair in self.deciding:
            if pair.dates and (hint := pair.dates.hint(language)):
                return hint
        return ""

    def _developing(self) -> tuple[Statement, ...]:
        keys = {statement.key for pair in self.deciding for statement in (pair.first, pair.second)}
        return _in_time(statement for statement in self.statements if statement.key in keys)


def judge(statements: Iterable[Statement]) -> Judgement:
    """Judge the statements of a group, whatever their order; keys are unique in it."""
    ordered = tuple(sorted(statements, key=lambda statement: statement.key))
    pairs = sorted(
        (compare(first, second) for first, second in combinations(ordered, 2)),
        key=_gravity,
        reverse=True,
    )
    verdict, is_weak = (pairs[0].verdict, pairs[0].is_weak) if pairs else (Verdict.SINGLE, False)
    return Judgement(verdict, is_weak, ordered, tuple(pairs), _series(ordered))


def _gravity(pair: Pair) -> tuple[int, bool]:
    return _GRAVITY.index(pair.verdict), not pair.is_weak


def _series(statements: tuple[Statement, ...]) -> tuple[tuple[Statement, ...], ...]:
    """The like figures that hold for times apart."""
    runs: list[list[Statement]] = []
    for statement in statements:
        if statement.kind is not Kind.NUMBER or statement.holds_at is None:
            continue
        for run in runs:
            if compare(run[0], statement).verdict is not Verdict.NOT_COMPARABLE:
                run.append(statement)
                break
        else:
            runs.append([statement])
    return tuple(_in_time(run) for run in runs if _span_times(run))


def _span_times(run: list[Statement]) -> bool:
    times = [statement.holds_at for statement in run if statement.holds_at]
    return any(
        dating.compare(one, other).verdict is dating.Verdict.EXCLUSIVE
        for one, other in combinations(times, 2)
    )


def _in_time(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    dated = [
        (statement.holds_at, statement.key, statement)
        for statement in statements
        if statement.holds_at is not None
    ]
    return tuple(statement for *_, statement in sorted(dated, key=lambda item: item[:2]))
