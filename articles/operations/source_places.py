"""Tie passages of a digest to the words of the source that they report."""

import hashlib

from django.db import transaction

from articles.actor import Actor
from articles.importing.source_map import span_in_text
from articles.models import Passage, Revision, SourcePlace
from articles.operations.passages import mark_passage


class SourcePlaceError(ValueError):
    """The words are not those that the place stands for."""


def checksum_of_words(words: str) -> str:
    """How words are known again that may not be copied."""
    return hashlib.sha256(words.encode()).hexdigest()


@transaction.atomic
def place_in_source(
    *, by: Actor, passage: Passage, start: int, end: int, sha256: str
) -> SourcePlace:
    """Say which words of the source's file a passage of its digest reports."""
    del by
    there = SourcePlace.objects.filter(passage=passage).first()
    if there and (there.start, there.end, there.sha256) == (start, end, sha256):
        return there
    place, _made = SourcePlace.objects.update_or_create(
        passage=passage, defaults={"start": start, "end": end, "sha256": sha256, "words": None}
    )
    return place


@transaction.atomic
def stand_on_source(*, by: Actor, place: SourcePlace, revision: Revision, decoded: str) -> Passage:
    """Mark the words of a place in the source's own text, which was read from a decoded file.

    Raises `SourcePlaceError` where other words stand there, or none that were read.
    """
    if checksum_of_words(decoded[place.start : place.end]) != place.sha256:
        raise SourcePlaceError("Other words stand at this place of the source's file.")
    span = span_in_text(revision.source_map, place.start, place.end)
    if span is None:
        raise SourcePlaceError("What stands at this place of the file is no part of its text.")
    place.words = mark_passage(by=by, revision=revision, start=span[0], end=span[1])
    place.save()
    return place.words
