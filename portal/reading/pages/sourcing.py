"""Who speaks in a text, when and to whom: what stands before the words."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, ArticleKind, Revision, Source
from articles.queries.reading import MOST_DOCUMENTS
from articles.text import Document
from portal.ui.languages import date_in_words, day_in_words, in_language, language

WORDS_A_MINUTE = 180
OUR_BYLINE = "The editors of Open Door"
"""What a digest without a byline of its own is loaded with: the one byline that is translated."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a text under its title."""

    title: str
    title_language: str
    lede: str
    kind: str
    kind_label: str
    paragraphs: int
    minutes: int
    revision: str


@dataclass(frozen=True, slots=True)
class SourcingRow:
    """One question of the sourcing card with its answer."""

    label: str
    text: str
    url: str = ""
    link: str = ""


def particulars(
    article: Article, revision: Revision, document: Document, title: str, summary: str
) -> Particulars:
    """The particulars of a revision."""
    paragraphs, minutes = _length(document)
    day = day_in_words(timezone.localdate(revision.created_at))
    return Particulars(
        title=title,
        title_language=language() if title == article.title_vi else article.language,
        lede=summary,
        kind=article.kind,
        kind_label=_kinds_in(language())[article.kind],
        paragraphs=paragraphs,
        minutes=minutes,
        revision=_("Revision %(number)d of %(day)s") % {"number": revision.number, "day": day},
    )


@lru_cache(maxsize=MOST_DOCUMENTS)
def _length(document: Document) -> tuple[int, int]:
    """How many paragraphs a text has, and how many minutes it takes."""
    minutes = max(1, round(document.text.count(" ") / WORDS_A_MINUTE))
    return sum(1 for _paragraph in document.paragraphs()), minutes


@cache
def _kinds_in(_language: str) -> dict[str, str]:
    """What the kinds of texts are called on this page, whose language has its own names."""
    return {kind.value: str(kind.label) for kind in ArticleKind}


def sourcing_rows(article: Article) -> tuple[SourcingRow, ...]:
    """The rows of the sourcing card that have an answer."""
    card = sourcing_card(article)
    rows = [
        (_("Who wrote it"), card["who"]),
        (_("When"), card["when"]),
        (_("To whom"), card["why"]),
        (_("Ask before you trust it"), card["trust"]),
    ]
    if article.kind == ArticleKind.DIGEST:
        rows.append((_("Whose words these are"), _digest_words(article)))
    return tuple(SourcingRow(label, text) for label, text in rows if text)


def sourcing_card(article: Article) -> dict[str, str]:
    """What the card says of who speaks, when, why and to whom, and what to ask before trust."""
    source = article.source
    return {
        "who": in_language(source.who, source.who_vi) or _authors(source),
        "when": _when(source),
        "why": in_language(source.to_whom, source.to_whom_vi),
        "trust": in_language(source.ask, source.ask_vi),
    }


def _authors(source: Source) -> str:
    named = [
        f"{author.name}, {author.role}" if author.role else author.name
        for author in source.authors.all()
    ]
    return "; ".join(named) or _("Not named in the text")


def _when(source: Source) -> str:
    parts = []
    if source.published:
        date = date_in_words(source.published)
        where = ", ".join(part for part in (source.publication, source.issue) if part)
        parts.append(
            _("Published %(date)s in %(where)s") % {"date": date, "where": where}
            if where
            else _("Published %(date)s") % {"date": date}
        )
    elif source.publication:
        parts.append(
            _("In %(where)s, without a date")
            % {"where": ", ".join(part for part in (source.publication, source.issue) if part)}
        )
    if source.posted_on:
        parts.append(_("posted %(day)s") % {"day": day_in_words(source.posted_on)})
    note = in_language(source.dating_note, source.dating_note_vi)
    return ". ".join(part for part in (", ".join(parts), note) if part)


def _digest_words(article: Article) -> str:
    ours = article.byline in {"", OUR_BYLINE}
    by = _("The editors of Open Door") if ours else article.byline
    return _("%(by)s, giving account of the source; its own words stand in quotation marks") % {
        "by": by
    }
