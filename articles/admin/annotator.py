"""What the annotator shows: the text, the form beside it, what is said of it and stated by it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import manuscript
from articles.admin.conflicts import Conflict
from articles.admin.manuscript import paragraph_number
from articles.admin.pages import desk_page, editor_of, is_number
from articles.anchoring import AnchorStatus
from articles.forms.annotating import (
    AnnotationFilterForm,
    AnnotationForm,
    NewAnnotationForm,
    StatementFilterForm,
)
from articles.models import Annotation, AnnotationStatus, Article, Revision
from articles.queries.desk import (
    DeskAnnotation,
    DeskStatement,
    desk_annotations,
    desk_statements,
    revision_to_edit,
)
from articles.text import Document
from articles.word_actions import actions_for

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one request to the annotator is about: a revision and the annotations in it."""

    desk: ModelAdmin
    request: HttpRequest
    article: Article
    revision: Revision
    placed: list[DeskAnnotation]
    is_latest: bool

    def place_of(self, annotation: Annotation) -> DeskAnnotation | None:
        """Where an annotation stands in this revision; None if it is newer than the revision."""
        return next((row for row in self.placed if row.annotation.pk == annotation.pk), None)

    def named(self, pk: str | None) -> Annotation | None:
        """The annotation with a key, if one is named. Answers 404 to one of another text."""
        if not pk:
            return None
        for row in self.placed:
            if str(row.annotation.pk) == pk:
                return row.annotation
        raise Http404

    @property
    def address(self) -> str:
        """The annotator's address as it was asked for, without words and note."""
        query = self.request.GET.copy()
        for name in ("start", "end", "annotation"):
            query.pop(name, None)
        address = reverse("admin:articles_article_annotate", args=[self.article.pk])
        return f"{address}?{query.urlencode()}" if query else address


@dataclass(frozen=True, slots=True)
class Panel:
    """The form beside the text.

    `words` are those that it speaks of, None before any are chosen; `span` is where they stand in
    this revision; `conflict` is with what another editor wrote meanwhile.
    """

    form: AnnotationForm
    annotation: Annotation | None = None
    words: str | None = None
    span: Span | None = None
    place: str = ""
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of annotations."""

    placed: DeskAnnotation
    place: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A line of the list of statements."""

    stated: DeskStatement
    place: str


@dataclass(frozen=True, slots=True)
class Further:
    """Something else to make of words, and the page for it; `name` is what its button sends."""

    name: str
    label: str
    address: str


def sheet_of(desk: ModelAdmin, request: HttpRequest, article: Article) -> Sheet:
    """The revision that a request names, the latest unless told, with its annotations."""
    asked = request.POST.get("revision") or request.GET.get("revision") or ""
    if asked and not is_number(asked):
        raise Http404
    revision = revision_to_edit(article, int(asked) if asked else None)
    if revision is None:
        raise Http404
    is_latest = not asked or not article.revisions.filter(number__gt=revision.number).exists()
    return Sheet(desk, request, article, revision, desk_annotations(revision), is_latest)


def asked_panel(sheet: Sheet) -> Panel:
    """The form for what an address names: an annotation, or words by their offsets, or nothing."""
    asked = sheet.request.GET
    annotation = sheet.named(asked.get("annotation"))
    if annotation:
        return panel_of_annotation(sheet, AnnotationForm(instance=annotation), annotation)
    span = _span(asked, sheet.revision)
    initial: dict[str, Any] = {"language": sheet.article.language}
    if span:
        initial["start"], initial["end"] = span
    return panel_of_words(sheet, NewAnnotationForm(initial=initial, revision=sheet.revision), span)


def panel_of_words(sheet: Sheet, form: NewAnnotationForm, span: Span | None) -> Panel:
    """The form of a new annotation."""
    if span is None:
        return Panel(form)
    words = sheet.revision.text[span[0] : span[1]]
    return Panel(form, words=words, span=span, place=_place(sheet.revision, span))


def panel_of_annotation(
    sheet: Sheet, form: AnnotationForm, annotation: Annotation, conflict: Conflict | None = None
) -> Panel:
    """The form of an annotation that is there."""
    placed = sheet.place_of(annotation)
    if placed is None or placed.start is None or placed.end is None:
        return Panel(form, annotation, placed.words if placed else "", conflict=conflict)
    span = placed.start, placed.end
    place = _place(sheet.revision, span)
    return Panel(form, annotation, placed.words, span, place, conflict)


def annotator_page(sheet: Sheet, panel: Panel, *, status: int = 200) -> HttpResponse:
    """The whole page."""
    request, document = sheet.request, sheet.revision.document
    filters = AnnotationFilterForm(request.GET, found=[row.annotation for row in sheet.placed])
    asked = "stated" in request.GET  # every room is asked for them, so they come when asked for
    stated = desk_statements(sheet.revision) if asked else []
    statement_filters = StatementFilterForm(request.GET, found=stated)
    shown = [row for row in stated if statement_filters.keeps(row)]
    by_sentences = "sentence" in request.POST or request.GET.get("by") == "sentences"
    if by_sentences:
        picked = frozenset(request.POST.getlist("sentence"))
        blocks = manuscript.in_sentences(document, picked)
    else:
        blocks = manuscript.in_words(document, sheet.placed, panel.span, shown)
    alive = [row for row in sheet.placed if row.annotation.status != AnnotationStatus.RETIRED]
    return desk_page(
        sheet.desk,
        request,
        "annotate.html",
        status=status,
        title=_("Annotate: %(title)s") % {"title": sheet.article.title},
        original=sheet.article,
        revision=sheet.revision,
        is_latest=sheet.is_latest,
        panel=panel,
        by_sentences=by_sentences,
        blocks=blocks,
        rows=_rows(sheet, document, filters),
        total=len(sheet.placed),
        orphans=[row for row in alive if row.is_orphan],
        moved=[row for row in alive if row.anchor_status == AnchorStatus.MOVED],
        filters=filters,
        statements=[StatementRow(row, _paragraph(document, row.start)) for row in shown],
        statements_asked=asked,
        statement_total=len(stated),
        statement_filters=statement_filters,
        further=further(sheet),
        address=sheet.address,
    )


def form_page(sheet: Sheet, panel: Panel) -> HttpResponse:
    """The form alone."""
    return desk_page(
        sheet.desk,
        sheet.request,
        "_annotation_form.html",
        original=sheet.article,
        revision=sheet.revision,
        panel=panel,
        further=further(sheet),
    )


def further(sheet: Sheet, span: Span | None = None) -> list[Further]:
    """What else the editor may make of words of this revision."""
    place = {"revision": sheet.revision.number}
    if span:
        place["start"], place["end"] = span
    return [
        Further(action.name, str(action.label), action.address(sheet.article.pk, **place))
        for action in actions_for(editor_of(sheet.request))
    ]


def _rows(sheet: Sheet, document: Document, filters: AnnotationFilterForm) -> list[Row]:
    return [
        Row(row, _paragraph(document, row.start))
        for row in sheet.placed
        if filters.keeps(row.annotation)
    ]


def _paragraph(document: Document, start: int | None) -> str:
    number = 0 if start is None else paragraph_number(document, start)
    return _("paragraph %(number)d") % {"number": number} if number else ""


def _span(asked: QueryDict, revision: Revision) -> Span | None:
    start, end = asked.get("start", ""), asked.get("end", "")
    if not (is_number(start) and is_number(end)):
        return None
    span = int(start), int(end)
    return span if span[0] < span[1] <= len(revision.text) else None


def _place(revision: Revision, span: Span) -> str:
    number = paragraph_number(revision.document, span[0])
    values = {"start": span[0], "end": span[1], "revision": revision.number, "number": number}
    if number:
        return (
            _("Paragraph %(number)d, characters %(start)d to %(end)d of revision %(revision)d")
            % values
        )
    return _("Characters %(start)d to %(end)d of revision %(revision)d") % values
