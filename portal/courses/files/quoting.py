"""Finding the words that a file quotes from a digest."""

import re

from articles.anchoring import selectors
from portal.courses.files.problems import Problem
from portal.courses.files.records import Quote
from portal.courses.files.yaml_reading import Located


def quoted_places(text: str, exact: str, prefix: str, suffix: str) -> list[tuple[int, int]]:
    """Every span of a text where words stand between a prefix and a suffix."""
    whole = f"(?={re.escape(prefix + exact + suffix)})"
    starts = [match.start() + len(prefix) for match in re.finditer(whole, text)]
    return [(start, start + len(exact)) for start in starts]


def quote(located: Located, path: tuple[str | int, ...], digest: str, text: str) -> Quote | None:
    """The quotation at a place of a file, if its words stand in a digest just once.

    `path` leads to a mapping with `exact` and perhaps `prefix` and `suffix`. Otherwise a problem is
    entered.
    """
    values = located.value
    for part in path:
        values = values[part]
    exact = values["exact"]
    found = quoted_places(text, exact, values.get("prefix") or "", values.get("suffix") or "")
    if len(found) == 1 and exact.strip() == exact:
        words = selectors(text, *found[0])
        return Quote(digest, words.exact, words.prefix, words.suffix, start=found[0][0])
    message = (
        f"is quoted with space around it: “{exact}”."
        if exact.strip() != exact
        else f"stands {len(found)} times in the digest between this prefix and suffix: “{exact}”."
    )
    enter(located, (*path, "exact"), message)
    return None


def enter(located: Located, path: tuple[str | int, ...], message: str) -> None:
    """Enter a problem about the value at a place, which the message begins with."""
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    located.problems.append(Problem.at(located.place(*path), f"“{name}” {message}"))
