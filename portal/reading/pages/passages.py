"""Pages that name words: a passage wherever it goes, or a place in one revision for ever."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.anchoring import reanchor
from articles.models import Article, ArticleKind, Revision, Rights
from articles.queries.reading import is_orphan, public_anchor, published_revision_number
from articles.queries.source_places import words_in_source
from articles.text import Document
from articles.text.excerpts import excerpt, quotation, sign_after, sign_before
from portal.reading.citing import citation_of
from portal.reading.pages.finding import NoSuchTextError, WithdrawnTextError
from portal.ui.addresses import compare_address
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, Message, frame_parts
from timeline.queries.on_passages import events_on, indicators_on

MOST_WORDS_AROUND = 400  # code points on each side of the words
MOST_DESCRIBED = 150
LONGEST_WORD = 40
"""How far to look for a space; Chinese or Thai has none and is cut between its letters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in a text."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePage(Frame):
    """Some words of a text with what stands around them, their place and their citation."""

    text_title: str
    """The title of the text."""
    text_language: str
    """The language of the words."""
    before: str
    """What stands before the words."""
    words: str
    """The words."""
    after: str
    """What stands after them."""
    place: Place
    """Where these words stand."""
    permanent: Place
    """The address of exactly these words in this revision, for ever."""
    now: Place | None
    """Where they stand in the text that readers see now, if that is another revision."""
    notices: tuple[Message, ...]
    """That the words are gone or changed."""
    citation: SafeString
    """How to cite the text."""
    compare_url: str = ""
    """This passage beside others; empty for words without an identity."""
    statements: tuple[Link, ...] = ()
    """The published events and figures that stand on the words."""
    source_url: str = ""
    """This passage of a digest beside the source's words that it reports, if they are here."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that readers may know of, where it last stood in a public revision."""

    public_id: str
    article: Article
    revision: Revision
    span: tuple[int, int]
    is_gone: bool
    """Whether its words are gone from the text that readers see now."""


def find_passage(public_id: str) -> FoundPassage:
    """The passage at an address. Raises as `find_text` does."""
    anchor = public_anchor(public_id)
    if anchor is None or anchor.start is None or anchor.end is None:
        raise NoSuchTextError(public_id)
    article = anchor.revision.article
    if not article.is_public_at(timezone.now()):
        raise WithdrawnTextError(article)
    published = article.published_revision
    return FoundPassage(
        public_id,
        article,
        anchor.revision,
        (anchor.start, anchor.end),
        is_gone=published is not None and is_orphan(anchor.passage_id, published),
    )


def passage_page(request: HttpRequest, found: FoundPassage) -> PassagePage:
    """A passage, where it stands in the published text or where it last stood."""
    page = _page(request, found.article, found.revision, found.span, is_gone=found.is_gone)
    return replace(
        page,
        compare_url=_compare_url([found.article.rights], found.public_id),
        source_url=_source_url(found),
        statements=() if found.is_gone else _statements(found.public_id),
        part=f"passage:{found.public_id}",
    )


def _statements(public_id: str) -> tuple[Link, ...]:
    events = (
        Link(
            in_language(event.title, event.title_vi), reverse("chronicle:event", args=[event.slug])
        )
        for event in events_on(public_id)
    )
    figures = (
        Link(
            in_language(indicator.name, indicator.name_vi),
            reverse("chronicle:indicator", args=[indicator.slug]),
        )
        for indicator in indicators_on(public_id)
    )
    return (*events, *figures)


def _compare_url(rights: Collection[str], *passages: str) -> str:
    """The address of passages beside each other; `rights` are those of their texts."""
    return compare_address([("passage", each) for each in passages], rights)


def _source_url(found: FoundPassage) -> str:
    if found.article.kind != ArticleKind.DIGEST:
        return ""
    words = words_in_source(found.public_id)
    if words is None:
        return ""
    rights = (found.article.rights, words.rights)
    return _compare_url(rights, found.public_id, words.passage)


def words_page(
    request: HttpRequest, article: Article, number: int, span: tuple[int, int]
) -> PassagePage:
    """Words named by their place in a revision that was public."""
    revision = published_revision_number(article, number)
    start, end = span
    if revision is None or not 0 <= start < end <= len(revision.text):
        raise NoSuchTextError(f"{article.slug} {number}")
    if article.rights == Rights.EXCERPT:
        raise NoSuchTextError(article.slug)  # the words may stand in what is left out
    page = _page(request, article, revision, span)
    return replace(page, part=f"words:{article.slug}/{number}/{start}-{end}")


def _page(
    request: HttpRequest,
    article: Article,
    revision: Revision,
    span: tuple[int, int],
    *,
    is_gone: bool = False,
) -> PassagePage:
    start, end = span
    document = revision.document
    before, words, after = words_around(document, start, end)
    now, notices = (None, (_gone(),)) if is_gone else _now(article, revision, span)
    title = in_language(article.title, article.title_vi)
    return PassagePage(
        **frame_parts(request),
        title=_("Words of “%(title)s”") % {"title": title},
        description=_description(document, start, end),
        crumbs=(
            Link(_("Texts"), reverse("reading:shelf")),
            Link(title, reverse("reading:article", args=[article.slug])),
            Link(_("Passage")),
        ),
        text_title=title,
        text_language=article.language,
        before=before,
        words=words,
        after=after,
        place=_place(article, revision, span),
        permanent=_permanent(article, revision, span),
        now=now,
        notices=notices,
        citation=mark_safe(citation_of(article)),  # noqa: S308 - citing escapes its fields
    )


def words_around(document: Document, start: int, end: int) -> tuple[str, str, str]:
    """Words with what stands before and after them in their blocks, cut to a readable length."""
    touched = [block for block in document.blocks if block.start < end and block.end > start]
    first = min((block.start for block in touched), default=start)
    last = max((block.end for block in touched), default=end)
    first = _whole_words_before(document.text, first, start)
    last = _whole_words_after(document.text, end, last)
    spans = ((first, start), (start, end), (end, last))
    before, words, after = (excerpt(document, *span) for span in spans)
    return (
        f"{sign_before(document, first) if first < start else ''}{before}",
        words,
        f"{after}{sign_after(document, last) if end < last else ''}",
    )


def _whole_words_before(text: str, first: int, start: int) -> int:
    """Where to begin so as to cut no word, not too far before the words at `start`."""
    cut = max(first, start - MOST_WORDS_AROUND)
    near = range(cut, min(cut + LONGEST_WORD, start))
    return next((here for here in near if here == first or text[here - 1].isspace()), cut)


def _whole_words_after(text: str, end: int, last: int, most: int = MOST_WORDS_AROUND) -> int:
    """Where to end so as to cut no word, not too far behind the words up to `end`."""
    cut = min(last, end + most)
    near = range(cut, max(cut - LONGEST_WORD, end), -1)
    return next((here for here in near if here == last or text[here].isspace()), cut)


def _description(document: Document, start: int, end: int) -> str:
    """The words as search engines show them, cut between words."""
    return quotation(document, start, _whole_words_after(document.text, start, end, MOST_DESCRIBED))


def _place(article: Article, revision: Revision, span: tuple[int, int]) -> Place:
    number = revision.document.number_at(span[0])
    address = (
        reverse("reading:article", args=[article.slug])
        if revision.pk == article.published_revision_id
        else reverse("reading:revision", args=[article.slug, revision.number])
    )
    if number is None:
        return Place(_("Open the text"), address)
    return Place(_("Paragraph %(number)d") % {"number": number}, f"{address}#p{number}")


def _permanent(article: Article, revision: Revision, span: tuple[int, int]) -> Place:
    return Place(
        _("These words in revision %(number)d, for ever") % {"number": revision.number},
        reverse("reading:words", args=[article.slug, revision.number, *span]),
    )


def _now(
    article: Article, revision: Revision, span: tuple[int, int]
) -> tuple[Place | None, tuple[Message, ...]]:
    published = article.published_revision
    if published is None or published.pk == revision.pk:
        return None, ()
    [carried] = reanchor(revision.text, published.text, [span])
    if carried.start is None or carried.end is None:
        return None, (_gone(),)
    place = _place(article, published, (carried.start, carried.end))
    if published.text[carried.start : carried.end] == revision.text[span[0] : span[1]]:
        return place, ()
    changed = Message(title=_("The words have been corrected since."), tone="doubt")
    return place, (changed,)


def _gone() -> Message:
    return Message(
        title=_("These words are no longer in the text."),
        text=_("This page shows where they last stood."),
        tone="doubt",
    )
