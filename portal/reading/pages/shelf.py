"""The shelf of texts."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.filters import ArticleFilter
from articles.models import Article, Rights, Source, Theme
from articles.queries.shelf import FACETS, counts_for, shelf_queryset, shelf_rows
from portal.ui.languages import date_in_words, in_language, language, language_name
from portal.ui.pages import Frame, Paging, frame_parts, paging_of

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that the shelf can be narrowed to."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One way of narrowing the shelf."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Spine:
    """One text on the shelf."""

    title: str
    title_language: str
    url: str
    kind: str
    kind_label: str
    who: str
    when: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfPage(Frame):
    """The texts that answer a choice."""

    filters: tuple[Filter, ...]
    """The ways of narrowing the list, with how many texts answer each."""
    results: tuple[Spine, ...]
    """The texts on this page of the list."""
    count: str
    """How many texts there are, in words."""
    paging: Paging
    """The pages before and after."""
    clear_url: str
    """The address of the whole list; empty where nothing is chosen."""


def shelf_page(request: HttpRequest) -> ShelfPage:
    """The shelf as the address asks for it."""
    chosen = {name: request.GET.get(name, "").strip() for name in FACETS}
    found = ArticleFilter(request.GET, queryset=shelf_queryset())
    listed = Paginator(found.qs if found.is_valid() else found.queryset.none(), PAGE_SIZE)
    page = listed.get_page(request.GET.get("page"))
    return ShelfPage(
        **frame_parts(request, chosen | {"page": str(page.number) if page.number > 1 else ""}),
        title=_("Texts"),
        description=_("The sources of the portal and our digests of them."),
        filters=_filters(chosen),
        results=tuple(_spine(article) for article in page),
        count=ngettext("%(count)d text", "%(count)d texts", listed.count) % {"count": listed.count},
        paging=_paging(page, chosen),
        clear_url=reverse("reading:shelf") if any(chosen.values()) else "",
    )


def _filters(chosen: dict[str, str]) -> tuple[Filter, ...]:
    rows = shelf_rows()
    names = {theme.slug: in_language(theme.name, theme.name_vi) for theme in Theme.objects.all()}
    labels: dict[str, tuple[str, Callable[[str], str]]] = {
        "theme": (_("Theme"), lambda value: names.get(value, value)),
        "author": (_("Author"), str),
        "publication": (_("Publication"), str),
        "year": (_("Year"), str),
        "language": (_("Language"), language_name),
    }
    filters = []
    for name, (label, label_of) in labels.items():
        counts = counts_for(rows, chosen, name)
        choices = sorted(
            (
                Choice(value, label_of(value), count, value == chosen[name])
                for value, count in counts.items()
            ),
            key=lambda choice: choice.label.casefold(),
        )
        if choices:
            filters.append(Filter(name, label, tuple(choices)))
    return tuple(filters)


def _spine(article: Article) -> Spine:
    title = in_language(article.title, article.title_vi)
    kind_label = article.get_kind_display()
    if article.rights == Rights.ACCOUNT:
        kind_label = _("%(kind)s, for signed-in readers") % {"kind": kind_label}
    return Spine(
        title=title,
        title_language=language() if title == article.title_vi else article.language,
        url=reverse("reading:article", args=[article.slug]),
        kind=article.kind,
        kind_label=kind_label,
        who=", ".join(author.name for author in article.source.authors.all()),
        when=published_in_words(article.source),
        summary=in_language(article.summary, article.summary_vi),
    )


def published_in_words(source: Source) -> str:
    """When a source was published, in this page's language; empty where it is not known."""
    return date_in_words(source.published) if source.published else ""


def _paging(page: "Page[Article]", chosen: dict[str, str]) -> Paging:
    kept = {name: value for name, value in chosen.items() if value}

    def url(number: int) -> str:
        return f"{reverse('reading:shelf')}?{urlencode({**kept, 'page': number})}"

    return paging_of(page, url)
