"""Texts and passages beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, ArticleKind, Rights
from articles.queries.shelf import shelf_queryset
from articles.text import NUMBERED, BlockKind
from articles.text.rendering import render_blocks
from portal.reading.pages.finding import NoSuchTextError, WithdrawnTextError, find_text
from portal.reading.pages.passages import FoundPassage, find_passage, words_around
from portal.reading.pages.shelf import published_in_words
from portal.ui.addresses import compare_address
from portal.ui.languages import in_language, language
from portal.ui.pages import Frame, Link, Message, frame_parts

MOST = 4
"""The most texts and passages beside each other: more would not be read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a text. `number` is empty for a block that is not counted.

    `reports` names the first and last paragraph of the source that a digest's block reports.
    """

    kind: str
    html: SafeString
    number: str
    url: str
    reports: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A text or a passage among those that are compared.

    A text has `pieces`; a passage has its `words` with what stands around them.
    """

    title: str
    language: str
    url: str
    kind: str
    kind_label: str
    who: str
    when: str
    remove_url: str
    pieces: tuple[Piece, ...] = ()
    around: tuple[str, str, str] | None = None
    """The words of a passage with what stands before and after: before, words, after."""
    notice: str = ""
    """Why the words are not shown here."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block of a digest and the paragraphs of the source that it reports; or these alone.

    `fragment` names the place of a numbered block on the page.
    """

    digest: tuple[Piece, ...]
    source: tuple[Piece, ...]
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A text that can be chosen."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(Frame):
    """Two or more texts or passages side by side."""

    sides: tuple[Side, ...]
    """What is compared: texts, then passages, each in the order of the address."""
    pairs: tuple[Pair, ...]
    """A digest beside its source, block by block; empty for anything else."""
    selections: tuple[tuple[Choice, ...], ...]
    """The lists from which texts are chosen, each with all texts."""
    passages: tuple[str, ...]
    """The passages that are compared, by public id."""
    fuller_url: str
    """The same for signed-in readers, where some of the words are for them; else empty."""
    notices: tuple[Message, ...]
    """That something in the address is not there."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for, as far as it is there."""

    texts: tuple[Article, ...]
    passages: tuple[FoundPassage, ...]
    missing: int
    rights: frozenset[str]
    """The rights of texts whose words the reader may see in full."""

    def may_read(self, text: Article) -> bool:
        return text.rights in self.rights

    def address_without(self, name: str, value: str) -> str:
        """The address of the others."""
        kept = [("text", text.slug) for text in self.texts]
        kept += [("passage", passage.public_id) for passage in self.passages]
        kept.remove((name, value))
        return compare_address(kept, self.rights)


def compare_page(request: HttpRequest, *, signed_in: bool = False) -> ComparePage:
    """What the address asks for, beside each other, as far as the reader may see it."""
    rights = {Rights.PUBLIC.value, Rights.ACCOUNT.value} if signed_in else {Rights.PUBLIC.value}
    asked = _asked(request, frozenset(rights))
    texts = [_text_side(text, asked) for text in asked.texts]
    passages = [_passage_side(passage, asked) for passage in asked.passages]
    query = [("text", text.slug) for text in asked.texts]
    query += [("passage", passage.public_id) for passage in asked.passages]
    return ComparePage(
        **frame_parts(request, query),
        title=_("Compare"),
        description=_("Texts and passages beside each other."),
        crumbs=(Link(_("Texts"), reverse("reading:shelf")), Link(_("Compare"))),
        sides=(*texts, *passages),
        pairs=tuple(_pairs(asked)) if not passages else (),
        selections=tuple(_selections(asked)),
        passages=tuple(passage.public_id for passage in asked.passages),
        fuller_url=_fuller_url(asked, query),
        notices=(_not_there(asked.missing),) if asked.missing else (),
    )


def _asked(request: HttpRequest, rights: frozenset[str]) -> _Asked:
    texts, passages, missing = [], [], 0
    for slug in _values(request, "text"):
        try:
            texts.append(find_text(slug))
        except (NoSuchTextError, WithdrawnTextError):
            missing += 1
    for public_id in _values(request, "passage"):
        try:
            passages.append(find_passage(public_id))
        except (NoSuchTextError, WithdrawnTextError):
            missing += 1
    texts = texts[:MOST]
    return _Asked(tuple(texts), tuple(passages[: MOST - len(texts)]), missing, rights)


def _values(request: HttpRequest, name: str) -> list[str]:
    """The values of a parameter, each once, in order; no more than can be shown."""
    given = [value.strip() for value in request.GET.getlist(name)]
    return list(dict.fromkeys(value for value in given if value))[:MOST]


def _text_side(text: Article, asked: _Asked) -> Side:
    readable = asked.may_read(text)
    return _side(
        text,
        reverse("reading:article", args=[text.slug]),
        asked.address_without("text", text.slug),
        pieces=tuple(_pieces(text)) if readable else (),
        notice="" if readable else _elsewhere(text),
    )


def _passage_side(found: FoundPassage, asked: _Asked) -> Side:
    # What readers may know of an excerpt's passages is what an annotation stands on.
    readable = asked.may_read(found.article) or found.article.rights == Rights.EXCERPT
    return _side(
        found.article,
        reverse("reading:passage", args=[found.public_id]),
        asked.address_without("passage", found.public_id),
        around=words_around(found.revision.document, *found.span) if readable else None,
        notice="" if readable else _elsewhere(found.article),
    )


def _side(text: Article, url: str, remove_url: str, **shown: Any) -> Side:
    title = in_language(text.title, text.title_vi)
    return Side(
        title=title,
        language=language() if title == text.title_vi else text.language,
        url=url,
        kind=text.kind,
        kind_label=text.get_kind_display(),
        who=", ".join(author.name for author in text.source.authors.all()),
        when=published_in_words(text.source),
        remove_url=remove_url,
        **shown,
    )


def _fuller_url(asked: _Asked, query: Sequence[tuple[str, str]]) -> str:
    shown = [*asked.texts, *(passage.article for passage in asked.passages)]
    if all(text.rights != Rights.ACCOUNT or asked.may_read(text) for text in shown):
        return ""
    return compare_address(query, (Rights.ACCOUNT,))


def _elsewhere(text: Article) -> str:
    if text.rights == Rights.ACCOUNT:
        return _("Its words are for signed-in readers and stand on its own page.")
    return _("Its rights allow an excerpt, which stands on its own page.")


def _pieces(text: Article) -> Iterator[Piece]:
    """The blocks of a text without its annotations; footnotes stand on the text's own page."""
    if text.published_revision is None:
        return
    document = text.published_revision.document
    address = reverse("reading:article", args=[text.slug])
    number = 0
    for block, html in zip(document.blocks, render_blocks(document), strict=True):
        counted = block.kind in NUMBERED
        number += counted
        if block.kind is not BlockKind.FOOTNOTE:
            yield Piece(
                kind="heading" if block.kind is BlockKind.HEADING else "paragraph",
                html=mark_safe(html),  # noqa: S308 - rendering escapes the words
                number=str(number) if counted else "",
                url=f"{address}#p{number}" if counted else "",
                reports=block.reports,
            )


def _pairs(asked: _Asked) -> Iterator[Pair]:
    """A digest and its source, aligned by what each block reports."""
    kinds = {text.kind: text for text in asked.texts}
    sources = {text.source_id for text in asked.texts}
    if len(asked.texts) != len(ArticleKind) or len(kinds) != len(ArticleKind) or len(sources) > 1:
        return
    if not all(asked.may_read(text) for text in asked.texts):
        return
    source = list(_pieces(kinds[ArticleKind.SOURCE.value]))
    reported: set[int] = set()
    for piece in _pieces(kinds[ArticleKind.DIGEST.value]):
        first, last = piece.reports or (0, -1)
        beside = [each for each in source if each.number and first <= int(each.number) <= last]
        reported.update(int(each.number) for each in beside)
        yield Pair((piece,), tuple(beside), f"p{piece.number}" if piece.number else "")
    left = tuple(each for each in source if each.number and int(each.number) not in reported)
    if left:
        yield Pair((), left)


def _selections(asked: _Asked) -> Iterator[tuple[Choice, ...]]:
    """A list for each text that is compared, and one more while there is room."""
    shelf = [(text.slug, in_language(text.title, text.title_vi)) for text in shelf_queryset()]
    chosen = [text.slug for text in asked.texts]
    room = MOST - len(asked.passages)
    for slug in [*chosen, *[""] * max(2 - len(chosen), 1)][:room]:
        yield tuple(Choice(value, label, value == slug) for value, label in shelf)


def _not_there(count: int) -> Message:
    return Message(
        title=ngettext(
            "%(count)d of the texts and passages in this address is not public.",
            "%(count)d of the texts and passages in this address are not public.",
            count,
        )
        % {"count": count},
        tone="doubt",
    )
