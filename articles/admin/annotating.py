"""The annotator: takes new notes and changed ones, and leads on to what else words are for."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.annotator import (
    Sheet,
    annotator_page,
    asked_panel,
    form_page,
    further,
    panel_of_annotation,
    panel_of_words,
    sheet_of,
)
from articles.admin.conflicts import conflict_of
from articles.admin.manuscript import paragraph_number
from articles.admin.pages import editor_of
from articles.forms.annotating import AnnotationForm, NewAnnotationForm
from articles.models import Annotation, AnnotationStatus, Article
from articles.operations.annotations import (
    AnnotationConflictError,
    OwnWordsError,
    annotate_words,
    save_annotation,
    set_status,
)


def annotate(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Show the annotator; take a new note or a changed one."""
    sheet = sheet_of(desk, request, article)
    if request.method != "POST":
        return annotator_page(sheet, asked_panel(sheet))
    if name := request.POST.get("further"):
        return _go_on(sheet, name)
    annotation = sheet.named(request.POST.get("annotation"))
    return _change(sheet, annotation) if annotation else _write(sheet)


def form_fragment(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """The form alone, for words that were just selected."""
    return require_safe(_form_fragment)(request, desk, article)


def _form_fragment(request: HttpRequest, desk: ModelAdmin, article: Article) -> HttpResponse:
    sheet = sheet_of(desk, request, article)
    return form_page(sheet, asked_panel(sheet))


def change_status(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Publish one annotation of a text, or make it a draft again."""
    return require_POST(_change_status)(request, desk, article)


def _change_status(request: HttpRequest, desk: ModelAdmin, article: Article) -> HttpResponse:
    _need(request, "articles.change_annotation")
    sheet = sheet_of(desk, request, article)
    for status in (AnnotationStatus.PUBLISHED, AnnotationStatus.DRAFT):
        annotation = sheet.named(request.POST.get(status.value))
        if annotation:
            set_status(by=editor_of(request), annotations=[annotation], status=status)
            desk.log_change(request, article, f"Annotation {annotation.pk}: {status.value}")
            return HttpResponseRedirect(f"{sheet.address}#list")
    raise Http404


def _write(sheet: Sheet) -> HttpResponse:
    request = sheet.request
    _need(request, "articles.add_annotation")
    form = NewAnnotationForm(request.POST, revision=sheet.revision)
    if not form.is_valid() or form.span is None:
        return annotator_page(sheet, panel_of_words(sheet, form, form.span), status=422)
    start, end = form.span
    values = form.cleaned_data
    if _is_written(sheet, start, end, values["kind"], values["body"]):
        return _saved(sheet, start)
    try:
        written = annotate_words(
            by=editor_of(request),
            revision=sheet.revision,
            start=start,
            end=end,
            kind=values["kind"],
            body=values["body"],
            theme=values["theme"],
            language=values["language"],
            status=values["status"],
            target=form.target,
        )
    except OwnWordsError:
        form.add_error("to_passage", _("These are the note's own words."))
        return annotator_page(sheet, panel_of_words(sheet, form, form.span), status=422)
    sheet.desk.log_change(request, sheet.article, f"Annotation {written.pk} written")
    return _saved(sheet, start)


def _go_on(sheet: Sheet, name: str) -> HttpResponse:
    """Lead to another page for the chosen words; of the note nothing is asked."""
    form = NewAnnotationForm(sheet.request.POST, revision=sheet.revision)
    for field in form.fields.values():
        field.required = False
    form.is_valid()
    if form.span is None:
        return annotator_page(sheet, panel_of_words(sheet, form, None), status=422)
    for action in further(sheet, form.span):
        if action.name == name:
            return HttpResponseRedirect(action.address)
    raise Http404


def _is_written(sheet: Sheet, start: int, end: int, kind: str, body: str) -> bool:
    """Whether this very note stands there: a form that is sent twice writes one note."""
    return any(
        (row.start, row.end) == (start, end)
        and (row.annotation.kind, row.annotation.body) == (kind, body.strip())
        and row.annotation.status != AnnotationStatus.RETIRED
        for row in sheet.placed
    )


def _change(sheet: Sheet, annotation: Annotation) -> HttpResponse:
    request = sheet.request
    _need(request, "articles.change_annotation")
    form = AnnotationForm(request.POST, instance=annotation)
    if not form.is_valid():
        return annotator_page(sheet, panel_of_annotation(sheet, form, annotation), status=422)
    try:
        save_annotation(
            by=editor_of(request),
            annotation=annotation,
            based_on=form.cleaned_data["version"],
            further=form.target.further,
        )
    except AnnotationConflictError as error:
        return _conflict(sheet, annotation, error.current)
    sheet.desk.log_change(request, sheet.article, f"Annotation {annotation.pk} changed")
    placed = sheet.place_of(annotation)
    return _saved(sheet, placed.start if placed else None)


def _conflict(sheet: Sheet, annotation: Annotation, theirs: Annotation) -> HttpResponse:
    """Show both versions; the form holds their merge and goes on from theirs."""
    conflict = conflict_of(theirs, sheet.request.POST)
    form = AnnotationForm(conflict.data, instance=annotation)
    panel = panel_of_annotation(sheet, form, annotation, conflict)
    return annotator_page(sheet, panel, status=409)


def _saved(sheet: Sheet, start: int | None) -> HttpResponse:
    sheet.desk.message_user(sheet.request, _("The annotation is saved."), messages.SUCCESS)
    number = paragraph_number(sheet.revision.document, start) if start is not None else 0
    return HttpResponseRedirect(f"{sheet.address}{f'#p{number}' if number else '#list'}")


def _need(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied
