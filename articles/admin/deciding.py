"""Deciding what waits: the requests of the desk, one operation each."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.pages import editor_of
from articles.admin.placing import place, place_form
from articles.admin.waiting import waiting_page
from articles.forms.deciding import DecisionForm
from articles.models import Anchor, DeskAction, DeskActionKind
from articles.operations.desk import (
    DeskError,
    accept_candidate,
    confirm_use,
    retire_use,
    undo,
)


@admin.register(DeskAction)
class DeskActionAdmin(admin.ModelAdmin):
    """The decisions; their list is the page of what waits, where they are made."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        del request
        return False

    def has_delete_permission(self, request: HttpRequest, obj: DeskAction | None = None) -> bool:
        """A decision is undone, and stays in the record."""
        del request, obj
        return False

    def get_urls(self) -> list[URLPattern]:
        addresses: list[tuple[str, str, Callable[..., HttpResponse]]] = [
            ("", "changelist", self._waiting),
            ("decide/", "decide", require_POST(self._decide)),
            ("<int:action_id>/undo/", "undo", require_POST(self._undo)),
            ("<int:anchor_id>/place/", "place", self._place),
            ("<int:anchor_id>/place/form/", "place_form", self._place_form),
        ]
        return [
            path(address, self.admin_site.admin_view(view), name=f"articles_deskaction_{name}")
            for address, name, view in addresses
        ]

    def _waiting(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return waiting_page(self, request)

    def _decide(self, request: HttpRequest) -> HttpResponse:
        self._need_change(request)
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self._back(request, _("Load the desk again."), messages.ERROR)
        asked = form.cleaned_data
        anchor = get_object_or_404(Anchor, pk=asked["anchor"])
        by = editor_of(request)
        try:
            match asked["decision"]:
                case DeskActionKind.ACCEPT:
                    action = accept_candidate(by=by, anchor=anchor)
                case DeskActionKind.CONFIRM:
                    action = confirm_use(by=by, anchor=anchor, use=asked["use"])
                case _:
                    action = retire_use(by=by, anchor=anchor, use=asked["use"])
        except DeskError as error:
            return self._back(request, str(error), messages.ERROR)
        self._log(request, action)
        return self._back(request, _("Decided. It can be undone below."), item=asked["item"])

    def _undo(self, request: HttpRequest, action_id: int) -> HttpResponse:
        self._need_change(request)
        action = get_object_or_404(DeskAction, pk=action_id)
        try:
            undo(by=editor_of(request), action=action)
        except DeskError as error:
            return self._back(request, str(error), messages.ERROR)
        self.log_change(request, action.anchor.passage.article, f"Undid: {action}")
        return self._back(request, _("Undone: everything stands as it did before."))

    def _place(self, request: HttpRequest, anchor_id: int) -> HttpResponse:
        self._need_change(request)
        anchor = get_object_or_404(Anchor, pk=anchor_id)
        made = place(self, request, anchor)
        if isinstance(made, HttpResponse):
            return made
        self._log(request, made)
        return self._back(request, _("Decided. It can be undone below."))

    def _place_form(self, request: HttpRequest, anchor_id: int) -> HttpResponse:
        self._need_change(request)
        return place_form(self, request, get_object_or_404(Anchor, pk=anchor_id))

    def _need_change(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _log(self, request: HttpRequest, action: DeskAction) -> None:
        self.log_change(request, action, str(action))
        self.log_change(request, action.anchor.passage.article, str(action))

    def _back(
        self,
        request: HttpRequest,
        words: str,
        level: int = messages.SUCCESS,
        *,
        item: int | None = None,
    ) -> HttpResponse:
        """To the desk; to what took the place of the item that was decided."""
        self.message_user(request, words, level)
        address = reverse("admin:articles_deskaction_changelist")
        return HttpResponseRedirect(f"{address}#w{item}" if item else address)
