"""Highlighting, jotting.

A passage is made in a transaction of its own, before what stands on it: forty people who mark one
text at once then wait for each other no longer than that takes. A passage that nothing stands on
does no harm, and what is sent again ends as it would have the first time. Passages stay when marks
go, so how many somebody makes is counted and limited, and so is how long each is.
"""

import unicodedata
import uuid

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.actor import Person
from articles.models import Passage, Revision
from articles.operations.passages import PassageError, find_passage, mark_passage
from portal.study.models import LONGEST_JOTTING, Highlight, Jotting, PassagesMade
from portal.study.queries.marks import own_highlights, own_jottings

MOST_IN_A_TEXT = 2000  # highlights, and as many jottings, of one person in one text
MOST_PASSAGES = 1000  # that one person can add to one text
LONGEST_SPAN = 3000  # code points of words to be marked
_KEPT_CONTROLS = "\n\t"


class MarkError(ValueError):
    """This cannot be marked or noted; the message says why, in the person's language."""


class NoSuchMarkError(LookupError):
    """The person has no such mark."""


def mark_words(  # noqa: PLR0913 - words, and what is done with them
    *,
    by: Person,
    revision: Revision,
    start: int,
    end: int,
    colour: str = "",
    body: str = "",
    client_id: uuid.UUID | None = None,
) -> bool:
    """Highlight words, note something on them, or both; whether anything is new."""
    is_new = False
    if body.strip():
        _jotting, is_new = jot(
            by=by,
            revision=revision,
            start=start,
            end=end,
            body=body,
            client_id=client_id or uuid.uuid4(),
        )
    if colour:
        highlight(by=by, revision=revision, start=start, end=end, colour=colour)
    return is_new or bool(colour)


def highlight(*, by: Person, revision: Revision, start: int, end: int, colour: str) -> Highlight:
    """Mark words in a colour; words that are marked already change theirs."""
    passage = _passage_there(revision, start, end)
    if passage is None or not Highlight.objects.filter(person=by, passage=passage).exists():
        _refuse_too_many(own_highlights(by.pk, revision.article_id).count())
    passage = passage or _new_passage(by, revision, start, end)
    made, _is_new = Highlight.objects.update_or_create(
        person=by, passage=passage, defaults={"colour": colour}
    )
    return made


def jot(  # noqa: PLR0913 - words, a note and the number under which it is sent
    *, by: Person, revision: Revision, start: int, end: int, body: str, client_id: uuid.UUID
) -> tuple[Jotting, bool]:
    """Note something on words; whether it is new. Sent again under its number, it is the same."""
    sent = Jotting.objects.filter(person=by, client_id=client_id)
    there = sent.first()
    if there is not None:
        return there, False
    words = clean_body(body)
    _refuse_too_many(own_jottings(by.pk, revision.article_id).count())
    passage = _passage_there(revision, start, end) or _new_passage(by, revision, start, end)
    made = Jotting(person=by, client_id=client_id, passage=passage, body=words)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # it arrived a second time while the first was being stored
        return sent.get(), False
    return made, True


@transaction.atomic
def change_jotting(*, by: Person, client_id: uuid.UUID, body: str) -> Jotting:
    """Write a jotting anew."""
    jotting = Jotting.objects.select_for_update().filter(person=by, client_id=client_id).first()
    if jotting is None:
        raise NoSuchMarkError
    jotting.body = clean_body(body)
    jotting.save(update_fields=["body", "changed_at"])
    return jotting


def remove_jotting(*, by: Person, client_id: uuid.UUID) -> None:
    """Throw a jotting away."""
    _must_be_there(Jotting.objects.filter(person=by, client_id=client_id).delete()[0])


def remove_highlight(*, by: Person, pk: int) -> None:
    """Take a highlight off the words."""
    _must_be_there(Highlight.objects.filter(person=by, pk=pk).delete()[0])


def clean_body(body: str) -> str:
    """The words of a note: plain text, with line breaks and nothing else that is not seen."""
    text = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
    words = "".join(
        sign for sign in text if sign in _KEPT_CONTROLS or unicodedata.category(sign) != "Cc"
    ).strip()
    if not words:
        raise MarkError(_("The note is empty. Write at least a word."))
    if len(words) > LONGEST_JOTTING:
        raise MarkError(
            _("The note has %(length)d characters; %(most)d fit. Shorten it or make two of it.")
            % {"length": len(words), "most": LONGEST_JOTTING}
        )
    return words


def _passage_there(revision: Revision, start: int, end: int) -> Passage | None:
    """The passage on some words; refuses what are no words, and too many of them."""
    try:
        there = find_passage(revision=revision, start=start, end=end)
    except PassageError as error:
        raise MarkError(_("These are no words of the text. Select them again.")) from error
    if end - start > LONGEST_SPAN:
        raise MarkError(
            _("You selected %(length)d characters; at most %(most)d can be marked. Select fewer.")
            % {"length": end - start, "most": LONGEST_SPAN}
        )
    return there


def _new_passage(by: Person, revision: Revision, start: int, end: int) -> Passage:
    """A new passage. It is nobody's: whose mark stands on it is written in the mark alone."""
    mine, _is_first = PassagesMade.objects.get_or_create(person=by, article_id=revision.article_id)
    left = PassagesMade.objects.filter(pk=mine.pk, count__lt=MOST_PASSAGES)
    if not left.update(count=F("count") + 1):
        raise MarkError(
            _("You have marked %(most)d places in this text. More do not fit.")
            % {"most": MOST_PASSAGES}
        )
    return mark_passage(by=None, revision=revision, start=start, end=end)


def _refuse_too_many(count: int) -> None:
    if count >= MOST_IN_A_TEXT:
        raise MarkError(
            _("You have %(most)d marks in this text, and more do not fit. Remove some first.")
            % {"most": MOST_IN_A_TEXT}
        )


def _must_be_there(removed: int) -> None:
    if not removed:
        raise NoSuchMarkError
