"""The learner's line over the editor's ground, on the words themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.lessons.answering import Sheet, sheet_of
from portal.lessons.scoring import EvidenceKey, Span
from portal.study.given import Given
from portal.study.queries.answers import Asked, Attempt
from portal.ui.languages import in_language


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: with the learner's line, the editor's ground, both, or neither."""

    words: str
    is_chosen: bool
    is_named: bool


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """A sentence that the learner chose or the editor named, with who did, in words."""

    who: str
    place: str
    pieces: tuple[Piece, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The sentences of both, in the order of the text; without the editor's while it is open."""

    in_words: str
    sentences: tuple[ComparedSentence, ...]
    comments: tuple[str, ...]
    shows_key: bool


def compared(asked: Asked, last: Attempt) -> Compared | None:
    """What was chosen, and once the question is closed, beside what the editor named."""
    sheet = _sheet_of_answer(asked, last)
    if sheet is None:
        return None
    given = Given.from_data(last.given)
    chosen = frozenset(given.values)
    key = EvidenceKey.from_data(last.key) if last.key and asked.is_closed else None
    ground = {(start, end) for start, end in last.key["ground"]} if last.key and key else set()
    line = _line(given, sheet)
    named = key.named if key else frozenset()
    nearest = key.alternatives[key.nearest(chosen)] if key else frozenset()
    return Compared(
        in_words=_in_words(chosen, named, shows_key=key is not None),
        sentences=tuple(
            ComparedSentence(
                who=_who(place, chosen, named, nearest) if key else _("You"),
                place=_place(sheet, place),
                pieces=tuple(_pieces(sheet.document.text, sheet.sentences[place], line, ground)),
                url=_url(asked, sheet, sheet.sentences[place]),
            )
            for place in sorted(chosen | named)
        ),
        comments=tuple(
            words
            for each in sheet.named
            if each.span in ground
            if (words := in_language(each.row.comment, each.row.comment_vi))
        )
        if key
        else (),
        shows_key=key is not None,
    )


def _sheet_of_answer(asked: Asked, last: Attempt) -> Sheet | None:
    """The text in the revision that was answered, which readers may have left since."""
    if asked.sheet is None or asked.sheet.revision.pk == last.revision:
        return asked.sheet
    article, key = asked.question.article, last.revision
    revision = article.revisions.filter(pk=key).first() if article and key else None
    return sheet_of(asked.question, revision) if revision else None


def _line(given: Given, sheet: Sheet) -> list[Span]:
    """The learner's words: those marked in a sentence, or the whole sentence that was ticked."""
    found: list[Span] = []
    for place in given.values:
        start, end = sheet.sentences[place]
        inside = [(max(a, start), min(b, end)) for a, b in given.spans if a < end and b > start]
        found += inside or [(start, end)]
    return found


def _pieces(
    text: str, sentence: Span, line: Iterable[Span], ground: Iterable[Span]
) -> Iterable[Piece]:
    start, end = sentence
    bounds = {start, end}
    for span in (*line, *ground):
        bounds |= {max(start, min(end, place)) for place in span}
    for first, last in pairwise(sorted(bounds)):
        yield Piece(
            text[first:last],
            is_chosen=any(a <= first and last <= b for a, b in line),
            is_named=any(a <= first and last <= b for a, b in ground),
        )


def _who(place: int, chosen: frozenset[int], named: frozenset[int], nearest: frozenset[int]) -> str:
    if place in chosen and place in named:
        return _("You and the editor")
    if place in chosen:
        return _("Only you")
    if place in nearest:
        return _("Only the editor")
    return _("The editor, as another answer")


def _in_words(chosen: frozenset[int], named: frozenset[int], *, shows_key: bool) -> str:
    yours = ngettext(
        "You chose %(count)d sentence.", "You chose %(count)d sentences.", len(chosen)
    ) % {"count": len(chosen)}
    if not shows_key:
        return yours
    both = len(chosen & named)
    editors = ngettext(
        "The editor named %(count)d sentence.", "The editor named %(count)d sentences.", len(named)
    ) % {"count": len(named)}
    common = ngettext(
        "%(count)d sentence is in both.", "%(count)d sentences are in both.", both
    ) % {"count": both}
    return f"{yours} {editors} {common}"


def _place(sheet: Sheet, place: int) -> str:
    number = sheet.document.number_at(sheet.sentences[place][0])
    return _("paragraph %(number)d") % {"number": number} if number else ""


def _url(asked: Asked, sheet: Sheet, sentence: Span) -> str:
    article = asked.question.article
    if article is None:
        return ""
    return reverse("reading:words", args=[article.slug, sheet.revision.number, *sentence])
