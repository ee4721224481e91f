"""What every page shows around its own matter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.ui.languages import other_language


class Link(NamedTuple):
    """A label and where it leads; no address for the page one is on."""

    label: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same page in the other language."""

    code: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the frame of a page needs."""

    title: str
    """The page's title, without the portal's name."""
    canonical: str
    """The address of this page, as a path."""
    other_language: OtherLanguage
    """The same page in the other language."""
    description: str = ""
    """One sentence for search engines and previews."""
    crumbs: tuple[Link, ...] = ()
    """The way from the front page to here."""
    part: str = ""
    """What of the material the page shows, as it is named when it is assigned to a class."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One side of a pager."""

    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Pager:
    """What comes before and after this page."""

    previous: Turn | None = None
    next: Turn | None = None


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page of a list stands among the others."""

    label: str
    previous_url: str = ""
    next_url: str = ""


def paging_of(page: "Page[Any]", url: Callable[[int], str]) -> Paging:
    """The pages before and after one of a list; `url` gives the address of a page."""
    return Paging(
        label=_("Page %(number)d of %(pages)d")
        % {"number": page.number, "pages": page.paginator.num_pages},
        previous_url=url(page.previous_page_number()) if page.has_previous() else "",
        next_url=url(page.next_page_number()) if page.has_next() else "",
    )


@dataclass(frozen=True, slots=True)
class Message:
    """Something the reader must know before going on."""

    title: str
    text: str = ""
    tone: str = ""
    """``good``, ``doubt`` or ``wrong``; empty for plain information."""
    url: str = ""
    link: str = ""


def frame_parts(
    request: HttpRequest, query: Mapping[str, str] | Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The parts of a frame that follow from the address.

    `query` holds the parameters that belong to the address, such as the choices of a list: they are
    kept in the other language, and those without a value or not named here are left out.
    """
    given = query.items() if isinstance(query, Mapping) else query
    kept = urlencode([(name, value) for name, value in given if value])
    behind = f"?{kept}" if kept else ""
    code, label, url = other_language(request.path)
    return {
        "canonical": f"{request.path}{behind}",
        "other_language": OtherLanguage(code, label, f"{url}{behind}"),
    }


def frame_of(request: HttpRequest, query: Mapping[str, str] | None = None, **parts: Any) -> Frame:
    """The frame of a page that has no other matter."""
    return Frame(**frame_parts(request, query or ()), **parts)
