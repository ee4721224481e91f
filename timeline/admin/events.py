"""Events on the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from timeline.admin import stating
from timeline.admin.subjects import SETTLEMENT, StatementInline, SubjectAdmin, language
from timeline.models import Attestation, Event, EventReference
from timeline.queries.judgements import judgements_of_events
from timeline.queries.standing import Audience, ground


class AttestationInline(StatementInline):
    model = Attestation
    subject = "event"
    fields = (
        "words",
        "kind",
        "date",
        ("number", "qualifier"),
        ("unit", "unit_vi", "counting"),
        ("text", "text_vi"),
        ("scope", "scope_vi"),
        "as_of",
        ("comment", "comment_vi"),
        ("editor", "is_retired"),
    )


@admin.register(Event)
class EventAdmin(SubjectAdmin):
    list_display = ("title", "date", "kind", "weight", "status", "verdict", "settled_at")
    list_filter = ("status", "verdict", "kind", "themes", "weight")
    search_fields = ("title", "title_vi", "slug", "description")
    ordering = ("date_earliest", "date_latest", "pk")
    prepopulated_fields = {"slug": ("title",)}
    filter_horizontal = ("themes",)
    readonly_fields = ("judgement", "status", "where_used")
    inlines = (AttestationInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "title_vi",
                    "slug",
                    "kind",
                    "date",
                    "description",
                    "description_vi",
                    "themes",
                    "weight",
                    "status",
                    "judgement",
                )
            },
        ),
        (_("Where it is used"), {"fields": ("where_used",)}),
        (_("Settlement"), {"classes": ("collapse",), "fields": SETTLEMENT}),
    )

    def get_urls(self) -> list[URLPattern]:
        """Statements are made on words of a text."""

        def state(request: HttpRequest, **named: Any) -> HttpResponse:
            return stating.state(self, request, **named)

        view = self.admin_site.admin_view(state)
        return [path("state/<int:article_id>/", view, name="timeline_state"), *super().get_urls()]

    @admin.display(description=_("what the sources say together"))
    def judgement(self, event: Event) -> str:
        found = judgements_of_events([event.pk], on=ground(Audience.EDITORS)).get(event.pk)
        return found.reason(language()) if found else "–"


@admin.register(EventReference)
class EventReferenceAdmin(admin.ModelAdmin):
    list_display = ("annotation", "event")
    list_select_related = ("annotation", "event")
    ordering = ("event__title", "pk")
    raw_id_fields = ("annotation",)
    autocomplete_fields = ("event",)
