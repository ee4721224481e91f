"""Judges what two dates for the same thing say about each other."""

from dataclasses import dataclass
from enum import StrEnum

from articles.dating.extent import extent_of
from articles.dating.gregorian import MONTHS_IN_YEAR
from articles.dating.languages import Language
from articles.dating.parts import Bounds, CalendarDate, DateSet, Precision
from articles.dating.value import HistoricalDate, historical_date
from articles.dating.wording import in_words


class Verdict(StrEnum):
    """How two dates stand to each other, from agreement to contradiction."""

    SAME = "same"
    COMPATIBLE = "compatible"  # one contains the other
    OVERLAPPING = "overlapping"  # some days in common, and some in each alone
    EXCLUSIVE = "exclusive"  # no day in common


@dataclass(frozen=True, slots=True)
class Slip:
    """A day that agrees with the other date once its day and month are exchanged."""

    given: HistoricalDate
    exchanged: HistoricalDate


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two dates, in the order in which they were given."""

    first: HistoricalDate
    second: HistoricalDate
    verdict: Verdict
    slip: Slip | None

    def reason(self, language: Language) -> str:
        """Why the verdict is what it is, as one sentence."""
        values = {
            "first": in_words(self.first, language),
            "second": in_words(self.second, language),
        }
        kind = self.verdict.value
        if self.verdict is Verdict.SAME and values["first"] == values["second"]:
            kind = "same words"
        elif self.verdict is Verdict.COMPATIBLE and self.first.spans == self.second.spans:
            kind = "same days"
        elif self.verdict is Verdict.COMPATIBLE:
            within = contains(self.second, self.first)
            narrow, wide = (self.first, self.second) if within else (self.second, self.first)
            values["narrow"] = in_words(narrow, language)
            values["wide"] = in_words(wide, language)
            values["reach"] = _reach(wide, language)
        elif self.verdict is Verdict.OVERLAPPING:
            common = [extent_of(bounds) for bounds in _common(self.first, self.second)]
            values["common"] = _AND[language].join(in_words(part, language) for part in common)
        return _REASONS[language][kind].format_map(values)

    def hint(self, language: Language) -> str:
        """How a slip of day and month would explain the difference; empty where it would not."""
        if self.slip is None:
            return ""
        other = self.second if self.slip.given == self.first else self.first
        same = _verdict(self.slip.exchanged, other) is Verdict.SAME
        kind = "equal" if same else "within"
        return _HINTS[language][kind].format(
            given=in_words(self.slip.given, language),
            exchanged=in_words(self.slip.exchanged, language),
            other=in_words(other, language),
        )


def compare(first: HistoricalDate, second: HistoricalDate) -> Comparison:
    """Compare two dates by the days that they can mean."""
    verdict = _verdict(first, second)
    slip = None
    if verdict in (Verdict.OVERLAPPING, Verdict.EXCLUSIVE):
        slip = _slip(first, second) or _slip(second, first)
    return Comparison(first, second, verdict, slip)


def contains(wide: HistoricalDate, narrow: HistoricalDate) -> bool:
    """Whether each day that `narrow` can mean is one that `wide` can mean."""
    return all(
        any(span.earliest <= part.earliest and part.latest <= span.latest for span in wide.spans)
        for part in narrow.spans
    )


def _verdict(first: HistoricalDate, second: HistoricalDate) -> Verdict:
    if first.spans == second.spans:
        alike = _claim(first) == _claim(second)
        return Verdict.SAME if alike else Verdict.COMPATIBLE
    if contains(first, second) or contains(second, first):
        return Verdict.COMPATIBLE
    return Verdict.OVERLAPPING if _common(first, second) else Verdict.EXCLUSIVE


def _claim(value: HistoricalDate) -> tuple[bool, bool]:
    """What a date claims beside its days: to be about right, and to mean all of a set."""
    return value.approximate, isinstance(value.parts, DateSet) and value.parts.every


def _common(first: HistoricalDate, second: HistoricalDate) -> list[Bounds]:
    shared = (
        Bounds(max(one.earliest, other.earliest), min(one.latest, other.latest))
        for one in first.spans
        for other in second.spans
    )
    return [bounds for bounds in shared if bounds.earliest <= bounds.latest]


def _slip(given: HistoricalDate, other: HistoricalDate) -> Slip | None:
    date = given.parts
    if not isinstance(date, CalendarDate) or not 1 <= date.day <= MONTHS_IN_YEAR:
        return None
    if other.precision not in (Precision.DAY, Precision.MONTH):
        return None  # a long time may hold the exchanged day by chance
    exchanged = historical_date(date._replace(month=date.day, day=date.month))
    explains = _verdict(exchanged, other) in (Verdict.SAME, Verdict.COMPATIBLE)
    return Slip(given, exchanged) if explains else None


def _reach(wide: HistoricalDate, language: Language) -> str:
    """The bounds of an approximate date in brackets, since its words do not give them."""
    if not wide.approximate or len(wide.spans) > 1:
        return ""
    return f" ({in_words(extent_of(wide.spans[0]), language)})"


_AND: dict[Language, str] = {"en": " and ", "vi": " và "}
_REASONS: dict[Language, dict[str, str]] = {
    "en": {
        "same words": "Both say “{first}”.",
        "same": "“{first}” and “{second}” are the same days.",
        "same days": "“{first}” and “{second}” are the same days, but do not say the same.",
        "compatible": "“{narrow}” lies within “{wide}”{reach}.",
        "overlapping": "“{first}” and “{second}” share {common}, and each has days of its own.",
        "exclusive": "“{first}” and “{second}” have no day in common.",
    },
    "vi": {
        "same words": "Cả hai đều ghi “{first}”.",
        "same": "“{first}” và “{second}” là cùng những ngày ấy.",
        "same days": "“{first}” và “{second}” là cùng những ngày ấy, nhưng không nói như nhau.",
        "compatible": "“{narrow}” nằm trong “{wide}”{reach}.",
        "overlapping": "“{first}” và “{second}” có phần chung {common}, và mỗi bên có ngày riêng.",
        "exclusive": "“{first}” và “{second}” không có ngày nào chung.",
    },
}
_HINTS: dict[Language, dict[str, str]] = {
    "en": {
        "equal": (
            "With day and month exchanged, “{given}” is “{exchanged}”: one of the two may have "
            "been read month first."
        ),
        "within": (
            "With day and month exchanged, “{given}” is “{exchanged}”, which lies within "
            "“{other}”: it may have been read month first."
        ),
    },
    "vi": {
        "equal": (
            "Đổi chỗ ngày và tháng thì “{given}” thành “{exchanged}”: có thể một trong hai đã bị "
            "đọc tháng trước ngày."
        ),
        "within": (
            "Đổi chỗ ngày và tháng thì “{given}” thành “{exchanged}”, nằm trong “{other}”: có thể "
            "ngày ấy đã bị đọc tháng trước ngày."
        ),
    },
}
