"""Finding the names of known terms in a text, and taking them over as mentions."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.pages import desk_page, editor_of, is_number
from articles.models import Article, Revision, Term, TermKind
from articles.operations.terms import take_over_mentions
from articles.queries.desk import revision_to_edit
from articles.queries.terms import FoundMention, marked_mentions, unmarked_mentions
from articles.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class NameInText:
    """A name of a term in its sentence; `value` says which it is when it is picked."""

    term: Term
    before: str
    words: str
    after: str
    value: str


def page_of(desk: ModelAdmin) -> Callable[[HttpRequest, int], HttpResponse]:
    """The page of one text, for those who may change terms."""

    def page(request: HttpRequest, article_id: int) -> HttpResponse:
        if not desk.has_change_permission(request):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=article_id)
        asked = request.POST.get("revision", "")
        revision = revision_to_edit(article, int(asked) if is_number(asked) else None)
        if revision is None:
            raise Http404
        if request.method == "POST":
            return _take_over(desk, request, article, revision)
        return _show(desk, request, article, revision)

    return page


def _show(
    desk: ModelAdmin, request: HttpRequest, article: Article, revision: Revision
) -> HttpResponse:
    kind = request.GET.get("kind", "")
    found = unmarked_mentions(revision)
    spans = sentences(revision.document)
    return desk_page(
        desk,
        request,
        "find.html",
        title=_("Terms in: %(title)s") % {"title": article.title},
        article=article,
        revision=revision,
        kind=kind,
        kinds=[choice for choice in TermKind.choices if choice[0] in {f.term.kind for f in found}],
        found=[
            _in_sentence(revision.text, spans, each.term, (each.start, each.end), _value(each))
            for each in found
            if kind in ("", each.term.kind)
        ],
        marked=[
            _in_sentence(revision.text, spans, each.mention.term, (each.start, each.end))
            for each in marked_mentions(revision)
        ],
    )


def _take_over(
    desk: ModelAdmin, request: HttpRequest, article: Article, revision: Revision
) -> HttpResponse:
    picked = set(request.POST.getlist("found"))
    chosen = [
        (each.term, each.start, each.end)
        for each in unmarked_mentions(revision)
        if _value(each) in picked
    ]
    taken = take_over_mentions(by=editor_of(request), revision=revision, found=chosen)
    if taken:
        desk.log_change(request, article, f"{len(taken)} mentions of terms")
        words = ngettext(
            "%(count)d mention is marked.", "%(count)d mentions are marked.", len(taken)
        )
        desk.message_user(request, words % {"count": len(taken)}, messages.SUCCESS)
    elif picked:
        words = _("What you picked is marked already, or is no name any more.")
        desk.message_user(request, words, messages.WARNING)
    else:
        desk.message_user(request, _("Pick at least one name."), messages.WARNING)
    return HttpResponseRedirect(reverse("admin:articles_term_find", args=[article.pk]))


def _value(found: FoundMention) -> str:
    return f"{found.term.pk}-{found.start}-{found.end}"


def _in_sentence(
    text: str,
    spans: Sequence[tuple[int, int]],
    term: Term,
    place: tuple[int, int],
    value: str = "",
) -> NameInText:
    """A place with the rest of the sentences that it touches."""
    start, end = place
    first = spans[max(bisect_right(spans, (start, len(text))) - 1, 0)]
    last = spans[max(bisect_right(spans, (end - 1, len(text))) - 1, 0)]
    return NameInText(
        term,
        text[min(first[0], start) : start],
        text[start:end],
        text[end : max(last[1], end)],
        value,
    )
