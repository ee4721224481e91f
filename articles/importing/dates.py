"""The dates of header and publication lines, day before month, as EDTF."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ENGLISH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<{}>(?:1[5-9]|20)\d\d)"


def _pattern(*parts: str) -> str:
    return "".join(parts)


_FORMS = (
    _pattern(_YEAR.format("y1"), r"-(?P<m1>\d\d)-(?P<d1>\d\d)"),
    _pattern(
        r"(?:ngày\s+)?(?P<d2>\d{1,2})\s*[/.\-]\s*(?P<m2>\d{1,2})\s*[/.\-]\s*", _YEAR.format("y2")
    ),
    _pattern(
        r"(?:ngày\s+)?(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})\s*(?:,|năm|-|/)?\s*",
        _YEAR.format("y3"),
    ),
    _pattern(
        rf"(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m4>{_ENGLISH})\.?,?\s+", _YEAR.format("y4")
    ),
    _pattern(
        rf"(?P<m5>{_ENGLISH})\.?\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s+", _YEAR.format("y5")
    ),
    _pattern(rf"(?P<m6>{_ENGLISH})\.?,?\s+", _YEAR.format("y6")),
    _pattern(r"tháng\s+(?P<m7>\d{1,2})\s*(?:,|năm|-|/|–)?\s*", _YEAR.format("y7")),
    _pattern(r"(?P<m8>\d{1,2})\s*[/\-–]\s*", _YEAR.format("y8")),
    _pattern(r"(?:năm\s+)?", _YEAR.format("y9")),
)
DATE = re.compile(r"(?<![\w/])(?:" + "|".join(_FORMS) + r")(?![\w/]|-\d)", re.IGNORECASE)
_HALF_DAY = 12
TIME = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])\s?[:hH]\s?(?P<minute>[0-5]?\d)(?!\d)['’\u2032]?"
)


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first date of a text as EDTF, with its span; day before month unless that is no date."""
    for match in DATE.finditer(text):
        parts = {name[0]: value for name, value in match.groupdict().items() if value}
        edtf = _edtf(parts["y"], parts.get("m"), parts.get("d"))
        if edtf:
            return edtf, match.start(), match.end()
    return None


def read_date(text: str) -> str | None:
    """The EDTF of a text that is one date and nothing else."""
    found = find_date(text.strip(" .,()"))
    return found[0] if found and found[2] - found[1] == len(text.strip(" .,()")) else None


def read_time(match: re.Match[str], *, afternoon: bool = False) -> str:
    """The minute of the day that a match of `TIME` names, as ISO 8601; `afternoon` is ``PM``."""
    hour = int(match["hour"])
    hour += _HALF_DAY if afternoon and hour < _HALF_DAY else 0
    return f"{hour:02}:{int(match['minute']):02}"


def _edtf(year: str, month: str | None, day: str | None) -> str | None:
    if month is None:
        return year
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    if day is None:
        return f"{year}-{number:02}" if 1 <= number <= len("JFMAMJJASOND") else None
    for candidate in ((number, int(day)), (int(day), number)):
        try:
            return date(int(year), *candidate).isoformat()
        except ValueError:
            continue
    return None
