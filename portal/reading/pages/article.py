"""The page of one text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Article, ArticleKind, Revision, Rights
from articles.queries.glossary import named_in
from articles.queries.reading import (
    Counterpart,
    PlacedAnnotation,
    article_to_read,
    counterpart,
    placed_annotations,
    published_revision_number,
)
from articles.text import Document
from portal.reading.citing import citation_of
from portal.reading.marking import body_html, keyed
from portal.reading.pages.apparatus import (
    KindOfNote,
    Rail,
    contents,
    contents_in_module,
    kinds_of_note,
)
from portal.reading.pages.context import context_strip
from portal.reading.pages.finding import NoSuchTextError, blocks_shown
from portal.reading.pages.sourcing import (
    Particulars,
    SourcingRow,
    particulars,
    sourcing_rows,
)
from portal.ui.addresses import address_of, compare_address
from portal.ui.charts.strip import Strip
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, Message, Pager, frame_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Frame):
    """A text, its sourcing card, its annotations and its citation."""

    article: Particulars
    """What is said of the text under its title."""
    sourcing: tuple[SourcingRow, ...]
    """Who wrote it, when, to whom, and what to ask before one trusts it."""
    notices: tuple[Message, ...]
    """That this is a draft, an older revision, an excerpt."""
    kinds: tuple[KindOfNote, ...]
    """The kinds of annotation in the text."""
    rail: Rail | None
    """The contents; inside a module, its lessons and texts with the contents under this one."""
    body: SafeString
    """The text with its annotations."""
    citation: SafeString
    """How to cite the text, in APA style."""
    permanent_url: str
    """The address of this revision, for ever."""
    annotations_url: str
    """The annotations for machines; empty where there are none."""
    counterpart: Link | None
    """The digest of a source text, or the source text of a digest."""
    names_terms: bool
    """Whether words of the text may lead to terms."""
    compare_url: str
    """This text beside others, first of all its counterpart."""
    words_url: str = ""
    """What the addresses of words in this revision begin with; empty where they have none."""
    strip: Strip | None = field(default=None)
    """What had happened by the day of the text."""
    pager: Pager | None = field(default=None)
    """The texts before and after this one in a module."""
    markable: str = ""
    """The text's slug where readers may mark its words; empty on drafts and older revisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage(Frame):
    """What is left of a withdrawn text."""

    citation: SafeString
    """How the text was cited."""
    reason: str
    """Why it was withdrawn."""


def gone_page(request: HttpRequest, article: Article) -> GonePage:
    """What a withdrawn text's address answers."""
    return GonePage(
        **frame_parts(request),
        title=_("This text was withdrawn"),
        crumbs=_crumbs(article),
        citation=mark_safe(citation_of(article)),  # noqa: S308 - citing escapes its fields
        reason=article.withdrawal_reason,
    )


def article_page(  # noqa: PLR0913 - what a module sets beside a text
    request: HttpRequest,
    article: Article,
    *,
    crumbs: tuple[Link, ...] | None = None,
    rail: Rail | None = None,
    pager: Pager | None = None,
    shows: Callable[[PlacedAnnotation], bool] | None = None,
) -> ArticlePage:
    """The published text; `crumbs`, `rail` and `pager` when it is read inside a module.

    `shows` chooses among its annotations.
    """
    if article.published_revision is None:
        raise NoSuchTextError(article.slug)
    page = _page(
        request,
        article,
        article.published_revision,
        list(filter(shows, placed_annotations(article.published_revision))),
        crumbs=crumbs,
        rail=rail,
        pager=pager,
    )
    return replace(page, part=f"text:{article.slug}")


def revision_page(request: HttpRequest, article: Article, number: int) -> ArticlePage:
    """A revision that was public once, at its own address for ever."""
    revision = published_revision_number(article, number)
    if revision is None:
        raise NoSuchTextError(f"{article.slug} {number}")
    notices: tuple[Message, ...] = ()
    if revision.pk != article.published_revision_id:
        notices = (
            Message(
                title=_("This is revision %(number)d of the text.") % {"number": number},
                text=_("Readers now see a later one."),
                tone="doubt",
                url=address_of("reading:article", article.slug),
                link=_("Open the text as it stands now"),
            ),
        )
    return _page(request, article, revision, placed_annotations(revision), notices=notices)


def draft_page(request: HttpRequest, slug: str, number: int) -> ArticlePage:
    """A revision as editors see it before it is published, with draft annotations."""
    article = article_to_read(slug)
    revision = article.revisions.filter(number=number).first() if article else None
    if article is None or revision is None:
        raise NoSuchTextError(f"{slug} {number}")
    notice = Message(
        title=_("This is a preview of revision %(number)d.") % {"number": number},
        text=_("Only editors see it."),
        tone="doubt",
        url=reverse("admin:articles_article_change", args=[article.pk]),
        link=_("Back to the desk"),
    )
    notes = placed_annotations(revision, drafts=True)
    return _page(request, article, revision, notes, notices=(notice,), all_shown=True)


def _page(  # noqa: PLR0913 - the ways in which a text is shown
    request: HttpRequest,
    article: Article,
    revision: Revision,
    annotations: Sequence[PlacedAnnotation],
    *,
    notices: tuple[Message, ...] = (),
    crumbs: tuple[Link, ...] | None = None,
    rail: Rail | None = None,
    pager: Pager | None = None,
    all_shown: bool = False,
) -> ArticlePage:
    document = revision.document
    notes = keyed(annotations)
    named = named_in(revision)
    other = counterpart(article)
    shown = None if all_shown else _blocks_shown(article, document, annotations)
    if shown is not None:
        notices = (*notices, _excerpt_notice())
    title = in_language(article.title, article.title_vi)
    summary = in_language(article.summary, article.summary_vi)
    source_url = address_of("reading:article", other.slug) if other else ""
    compare_url = _compare_url(article, other)
    is_digest = article.kind == ArticleKind.DIGEST
    permanent_url = address_of("reading:revision", article.slug, revision.number)
    return ArticlePage(
        **frame_parts(request),
        title=title,
        description=summary,
        crumbs=crumbs or _crumbs(article),
        article=particulars(article, revision, document, title, summary),
        sourcing=sourcing_rows(article),
        notices=notices,
        kinds=kinds_of_note(annotations),
        rail=contents_in_module(contents(document, shown), rail),
        body=body_html(
            document,
            notes,
            language=article.language,
            revision_number=revision.number,
            source_url=source_url if is_digest else "",
            beside_url=compare_url if is_digest and _is_whole(article, other) else "",
            shown=shown,
            named=named,
        ),
        names_terms=bool(named),
        citation=mark_safe(citation_of(article)),  # noqa: S308 - citing escapes its fields
        permanent_url=permanent_url,
        words_url="" if all_shown or shown is not None else permanent_url,
        annotations_url=(address_of("reading:annotations", article.slug) if annotations else ""),
        counterpart=_counterpart_link(other),
        compare_url=compare_url,
        strip=context_strip(article.source),
        pager=pager,
        markable="" if all_shown or revision.pk != article.published_revision_id else article.slug,
    )


def _crumbs(article: Article) -> tuple[Link, ...]:
    return (
        Link(_("Texts"), address_of("reading:shelf")),
        Link(in_language(article.title, article.title_vi)),
    )


def _counterpart_link(other: Counterpart | None) -> Link | None:
    if other is None:
        return None
    url = address_of("reading:article", other.slug)
    if other.kind == ArticleKind.DIGEST:
        return Link(_("Read our digest of it"), url)
    if other.rights == Rights.ACCOUNT:
        return Link(_("Read the source itself, for signed-in readers"), url)
    return Link(_("Read the source itself"), url)


def _compare_url(article: Article, other: Counterpart | None) -> str:
    texts = [("text", each.slug) for each in (article, other) if each]
    return compare_address(texts, [each.rights for each in (article, other) if each])


def _is_whole(article: Article, other: Counterpart | None) -> bool:
    """Whether a text and its counterpart can be set side by side in full."""
    return other is not None and Rights.EXCERPT not in (article.rights, other.rights)


def _blocks_shown(
    article: Article, document: Document, annotations: Sequence[PlacedAnnotation]
) -> frozenset[int] | None:
    if article.rights != Rights.EXCERPT:
        return None
    return blocks_shown(article, document, [(note.start, note.end) for note in annotations])


def _excerpt_notice() -> Message:
    return Message(
        title=_("This is an excerpt."),
        text=_("The rights allow us to show the paragraphs that our notes are about."),
    )
