"""Selecting words anew for a passage: the text, and beside it the words that it had."""

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from articles.admin import manuscript
from articles.admin.pages import desk_page, editor_of, is_number
from articles.anchoring.differences import Change, changes
from articles.forms.selecting import SelectionForm
from articles.models import Anchor, DeskAction, Revision
from articles.operations.desk import DeskError, place_anew
from articles.queries.desk import desk_annotations
from articles.queries.waiting import last_words
from articles.uses import Use, uses_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PlacePanel:
    """The form beside the text: where the passage stood, what stands on it, and the new words."""

    form: SelectionForm
    anchor: Anchor
    stood: Anchor
    uses: tuple[Use, ...]
    span: Span | None
    words: tuple[Change, ...]


def place(desk: ModelAdmin, request: HttpRequest, anchor: Anchor) -> HttpResponse | DeskAction:
    """Show the text to select in, or put the passage on the words that were selected."""
    revision = anchor.revision
    if request.method != "POST":
        return _page(desk, request, _asked(request.GET, anchor))
    form = SelectionForm(request.POST, revision=revision)
    if form.is_valid() and form.span:
        start, end = form.span
        try:
            return place_anew(by=editor_of(request), anchor=anchor, start=start, end=end)
        except DeskError as error:
            form.add_error(None, str(error))
    return _page(desk, request, _panel(form, anchor, form.span), status=422)


def place_form(desk: ModelAdmin, request: HttpRequest, anchor: Anchor) -> HttpResponse:
    """The form alone, for words that were just selected."""
    return desk_page(
        desk,
        request,
        "_place_form.html",
        panel=_asked(request.GET, anchor),
        article=anchor.revision.article,
    )


def _asked(asked: QueryDict, anchor: Anchor) -> PlacePanel:
    start, end = asked.get("start", ""), asked.get("end", "")
    span = None
    if is_number(start) and is_number(end) and int(start) < int(end) <= len(anchor.revision.text):
        span = int(start), int(end)
    initial = {"start": span[0], "end": span[1]} if span else {}
    return _panel(SelectionForm(initial=initial, revision=anchor.revision), anchor, span)


def _panel(form: SelectionForm, anchor: Anchor, span: Span | None) -> PlacePanel:
    stood = last_words(anchor)
    uses = tuple(use for use in uses_of(anchor.passage) if use.is_editorial)
    if stood is None or not uses:
        raise Http404
    chosen = anchor.revision.text[span[0] : span[1]] if span else ""
    words = changes(stood.exact, chosen) if span else []
    return PlacePanel(form, anchor, stood, uses, span, tuple(words))


def _page(
    desk: ModelAdmin, request: HttpRequest, panel: PlacePanel, *, status: int = 200
) -> HttpResponse:
    revision: Revision = panel.anchor.revision
    by_sentences = "sentence" in request.POST or request.GET.get("by") == "sentences"
    if by_sentences:
        picked = frozenset(request.POST.getlist("sentence"))
        blocks = manuscript.in_sentences(revision.document, picked)
    else:
        placed = desk_annotations(revision)
        blocks = manuscript.in_words(revision.document, placed, panel.span or _shown(panel.anchor))
    return desk_page(
        desk,
        request,
        "place.html",
        status=status,
        title=_("Select the words anew"),
        article=revision.article,
        revision=revision,
        panel=panel,
        by_sentences=by_sentences,
        blocks=blocks,
    )


def _shown(anchor: Anchor) -> Span | None:
    """Where the eye should begin: on the words of the passage, or on the likeliest ones."""
    for start, end in (
        (anchor.start, anchor.end),
        (anchor.candidate_start, anchor.candidate_end),
    ):
        if start is not None and end is not None:
            return start, end
    return None
