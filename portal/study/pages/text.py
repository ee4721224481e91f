"""A learner's own of one text: what is read, marked and noted."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.anchoring import reanchor
from articles.models import Article, Revision, Rights
from articles.queries.reading import placed_annotations
from articles.text import Document
from portal.accounts.models import User
from portal.accounts.presence import account_key
from portal.accounts.rules import is_teacher
from portal.reading.pages import blocks_shown
from portal.study.models import Colour, LastPlace
from portal.study.pages.marks import HighlightRow, JottingRow, highlight_rows, jotting_rows
from portal.study.pages.places import Paragraphs
from portal.study.pages.shown import only_shown
from portal.study.queries.marks import own_marks
from portal.study.queries.progress import last_place, passages_read, states_of
from portal.study.sections import Section, read_sections, sections_of
from portal.study.work import Work
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section that can be ticked off."""

    number: int
    title: str
    is_read: bool
    before: str
    """The id of the heading that comes after it in the text; empty for the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStudy(Frame):
    """What a learner has of one text."""

    account: str
    """What scripts call the account."""
    slug: str
    """The slug of the text."""
    text_title: str
    """The title of the text."""
    text_language: str
    """The language of its words."""
    text_url: str
    """The page of the text."""
    revision: int
    """The number of the revision that readers see."""
    is_opened: bool
    """Whether it is known that the learner opened the text."""
    is_done: bool
    """Whether every section is read."""
    read: str
    """How much is read, in words."""
    resume: Link | None
    """Where the learner stopped."""
    sections: tuple[SectionRow, ...]
    """The sections in order."""
    jottings: tuple[JottingRow, ...]
    """The learner's notes in the order of the text; those that lost their words last."""
    highlights: tuple[HighlightRow, ...]
    """The learner's highlights in the same order."""
    gone: int
    """How many of them lost their words."""
    colours: tuple[tuple[str, str], ...]
    """The colours to choose from, with their names."""
    may_assign: bool
    """Whether selected words can be assigned: by teachers, where readers see the whole text."""


def text_study(request: HttpRequest, person: User, article: Article) -> TextStudy:
    """Gather what a learner has of a published text."""
    revision = published_revision(article)
    document = revision.document
    paragraphs = Paragraphs(document)
    sections = sections_to_read(article, revision, document)
    read = read_sections(sections, list(passages_read(person.pk, revision).values()))
    marks = only_shown(own_marks(person.pk, article.pk), [article])
    work = Work("article", article.pk)
    state = states_of([person.pk], [work])[person.pk, work]
    title = in_language(article.title, article.title_vi)
    url = reverse("reading:article", args=[article.slug])
    return TextStudy(
        **frame_parts(request),
        title=_("Yours in “%(title)s”") % {"title": title},
        crumbs=(Link(_("My study"), reverse("study:mine")), Link(title)),
        account=account_key(person),
        slug=article.slug,
        text_title=title,
        text_language=article.language,
        text_url=url,
        revision=revision.number,
        is_opened=state.opened_at is not None,
        is_done=state.done_at is not None,
        read=read_in_words(len(read), len(sections)),
        resume=_resume(last_place(person.pk, article.pk), revision, document, url),
        sections=_rows(sections, read),
        jottings=jotting_rows(marks.jottings, url, paragraphs),
        highlights=highlight_rows(marks.highlights, url, paragraphs),
        gone=marks.gone,
        colours=colour_choices(),
        may_assign=is_teacher(person) and article.rights != Rights.EXCERPT,
    )


def sections_to_read(
    article: Article, revision: Revision, document: Document | None = None
) -> tuple[Section, ...]:
    """The sections of a text, as far as its rights let readers see them."""
    document = document or revision.document
    return sections_of(document, shown_blocks(article, revision, document))


def shown_blocks(article: Article, revision: Revision, document: Document) -> frozenset[int] | None:
    """The blocks that readers see; None where it is all. Asks nothing of a text held open."""
    if blocks_shown(article, document, ()) is None:
        return None
    notes = placed_annotations(revision)
    return blocks_shown(article, document, [(note.start, note.end) for note in notes])


def words_are_shown(revision: Revision, start: int, end: int) -> bool:
    """Whether the rights of a text let readers see all of some words."""
    if revision.article.rights != Rights.EXCERPT:
        return True
    document = revision.document
    shown = shown_blocks(revision.article, revision, document)
    return shown is None or all(
        index in shown
        for index, block in enumerate(document.blocks)
        if block.start < end and block.end > start
    )


def published_revision(article: Article) -> Revision:
    """The revision that readers see of a published article."""
    if article.published_revision is None:
        raise LookupError(article.slug)
    return article.published_revision


def colour_choices() -> tuple[tuple[str, str], ...]:
    """The colours with their names."""
    return tuple((colour.value, str(colour.label)) for colour in Colour)


def read_in_words(read: int, of: int) -> str:
    """How many sections are read."""
    return ngettext("%(read)d of %(of)d section read", "%(read)d of %(of)d sections read", of) % {
        "read": read,
        "of": of,
    }


def _rows(sections: tuple[Section, ...], read: frozenset[int]) -> tuple[SectionRow, ...]:
    following = [f"h{section.number}" for section in sections[1:]]
    return tuple(
        SectionRow(section.number, section.title, section.number in read, before)
        for section, before in zip(sections, [*following, ""], strict=False)
    )


def _resume(
    place: LastPlace | None, revision: Revision, document: Document, url: str
) -> Link | None:
    """The paragraph where somebody stopped, wherever it stands now; not the first."""
    if place is None:
        return None
    position = place.position
    if place.revision_id != revision.pk:
        old = place.revision.text
        end = old.find("\n", position)
        [carried] = reanchor(old, revision.text, [(position, len(old) if end < 0 else end)])
        if carried.start is None:
            return None
        position = carried.start
    number = document.number_at(position)
    if number is None or number == 1:
        return None
    return Link(_("Go on at paragraph %(number)d") % {"number": number}, f"{url}#p{number}")
