"""Reads one date as people write it in English or Vietnamese, always day first.

It is given the expression alone. Finding expressions in running text, and what "since" or "by"
before one means, is the business of those who call it.
"""

import re
import unicodedata
from collections.abc import Iterable

from articles.dating.english import MONTHS
from articles.dating.errors import DatingError
from articles.dating.grammar import parse
from articles.dating.value import HistoricalDate


def _any_of(words: Iterable[str]) -> str:
    """A pattern that tries longer words first."""
    return "|".join(sorted(words, key=len, reverse=True))


_ENGLISH_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
_SHORT_MONTHS = {name[:3]: number for name, number in _ENGLISH_MONTHS.items()} | {"sept": 9}
_VIETNAMESE_MONTHS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
_MONTH_NUMBERS = _ENGLISH_MONTHS | _SHORT_MONTHS | _VIETNAMESE_MONTHS

_DAY = "(?P<day>[0-9]{1,2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
_ORDINAL = f"(?:the )?{_DAY}(?:st|nd|rd|th)?"
_NAME = rf"(?P<month>{_any_of(_ENGLISH_MONTHS)}|{_any_of(_SHORT_MONTHS)})\.?"
_NUMBER_OR_NAME = f"(?P<month>[0-9]{{1,2}}|{_any_of(_VIETNAMESE_MONTHS)})"
_WEEKDAY = (
    "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? "
    "|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),? )?"
)
_TIME = "(?:,? [0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2})?['’\N{PRIME}]?)?"  # as on pages: 21:28', 9:6'

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_WEEKDAY}(?:ngày )?{_DAY}(?P<sign>[/.-]){_MONTH}(?P=sign){_YEAR}{_TIME}",
        f"{_WEEKDAY}{_ORDINAL} (?:of )?{_NAME},? {_YEAR}{_TIME}",
        f"{_WEEKDAY}{_NAME} {_ORDINAL},? {_YEAR}{_TIME}",
        f"{_WEEKDAY}(?:ngày )?(?:mồng |mùng )?{_DAY} tháng {_NUMBER_OR_NAME},? năm {_YEAR}{_TIME}",
        f"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
        f"{_NAME},? (?:of )?{_YEAR}",
        f"tháng {_NUMBER_OR_NAME},? năm {_YEAR}",
        f"(?:tháng )?{_MONTH}[/-]{_YEAR}",
        f"(?:năm )?{_YEAR}",
        "(?:năm )?(?P<before>[0-9]{1,4}) (?:bce?|tcn)",
        "(?:the )?(?P<decade>[0-9]{3})0s",
        "(?:thập niên|những năm) (?P<decade>[0-9]{3})0",
        f"(?:from |từ |từ năm )?{_YEAR}(?:[-–]| to | đến | đến năm )(?P<until>[0-9]{{4}})",
    )
)


def from_expression(text: str) -> HistoricalDate | None:
    """The date that one expression means: "26/5/2014", "March 10, 2013", "tháng 3/2013".

    None where it means none: no such form, or no such day. Days come before months in numbers,
    whatever the result: "10/4/2013" is 10 April, and "4/13/2013" is nothing.
    """
    expression = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    for form in _FORMS:
        if found := form.fullmatch(expression):
            try:
                return parse(_edtf(found.groupdict()))
            except DatingError:
                return None
    return None


def _edtf(parts: dict[str, str | None]) -> str:
    if before := parts.get("before"):
        year = int(before) - 1
        return f"-{year:04}" if year > 0 else f"{year:04}"
    if decade := parts.get("decade"):
        return f"{decade}X"
    if until := parts.get("until"):
        return f"{parts['year']}/{until}"
    month, day = parts.get("month"), parts.get("day")
    units = [_month_number(month)] if month else []
    if day:
        units.append(int(day))
    return "-".join([str(parts["year"]), *(f"{unit:02}" for unit in units)])


def _month_number(text: str) -> int:
    return int(text) if text.isdecimal() else _MONTH_NUMBERS[text]
