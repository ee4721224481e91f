"""Everything of one's own, by text."""

import unicodedata
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from portal.accounts.models import User
from portal.study.pages.marks import HighlightRow, JottingRow, highlight_rows, jotting_rows
from portal.study.pages.shown import only_shown
from portal.study.queries.marks import OwnMarks, own_marks, texts_of
from portal.study.queries.progress import texts_opened
from portal.ui.languages import in_language
from portal.ui.pages import Frame, frame_parts


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text with what is one's own in it."""

    title: str
    language: str
    url: str
    """The learner's page of the text; empty where readers no longer see it."""
    is_done: bool
    jottings: tuple[JottingRow, ...]
    highlights: tuple[HighlightRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinePage(Frame):
    """All that is one's own."""

    texts: tuple[OwnText, ...]
    """The texts that answer, by title."""
    words: str
    """The words that were looked for."""
    is_empty: bool
    """Whether there is nothing at all, whatever is looked for."""


def mine_page(request: HttpRequest, person: User) -> MinePage:
    """Gather what is somebody's own, narrowed by words of a note or of the text."""
    words = request.GET.get("words", "").strip()[:200]
    marks = own_marks(person.pk)
    opened = texts_opened(person.pk)
    texts = texts_of(marks.articles.union(opened))
    wanted = _narrowed(only_shown(marks, texts.values()), words)
    rows = (
        _own_text(article, opened.get(article.pk, False), wanted)
        for article in sorted(texts.values(), key=lambda article: (_title(article), article.pk))
    )
    return MinePage(
        **frame_parts(request, {"words": words}),
        title=_("My study"),
        words=words,
        texts=tuple(row for row in rows if not words or row.jottings or row.highlights),
        is_empty=not texts,
    )


def _own_text(article: Article, is_done: bool, marks: OwnMarks) -> OwnText:  # noqa: FBT001 - a row
    is_public = article.is_public_at(timezone.now())
    url = reverse("reading:article", args=[article.slug]) if is_public else ""
    return OwnText(
        title=_title(article),
        language=article.language,
        url=reverse("study:text", args=[article.slug]) if is_public else "",
        is_done=is_done,
        jottings=jotting_rows((m for m in marks.jottings if m.article == article.pk), url),
        highlights=highlight_rows((m for m in marks.highlights if m.article == article.pk), url),
    )


def _narrowed(marks: OwnMarks, words: str) -> OwnMarks:
    """The marks whose note or words hold what is looked for, whatever the accents."""
    if not words:
        return marks
    wanted = folded(words)
    return OwnMarks(
        tuple(mark for mark in marks.highlights if wanted in folded(mark.standing.words)),
        tuple(
            mark
            for mark in marks.jottings
            if wanted in folded(mark.body) or wanted in folded(mark.standing.words)
        ),
    )


def folded(words: str) -> str:
    """Words without case and accents: "hội nhập" is found by "hoi nhap", and "Đ" by "d"."""
    plain = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def _title(article: Article) -> str:
    return in_language(article.title, article.title_vi)
