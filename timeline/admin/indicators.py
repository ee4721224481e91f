"""Indicators on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from timeline.admin.subjects import SETTLEMENT, StatementInline, SubjectAdmin, language
from timeline.models import Indicator, Observation
from timeline.queries.judgements import judgements_of_indicators
from timeline.queries.standing import Audience, ground


class ObservationInline(StatementInline):
    model = Observation
    subject = "indicator"
    fields = (
        "words",
        ("value", "qualifier"),
        ("unit", "unit_vi", "counting"),
        ("scope", "scope_vi"),
        "as_of",
        ("comment", "comment_vi"),
        ("editor", "is_retired"),
    )


@admin.register(Indicator)
class IndicatorAdmin(SubjectAdmin):
    list_display = ("name", "unit", "counting", "status", "verdict", "settled_at")
    list_filter = ("status", "verdict", "counting")
    search_fields = ("name", "name_vi", "slug", "definition")
    ordering = ("name", "pk")
    prepopulated_fields = {"slug": ("name",)}
    readonly_fields = ("judgement", "status", "where_used")
    inlines = (ObservationInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "name",
                    "name_vi",
                    "slug",
                    ("unit", "unit_vi"),
                    "counting",
                    "definition",
                    "definition_vi",
                    "status",
                    "judgement",
                )
            },
        ),
        (_("Where it is used"), {"fields": ("where_used",)}),
        (_("Settlement"), {"classes": ("collapse",), "fields": SETTLEMENT}),
    )

    @admin.display(description=_("what the sources say together"))
    def judgement(self, indicator: Indicator) -> str:
        on = ground(Audience.EDITORS)
        found = judgements_of_indicators([indicator.pk], on=on).get(indicator.pk)
        return found.reason(language()) if found else "–"
