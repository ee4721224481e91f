"""What passages state, each with its words, its place, and who says it when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import in_words
from articles.models import Article, Passage, Revision, Rights, SourceAuthor
from articles.queries.source_places import RealWords, words_in_sources
from articles.text import Document
from articles.text.excerpts import excerpt
from articles.text.sentences import sentences
from portal.ui.addresses import compare_address
from portal.ui.languages import date_in_words, in_language, language
from timeline.agreement import in_words as value_in_words
from timeline.queries.standing import Standing

_MOST_AROUND = 300  # code points of a sentence on each side of the words


class NothingVouchedForError(LookupError):
    """No published event or indicator at an address stands on words that readers can see."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one passage states. `words` are empty where the text is not for everyone to read."""

    letter: str
    value: str
    scope: str
    as_of: str
    comment: str
    before: str
    words: str
    after: str
    language: str
    text: str
    text_url: str
    who: str
    published: str
    """When the text was published, in words; empty where it is not known."""
    place: str
    url: str
    """The passage."""
    source_url: str = ""
    """The passage of a digest beside the source's words that it reports, if they are here."""

    @property
    def cite(self) -> str:
        """Who says it, and when that was published."""
        if not self.published:
            return _("says “%(text)s”, a text without a date") % {"text": self.text}
        return _("says “%(text)s”, published %(when)s") % {
            "text": self.text,
            "when": self.published,
        }


def testimonies(standing: Sequence[Standing[Any]]) -> tuple[Testimony, ...]:
    """The statements in the order given, lettered; two queries."""
    articles = {each.row.passage.article_id: each.row.passage.article for each in standing}
    documents = _documents(articles.values())
    authors = _authors(articles.values())
    return tuple(
        _testimony(letter_of(number), each, documents, authors)
        for number, each in enumerate(standing)
    )


def beside_sources(
    standing: Sequence[Standing[Any]], statements: Sequence[Testimony]
) -> tuple[Testimony, ...]:
    """The statements with the way from a digest to the words of its source; one query."""
    words = words_in_sources([each.row.passage_id for each in standing])
    return tuple(
        replace(said, source_url=_source_url(each.row.passage, words.get(each.row.passage_id)))
        for each, said in zip(standing, statements, strict=True)
    )


def _source_url(passage: Passage, words: RealWords | None) -> str:
    if words is None:
        return ""
    both = [("passage", passage.public_id), ("passage", words.passage)]
    return compare_address(both, (passage.article.rights, words.rights))


def letter_of(number: int) -> str:
    """A to Z, then A2 to Z2, and so on."""
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")


def passage_url(article: Article, public_id: str) -> str:
    """Where readers find the words: the passage, or the text of which only an excerpt is shown."""
    if article.rights == Rights.EXCERPT:
        return reverse("reading:article", args=[article.slug])
    return reverse("reading:passage", args=[public_id])


def _place(document: Document, start: int) -> str:
    """The paragraph; of a digest also which paragraphs of its source that one reports."""
    number = document.number_at(start)
    if number is None:
        return _("note or heading")
    block = next(block for block in document.blocks if block.start <= start < block.end)
    if block.reports is None:
        return _("paragraph %(number)d") % {"number": number}
    first, last = block.reports
    words = ngettext(
        "paragraph %(number)d of the digest, on paragraph %(reported)s of the source",
        "paragraph %(number)d of the digest, on paragraphs %(reported)s of the source",
        last - first + 1,
    )
    reported = f"{first}–{last}" if last > first else str(first)
    return words % {"number": number, "reported": reported}


def _testimony(
    letter: str,
    each: Standing[Any],
    documents: dict[int, Document],
    authors: dict[int, list[str]],
) -> Testimony:
    row, article = each.row, each.row.passage.article
    before, words, after, place = "", "", "", ""
    document = documents.get(article.pk)
    if document:
        end = each.start + len(each.words)
        first, last = _sentence_around(document, each.start, end)
        before, after = excerpt(document, first, each.start), excerpt(document, end, last)
        words = excerpt(document, each.start, end)
        place = _place(document, each.start)
    source = article.source
    return Testimony(
        letter=letter,
        value=value_in_words(each.statement, language()),
        scope=in_language(row.scope, row.scope_vi),
        as_of=in_words(each.statement.as_of, language()) if each.statement.as_of else "",
        comment=in_language(row.comment, row.comment_vi),
        before=before,
        words=words,
        after=after,
        language=article.language,
        text=in_language(article.title, article.title_vi),
        text_url=reverse("reading:article", args=[article.slug]),
        who=", ".join(authors.get(source.pk, [])) or _("author not named"),
        published=date_in_words(source.published) if source.published else "",
        place=place,
        url=passage_url(article, row.passage.public_id),
    )


def _documents(articles: Any) -> dict[int, Document]:
    """The published words of the texts that everybody may read; one query."""
    public = {
        article.published_revision_id: article.pk
        for article in articles
        if article.rights == Rights.PUBLIC
    }
    revisions = Revision.objects.filter(pk__in=list(public))
    return {public[revision.pk]: revision.document for revision in revisions}


def _authors(articles: Any) -> dict[int, list[str]]:
    """The names of the authors of each source; one query."""
    found: dict[int, list[str]] = {}
    rows = SourceAuthor.objects.filter(source__in=[article.source_id for article in articles])
    for source, name in rows.order_by("source", "position", "pk").values_list("source", "name"):
        found.setdefault(source, []).append(name)
    return found


def _sentence_around(document: Document, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentences that hold the words, cut to a readable length."""
    touched = [span for span in sentences(document) if span[0] < end and span[1] > start]
    first = min((begin for begin, _end in touched), default=start)
    last = max((stop for _begin, stop in touched), default=end)
    return max(min(first, start), start - _MOST_AROUND), min(max(last, end), end + _MOST_AROUND)
