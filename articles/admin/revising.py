"""Correcting the words of a text, showing them to the public, and taking them back."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.pages import desk_page, editor_of
from articles.admin.report import report_of
from articles.anchoring.differences import changes, shortened
from articles.forms.revising import RevisionForm, WithdrawalForm
from articles.models import Article, Revision
from articles.operations.publishing import PublishingError, publish_revision, withdraw_article
from articles.operations.revisions import (
    EmptyRevisionError,
    RevisionConflictError,
    save_revision,
)
from articles.queries.desk import revision_to_edit
from articles.text.writing import to_markdown


def edit(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Edit the text; see what will happen to its passages; save it as a new draft revision."""
    latest = revision_to_edit(article)
    if latest is None:
        raise Http404
    if request.method != "POST":
        form = RevisionForm(initial={"text": to_markdown(latest.document), "base": latest.number})
        return _edit_page(desk, request, article, form, latest)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return _edit_page(desk, request, article, form, latest)
    if form.cleaned_data["base"] != latest.number:
        return _conflict_page(desk, request, article, form, latest)
    document = form.parsed.document
    if document == latest.document:
        form.add_error("text", _("Nothing is changed: this is the text of the latest revision."))
        return _edit_page(desk, request, article, form, latest)
    if "save" not in request.POST:
        return desk_page(
            desk,
            request,
            "revision_report.html",
            title=_("What this revision will do"),
            original=article,
            form=form,
            latest=latest,
            report=report_of(article, latest, document),
            warnings=form.parsed.warnings,
        )
    return _save(desk, request, article, form, latest)


def _save(
    desk: ModelAdmin, request: HttpRequest, article: Article, form: RevisionForm, latest: Revision
) -> HttpResponse:
    try:
        revision = save_revision(
            by=editor_of(request),
            article=article,
            document=form.parsed.document,
            change_summary=form.cleaned_data["change_summary"],
            based_on=form.cleaned_data["base"],
        )
    except RevisionConflictError as error:
        return _conflict_page(desk, request, article, form, error.latest)
    except EmptyRevisionError as error:
        form.add_error("text", str(error))
        return _edit_page(desk, request, article, form, latest)
    desk.log_change(request, article, f"Saved revision {revision.number}")
    words = _("Revision %(number)d is saved as a draft. Readers still see what they saw.")
    desk.message_user(request, words % {"number": revision.number}, messages.SUCCESS)
    return _back(article)


def compare(desk: ModelAdmin, request: HttpRequest, article: Article, number: int) -> HttpResponse:
    """Show the words in which a revision differs from the one before it."""
    revision = revision_to_edit(article, number)
    before = revision_to_edit(article, number - 1)
    if revision is None:
        raise Http404
    found = changes(before.text, revision.text) if before else []
    return desk_page(
        desk,
        request,
        "revision_changes.html",
        title=_("What revision %(number)d changed") % {"number": number},
        original=article,
        revision=revision,
        before=before,
        words=shortened(found),
    )


def publish(desk: ModelAdmin, request: HttpRequest, article: Article, number: int) -> HttpResponse:
    """Make a revision the one that readers see."""
    return require_POST(_publish)(request, desk, article, number)


def _publish(request: HttpRequest, desk: ModelAdmin, article: Article, number: int) -> HttpResponse:
    revision = revision_to_edit(article, number)
    if revision is None:
        raise Http404
    try:
        publish_revision(by=editor_of(request), revision=revision)
    except PublishingError as error:
        desk.message_user(request, str(error), messages.ERROR)
        return _back(article)
    desk.log_change(request, article, f"Published revision {number}")
    words = _("Readers now see revision %(number)d.") % {"number": number}
    desk.message_user(request, words, messages.SUCCESS)
    return _back(article)


def withdraw(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Ask why, then take a text off the site."""
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            withdraw_article(by=editor_of(request), article=article, reason=reason)
        except PublishingError as error:
            form.add_error(None, str(error))
        else:
            desk.log_change(request, article, f"Withdrawn: {reason}" if reason else "Withdrawn")
            desk.message_user(request, _("The text is withdrawn."), messages.SUCCESS)
            return _back(article)
    return desk_page(
        desk,
        request,
        "withdraw.html",
        title=_("Withdraw this text"),
        original=article,
        form=form,
    )


def _edit_page(
    desk: ModelAdmin,
    request: HttpRequest,
    article: Article,
    form: RevisionForm,
    latest: Revision,
) -> HttpResponse:
    return desk_page(
        desk,
        request,
        "revision_edit.html",
        title=_("Edit the text"),
        original=article,
        form=form,
        latest=latest,
    )


def _conflict_page(
    desk: ModelAdmin,
    request: HttpRequest,
    article: Article,
    form: RevisionForm,
    latest: Revision,
) -> HttpResponse:
    """Both versions, the editor's own in the form, which now goes on from the latest revision."""
    base = revision_to_edit(article, form.cleaned_data["base"])
    going_on = RevisionForm(
        initial={
            "text": form.cleaned_data["text"],
            "change_summary": form.cleaned_data["change_summary"],
            "base": latest.number,
        }
    )
    return desk_page(
        desk,
        request,
        "revision_edit.html",
        status=409,
        title=_("Edit the text"),
        original=article,
        form=going_on,
        latest=latest,
        theirs=to_markdown(latest.document),
        their_changes=shortened(changes(base.text, latest.text)) if base else [],
    )


def _back(article: Article) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
