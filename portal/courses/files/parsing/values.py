"""Values that occur in files of all kinds."""

import datetime
from decimal import Decimal, InvalidOperation

from articles.dating import DatingError, parse
from portal.courses.files.problems import Problem
from portal.courses.files.records import Translated, TranslatedLines
from portal.courses.files.yaml_reading import Located, Path

_LARGEST_NUMBER = Decimal(10) ** 18
_PLACES = 6


def line(value: str | None) -> str:
    """Text without space around it; nothing is the empty text."""
    return (value or "").strip()


def translated(value: dict[str, str | None] | None) -> Translated:
    """Words in two languages."""
    return Translated(line((value or {}).get("en")), line((value or {}).get("vi")))


def lines(value: dict[str, list[str]] | None) -> TranslatedLines:
    """Lists in two languages."""
    english, vietnamese = (
        tuple(entry.strip() for entry in (value or {}).get(language, ()))
        for language in ("en", "vi")
    )
    return TranslatedLines(english, vietnamese)


def markdown(value: dict[str, str | None] | None) -> Translated:
    """Markdown in two languages."""
    return Translated(
        *(tidy_markdown((value or {}).get(language) or "") for language in ("en", "vi"))
    )


def tidy_markdown(text: str) -> str:
    """Markdown without what forms and files add: carriage returns, blank lines at its ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def date(located: Located, *path: str | int) -> str:
    """An EDTF expression in canonical form; empty where nothing or no date stands."""
    value = _value(located, path)
    if not value:
        return ""
    try:
        return str(parse(value.strip()))
    except DatingError as error:
        message = f"“{path[-1]}” is not a date that can be read: {error}"
        located.problems.append(Problem.at(located.place(*path), message))
        return ""


def day(located: Located, *path: str | int) -> str:
    """A day as ISO 8601 writes it; empty where nothing or no day stands."""
    value = _value(located, path)
    try:
        return datetime.date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        message = f"“{path[-1]}” is not a day of the calendar: {value}."
        located.problems.append(Problem.at(located.place(*path), message))
        return ""


def number(located: Located, *path: str | int) -> str:
    """A number in digits without needless zeros; empty where no number stands."""
    value = _value(located, path)
    try:
        found = Decimal(value.strip())
    except InvalidOperation:
        found = Decimal("NaN")
    exponent = found.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_PLACES or abs(found) >= _LARGEST_NUMBER:
        message = (
            f"“{path[-1]}” is not a number of digits, with a point before at most {_PLACES}"
            f" decimals: {value}."
        )
        located.problems.append(Problem.at(located.place(*path), message))
        return ""
    return f"{found.normalize():f}"


def _value(located: Located, path: Path) -> str:
    value = located.value
    for part in path:
        value = value[part] if isinstance(part, int) else value.get(part)
    return "" if value is None else str(value)
