"""Pages of the timeline, of events and of figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse

from portal.chronicle import pages
from portal.ui.public import public_page

JSON, JSON_LD = "application/json", "application/ld+json"


@public_page
def timeline(request: HttpRequest) -> TemplateResponse:
    """Draw the events of a window, and list them by year."""
    page = pages.timeline_page(request)
    return TemplateResponse(request, "chronicle/timeline.html", {"page": page})


@public_page
def drawing(request: HttpRequest) -> TemplateResponse:
    """Draw the events of a window downwards, for narrow screens."""
    page = pages.drawing_page(request)
    return TemplateResponse(request, "chronicle/drawing.html", {"page": page})


@public_page
def complete_list(request: HttpRequest) -> TemplateResponse:
    """List every event that answers a choice, a hundred at a time."""
    page = pages.list_page(request)
    return TemplateResponse(request, "chronicle/list.html", {"page": page})


@public_page
def silence(request: HttpRequest) -> TemplateResponse:
    """Set texts against events: who speaks of what, and who does not."""
    page = pages.silence_page(request)
    return TemplateResponse(request, "chronicle/silence.html", {"page": page})


@public_page
def event(request: HttpRequest, slug: str) -> TemplateResponse:
    """Show what the sources state about an event."""
    try:
        page = pages.event_page(request, slug)
    except pages.NothingVouchedForError as error:
        raise Http404 from error
    return TemplateResponse(request, "chronicle/event.html", {"page": page})


@public_page
def timelinejs(request: HttpRequest) -> HttpResponse:
    """Give the events of a choice in the form that TimelineJS reads."""
    return _data(pages.timelinejs(request), JSON)


@public_page
def jsonld(request: HttpRequest) -> HttpResponse:
    """Give the events of a choice as linked data."""
    return _data(pages.timeline_jsonld(request), JSON_LD)


@public_page
def event_jsonld(request: HttpRequest, slug: str) -> HttpResponse:
    """Give an event with what is stated about it as linked data."""
    del request
    try:
        return _data(pages.event_jsonld(slug), JSON_LD)
    except pages.NothingVouchedForError as error:
        raise Http404 from error


def _data(found: dict[str, Any], media_type: str) -> JsonResponse:
    """Data that scripts of other sites may read, as everybody may."""
    return JsonResponse(
        found,
        content_type=media_type,
        json_dumps_params={"ensure_ascii": False},
        headers={"Access-Control-Allow-Origin": "*"},
    )


@public_page
def indicators(request: HttpRequest) -> TemplateResponse:
    """List what is counted."""
    page = pages.indicators_page(request)
    return TemplateResponse(request, "chronicle/indicators.html", {"page": page})


@public_page
def indicator(request: HttpRequest, slug: str) -> TemplateResponse:
    """Chart the figures that the sources give for one thing."""
    try:
        page = pages.indicator_page(request, slug)
    except pages.NothingVouchedForError as error:
        raise Http404 from error
    return TemplateResponse(request, "chronicle/indicator.html", {"page": page})


@public_page
def indicator_data(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the figures of one thing as CSV."""
    del request
    try:
        data = pages.indicator_data(slug)
    except pages.NothingVouchedForError as error:
        raise Http404 from error
    disposition = f'attachment; filename="{slug}.csv"'
    return HttpResponse(
        data,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )
