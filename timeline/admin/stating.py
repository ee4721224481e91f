"""From chosen words to what they state, in one form."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.admin import manuscript
from articles.admin.manuscript import paragraph_number
from articles.admin.pages import desk_page, editor_of, is_number
from articles.models import Article, Revision
from articles.queries.desk import DeskStatement, desk_statements, revision_to_edit
from timeline.admin.subjects import language
from timeline.forms.stating import StatementForm, first_answers
from timeline.models import Attestation, Observation, Status
from timeline.operations.events import publish
from timeline.operations.stating import ChosenWords, attest_words, observe_words
from timeline.queries.recent import latest_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one request is about: words of a text."""

    desk: ModelAdmin
    request: HttpRequest
    article: Article
    words: ChosenWords

    @property
    def revision(self) -> Revision:
        return self.words.revision

    @property
    def annotator(self) -> str:
        address = reverse("admin:articles_article_annotate", args=[self.article.pk])
        return f"{address}?revision={self.revision.number}&stated="  # with what is stated

    @property
    def address(self) -> str:
        address = reverse("admin:timeline_state", args=[self.article.pk])
        words = self.words
        return f"{address}?revision={words.revision.number}&start={words.start}&end={words.end}"


def state(desk: ModelAdmin, request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the form beside the words; say back what is understood; keep the statement."""
    if not request.user.has_perm("timeline.add_attestation"):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=article_id)
    asked = [request.GET.get(name, "") for name in ("revision", "start", "end")]
    if not all(map(is_number, asked)):
        return HttpResponseRedirect(reverse("admin:articles_article_annotate", args=[article.pk]))
    number, start, end = map(int, asked)
    revision = revision_to_edit(article, number)
    if revision is None or not revision.text[start:end].strip() or end > len(revision.text):
        raise Http404
    sheet = Sheet(desk, request, article, ChosenWords(revision, start, end))
    if request.method != "POST":
        initial = first_answers(latest_of(editor_of(request)))
        return _page(sheet, StatementForm(initial=initial))
    form = StatementForm(request.POST)
    if not form.is_valid():
        return _page(sheet, form, status=422)
    if "look" in request.POST:
        return _page(sheet, form, understood=form.understood(language()))
    if not request.user.has_perms(form.needs):
        raise PermissionDenied
    try:
        made = _keep(sheet, form)
    except ValidationError as error:
        form.refuse(error)
        return _page(sheet, form, status=422)
    return _kept(sheet, made)


@transaction.atomic
def _keep(sheet: Sheet, form: StatementForm) -> Attestation | Observation:
    by = editor_of(sheet.request)
    made: Attestation | Observation
    if form.is_figure:
        made = observe_words(
            by=by,
            words=sheet.words,
            indicator=form.indicator_or_fields,
            value=form.quantity,
            about=form.about,
        )
    else:
        made = attest_words(
            by=by,
            words=sheet.words,
            event=form.event_or_fields,
            value=form.value,
            about=form.about,
        )
    subject = made.indicator if isinstance(made, Observation) else made.event
    if form.cleaned_data["is_shown"] and subject.status == Status.DRAFT:
        publish(by=by, subject=subject)
    sheet.desk.log_change(sheet.request, subject, f"Stated: {made}")
    return made


def _kept(sheet: Sheet, made: Attestation | Observation) -> HttpResponse:
    if isinstance(made, Observation):
        subject = reverse("admin:timeline_indicator_change", args=[made.indicator_id])
    else:
        subject = reverse("admin:timeline_event_change", args=[made.event_id])
    words = format_html('{} <a href="{}">{}</a>', _("The statement is saved."), subject, str(made))
    sheet.desk.message_user(sheet.request, words, messages.SUCCESS)
    number = paragraph_number(sheet.revision.document, sheet.words.start)
    place = f"#p{number}" if number else "#statements"
    return HttpResponseRedirect(f"{sheet.annotator}{place}")


def _page(
    sheet: Sheet, form: StatementForm, *, understood: str = "", status: int = 200
) -> HttpResponse:
    document, span = sheet.revision.document, (sheet.words.start, sheet.words.end)
    blocks = manuscript.in_words(document, [], span)
    return desk_page(
        sheet.desk,
        sheet.request,
        "state.html",
        status=status,
        title=_("What do these words state?"),
        article=sheet.article,
        revision=sheet.revision,
        words=sheet.revision.text[span[0] : span[1]],
        number=paragraph_number(document, span[0]),
        blocks=manuscript.around(document, blocks, span),
        stated=_stated(sheet),
        form=form,
        media=sheet.desk.media + form.media,
        understood=understood,
        address=sheet.address,
        annotator=sheet.annotator,
    )


def _stated(sheet: Sheet) -> list[DeskStatement]:
    """What is stated on words that these touch."""
    return [
        row
        for row in desk_statements(sheet.revision)
        if row.start is not None and row.end is not None
        if row.start < sheet.words.end and row.end > sheet.words.start
    ]
