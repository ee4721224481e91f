"""Dates in Vietnamese words."""

from articles.dating.parts import (
    FIRST_QUARTER,
    FIRST_SEASON,
    CalendarDate,
    DateSet,
    Edge,
    Interval,
    Member,
    Precision,
)

_SEASONS = ("xuân", "hè", "thu", "đông")
_QUARTERS = ("I", "II", "III", "IV")
_FIRST_YEAR_WITHOUT_ERA = 1000
_LAST_FOUR_DIGIT_YEAR = 9999
_UNKNOWN = "một thời điểm chưa rõ"


def year_words(year: int) -> str:
    """An astronomical year without the word for year: 0 is 1 TCN (before our era)."""
    if year <= 0:
        return f"{_grouped(1 - year)} TCN"
    return f"{year} SCN" if year < _FIRST_YEAR_WITHOUT_ERA else _grouped(year)


def date_words(date: CalendarDate) -> str:
    """One calendar date: "khoảng ngày 10 tháng 4 năm 2013"."""
    qualifier = f"{'có lẽ ' if date.uncertain else ''}{'khoảng ' if date.approximate else ''}"
    return f"{qualifier}{_unqualified(date)}"


def interval_words(interval: Interval) -> str:
    """An interval: "từ 1996 đến 1998", "từ năm 2030 trở đi"."""
    start, end = interval.start, interval.end
    if not isinstance(start, Edge) and not isinstance(end, Edge):
        if start.is_plain_year and end.is_plain_year:
            return f"từ {year_words(start.year)} đến {year_words(end.year)}"
        return f"từ {_start_words(start, end)} đến {date_words(end)}"
    if not isinstance(start, Edge):
        onwards = "trở đi" if end is Edge.OPEN else f"đến {_UNKNOWN}"
        return f"từ {date_words(start)} {onwards}"
    before = "cho đến" if start is Edge.OPEN else f"từ {_UNKNOWN} đến"
    return f"{before} {_UNKNOWN if isinstance(end, Edge) else date_words(end)}"


def set_words(dates: DateSet) -> str:
    """One of several dates or all of them: "năm 1996 hoặc năm 1998", "năm 1996 và năm 1998"."""
    if len(dates.members) == 1:
        return _only_member_words(dates.members[0], every=dates.every)
    *others, last = (_member_words(member, every=dates.every) for member in dates.members)
    return f"{', '.join(others)} {'và' if dates.every else 'hoặc'} {last}"


def _only_member_words(member: Member, *, every: bool) -> str:
    words = _member_words(member, every=every)
    if isinstance(member, CalendarDate):
        return words
    start, end = member.start, member.end
    if not isinstance(start, Edge) and not isinstance(end, Edge):
        return f"{'toàn bộ thời gian' if every else 'một thời điểm'} {words}"
    if not every and not isinstance(start, Edge) and start.is_plain_year:
        return f"sau năm {year_words(start.year - 1)}"
    if not every and not isinstance(end, Edge) and end.is_plain_year:
        return f"trước năm {year_words(end.year + 1)}"
    return words


def _member_words(member: Member, *, every: bool) -> str:
    if isinstance(member, CalendarDate):
        return date_words(member)
    also = "và" if every else "hoặc"
    if isinstance(member.start, Edge) and not isinstance(member.end, Edge):
        return f"{date_words(member.end)} {also} sớm hơn"
    if isinstance(member.end, Edge) and not isinstance(member.start, Edge):
        return f"{date_words(member.start)} {also} muộn hơn"
    return interval_words(member)


def _start_words(start: CalendarDate, end: CalendarDate) -> str:
    """The start without what the end repeats: "ngày 10 đến ngày 12 tháng 4 năm 2013"."""
    if start.shares_month_with(end):
        return f"ngày {start.day}"
    if not start.shares_year_with(end):
        return date_words(start)
    month = f"tháng {start.month}"
    return f"ngày {start.day} {month}" if start.day else month


def _unqualified(date: CalendarDate) -> str:
    words = f"năm {year_words(date.year)}"
    match date.precision:
        case Precision.DAY:
            words = f"ngày {date.day} tháng {date.month} {words}"
        case Precision.MONTH:
            words = f"tháng {date.month} {words}"
        case Precision.SEASON:
            words = f"mùa {_SEASONS[date.month - FIRST_SEASON]} {words}"
        case Precision.QUARTER:
            words = f"quý {_QUARTERS[date.month - FIRST_QUARTER]} {words}"
        case Precision.DECADE if date.year >= _FIRST_YEAR_WITHOUT_ERA:
            words = f"thập niên {date.year}"
        case Precision.DECADE:
            words = f"những {words} đến {year_words(date.year + 9)}"
        case Precision.CENTURY:  # "thế kỷ 20" would be 1901 to 2000
            words = f"những {words} đến {year_words(date.year + 99)}"
    return f"{_some(date)}{words}"


def _some(date: CalendarDate) -> str:
    """What is meant where the text says that it is not named."""
    if not date.unspecified:
        return ""
    of_a_year = date.precision is Precision.YEAR and date.unspecified == "-XX"
    return f"một {'tháng' if of_a_year else 'ngày'} trong "


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".") if number > _LAST_FOUR_DIGIT_YEAR else str(number)
