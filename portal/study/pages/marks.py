"""Marks as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from portal.study.models import Colour
from portal.study.pages.places import Paragraphs, moment_in_words, place_in_words, shortened
from portal.study.queries.marks import OwnHighlight, OwnJotting, Standing


@dataclass(frozen=True, slots=True)
class Place:
    """Where marked words stand; `start` and `end` are empty where they are gone."""

    words: str
    label: str
    url: str
    start: int | str = ""
    end: int | str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class HighlightRow:
    """A highlight as it is shown."""

    pk: int
    colour: str
    colour_label: str
    place: Place


@dataclass(frozen=True, slots=True)
class JottingRow:
    """A jotting as it is shown."""

    client_id: str
    body: str
    made: str
    edit_url: str
    place: Place


def place_of(
    standing: Standing, text_url: str, paragraphs: Paragraphs | None, *, whole: bool = False
) -> Place:
    """Where words stand in a text at an address; without its paragraphs, no number is told."""
    if not text_url:  # readers no longer see the text, so its words are not quoted either
        return Place("", "", "")
    words = standing.words if whole else shortened(standing.words)
    if standing.span is None:
        return Place(words, "", text_url, is_gone=True)
    start, end = standing.span
    number = paragraphs.number_at(start) if paragraphs else 0
    url = f"{text_url}#p{number}" if number else text_url
    return Place(words, place_in_words(number), url, start, end)


def highlight_rows(
    marks: Iterable[OwnHighlight], text_url: str, paragraphs: Paragraphs | None = None
) -> tuple[HighlightRow, ...]:
    """Highlights as rows."""
    return tuple(
        HighlightRow(
            mark.pk,
            mark.colour,
            str(Colour(mark.colour).label),
            place_of(mark.standing, text_url, paragraphs),
        )
        for mark in marks
    )


def jotting_rows(
    marks: Iterable[OwnJotting], text_url: str, paragraphs: Paragraphs | None = None
) -> tuple[JottingRow, ...]:
    """Jottings as rows."""
    return tuple(
        JottingRow(
            str(mark.client_id),
            mark.body,
            moment_in_words(mark.made_at),
            reverse("study:jotting", args=[mark.client_id]),
            place_of(mark.standing, text_url, paragraphs),
        )
        for mark in marks
    )
