"""Choosing words without a script: the sentences of a text as boxes to tick."""

from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from articles.text import NUMBERED, BlockKind
from articles.text.sentences import sentences
from portal.study.pages.text import published_revision, shown_blocks
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be picked by its number among all sentences of the text."""

    number: int
    words: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class PickBlock:
    """A block with its sentences; `number` is 0 where it does not count as a paragraph."""

    number: int
    is_heading: bool
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PickPage(Frame):
    """A text whose sentences can be picked."""

    text_title: str
    """The title of the text."""
    text_language: str
    """The language of its words."""
    revision: int
    """The number of the revision."""
    blocks: tuple[PickBlock, ...]
    """The text."""
    form: Form
    """Colour, note and what was wrong with them."""


def pick_page(request: HttpRequest, article: Article, form: Form) -> PickPage:
    """Gather the sentences of a published text."""
    title = in_language(article.title, article.title_vi)
    return PickPage(
        **frame_parts(request),
        title=_("Mark words of “%(title)s”") % {"title": title},
        crumbs=(
            Link(_("My study"), reverse("study:mine")),
            Link(title, reverse("study:text", args=[article.slug])),
            Link(_("Mark words")),
        ),
        text_title=title,
        text_language=article.language,
        revision=published_revision(article).number,
        blocks=_blocks(article, frozenset(form["sentence"].value() or ())),
        form=form,
    )


def _blocks(article: Article, picked: frozenset[str]) -> tuple[PickBlock, ...]:
    revision = published_revision(article)
    document = revision.document
    shown = shown_blocks(article, revision, document)
    spans = list(enumerate(sentences(document)))
    found, number, at = [], 0, 0
    for index, block in enumerate(document.blocks):
        number += block.kind in NUMBERED
        here = []
        while at < len(spans) and spans[at][1][1] <= block.end:
            place, (start, end) = spans[at]
            here.append(Sentence(place, document.text[start:end], str(place) in picked))
            at += 1
        if shown is None or index in shown:
            found.append(
                PickBlock(
                    number if block.kind in NUMBERED else 0,
                    block.kind is BlockKind.HEADING,
                    tuple(here),
                )
            )
    return tuple(found)
