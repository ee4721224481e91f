"""The places in a source, from checked values."""

from portal.courses.files.problems import Problem
from portal.courses.files.quoting import quote
from portal.courses.files.records import PlacesRecord, SourcePlaceRecord
from portal.courses.files.yaml_reading import Located


def places(located: Located, digest: str, text: str) -> PlacesRecord:
    """The places of a file that fits its schema; enters words that are not there just once."""
    found = []
    for index, entry in enumerate(located.value):
        words = quote(located, (index,), digest, text)
        if entry["end"] <= entry["start"]:
            message = "“end” must be greater than “start”."
            located.problems.append(Problem.at(located.place(index, "end"), message))
        elif words:
            found.append(
                SourcePlaceRecord(
                    quote=words,
                    start=entry["start"],
                    end=entry["end"],
                    sha256=entry["sha256"],
                    place=located.place(index, "exact"),
                )
            )
    _enter_doubles(located, found)
    ordered = sorted(found, key=lambda each: (each.quote.start, -len(each.quote.exact)))
    return PlacesRecord(digest, tuple(ordered), place=located.place())


def _enter_doubles(located: Located, found: list[SourcePlaceRecord]) -> None:
    """Enter a second place of the same words: one passage reports one place."""
    first: dict[object, SourcePlaceRecord] = {}
    for each in found:
        there = first.setdefault((each.quote, each.quote.start), each)
        if there is not each:
            message = f"{there.place} has the place of these words already."
            located.problems.append(Problem.at(each.place, message))
