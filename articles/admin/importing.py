"""From a file to a draft, in two steps: upload, then the proposed structure."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.pages import desk_page, editor_of
from articles.forms.importing import (
    AuthorFormSet,
    BlocksForm,
    MetadataForm,
    UploadForm,
    corrected,
    metadata_of,
)
from articles.importing import ImportRefused, ParsedArticle, read_article
from articles.models import Article, PendingImport
from articles.operations.imports import ImportEffect, import_parsed
from articles.operations.pending import discard_import, hold_import
from articles.operations.revisions import EmptyRevisionError
from articles.queries.imports import known_source, revision_of_file, text_of
from articles.text import NUMBERED


@dataclass(frozen=True, slots=True)
class ProposedBlock:
    """A block as it was read: its number as a paragraph, its words, and the choice of its kind."""

    index: int
    number: int
    kind: str
    label: str
    text: str
    field: BoundField | None


def upload(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take a file or pasted text."""
    form = UploadForm(request.POST or None, request.FILES or None)
    known = None
    if request.method == "POST" and form.is_valid():
        data, file_name = form.received()
        try:
            parsed = read_article(data, file_name=file_name)
        except ImportRefused as error:
            form.add_error(None, str(error))
        else:
            known = revision_of_file(parsed.sha256)
            if known is None:
                pending = hold_import(by=editor_of(request), data=data, file_name=file_name)
                return HttpResponseRedirect(_review_address(pending))
    return desk_page(
        desk,
        request,
        "import_upload.html",
        title=_("Import a text"),
        form=form,
        known=known.article if known else None,
    )


def review(desk: ModelAdmin, request: HttpRequest, pending_id: int) -> HttpResponse:
    """Show what was read in a file, take corrections, and save it as a draft."""
    pending = PendingImport.objects.filter(pk=pending_id, owner_id=request.user.pk).first()
    if pending is None:
        raise Http404
    if "discard" in request.POST:
        discard_import(by=editor_of(request), pending=pending)
        return HttpResponseRedirect(reverse("admin:articles_article_import"))
    parsed = read_article(bytes(pending.data), file_name=pending.file_name)
    source = known_source(parsed.sha256, pending.file_name)
    data = request.POST if request.method == "POST" else None
    metadata = MetadataForm(data, initial=metadata_of(parsed), prefix="about")
    authors = AuthorFormSet(
        data,
        initial=[{"name": author.name, "role": author.role} for author in parsed.authors],
        prefix="authors",
    )
    blocks = BlocksForm(data, parsed=parsed)
    if data is not None and all([metadata.is_valid(), authors.is_valid(), blocks.is_valid()]):
        try:
            return _save(desk, request, pending, corrected(parsed, metadata, authors, blocks))
        except EmptyRevisionError as error:
            metadata.add_error(None, str(error))
    return desk_page(
        desk,
        request,
        "import_review.html",
        title=_("Proposed structure"),
        pending=pending,
        parsed=parsed,
        metadata=metadata,
        authors=authors,
        blocks=list(_proposed(parsed, blocks)),
        source=source,
        edition_of=text_of(source) if source else None,
    )


def _save(
    desk: ModelAdmin, request: HttpRequest, pending: PendingImport, parsed: ParsedArticle
) -> HttpResponse:
    given_title = request.POST.get("about-given_title", "")
    outcome = import_parsed(
        by=editor_of(request), parsed=parsed, file_name=pending.file_name, given_title=given_title
    )
    discard_import(by=editor_of(request), pending=pending)
    article = outcome.article
    if outcome.effect is ImportEffect.UNCHANGED:
        desk.message_user(request, _("This file is here already."), messages.WARNING)
    elif outcome.effect is ImportEffect.NEW:
        desk.log_addition(request, article, f"Imported from {pending.file_name}")
        desk.message_user(request, _("Saved as a draft: only editors see it."), messages.SUCCESS)
    else:
        number = outcome.revision.number
        desk.log_change(request, article, f"Revision {number} imported from {pending.file_name}")
        words = _("Saved as draft revision %(number)d.") % {"number": number}
        desk.message_user(request, words, messages.SUCCESS)
    return HttpResponseRedirect(_article_address(article))


def _proposed(parsed: ParsedArticle, form: BlocksForm) -> Iterator[ProposedBlock]:
    number = 0
    for index, block in enumerate(parsed.document.blocks):
        number += block.kind in NUMBERED
        name = f"block-{index}"
        yield ProposedBlock(
            index,
            number if block.kind in NUMBERED else 0,
            block.kind.value,
            block.label,
            parsed.document.words(block),
            form[name] if name in form.fields else None,
        )


def _review_address(pending: PendingImport) -> str:
    return reverse("admin:articles_article_import_review", args=[pending.pk])


def _article_address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
