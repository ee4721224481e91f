"""The index of terms on the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import finding
from articles.admin.pages import editor_of
from articles.admin.used import UsedAdmin
from articles.admin.versions import VersionedAdmin
from articles.models import Term, TermAlias, TermRelation
from articles.queries.terms import places_of


class TermAliasInline(admin.TabularInline):
    model = TermAlias
    extra = 1
    fields = ("name", "language")


class TermRelationInline(admin.TabularInline):
    model = TermRelation
    fk_name = "term"
    extra = 1
    fields = ("kind", "other")
    autocomplete_fields = ("other",)


@admin.register(Term)
class TermAdmin(VersionedAdmin, UsedAdmin):
    list_display = ("name", "name_vi", "kind", "mention_count", "is_published")
    list_filter = ("kind", "is_published")
    search_fields = ("name", "name_vi", "aliases__name")
    ordering = ("name", "pk")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (TermAliasInline, TermRelationInline)
    readonly_fields = ("mentions", "where_used")
    fieldsets = (
        (None, {"fields": ("name", "name_vi", "kind", "slug", "is_published")}),
        (
            gettext_lazy("What it is"),
            {"fields": ("definition", "definition_vi", "sources", "authority")},
        ),
        (gettext_lazy("Where it is named"), {"fields": ("mentions",)}),
        (gettext_lazy("Where it is used"), {"fields": ("where_used",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Term]:
        terms: QuerySet[Term] = super().get_queryset(request)
        alive = Q(mentions__is_retired=False)
        return terms.annotate(mention_total=Count("mentions", filter=alive, distinct=True))

    @admin.display(description=gettext_lazy("mentions"), ordering="mention_total")
    def mention_count(self, term: Any) -> int:
        total: int = term.mention_total
        return total

    @admin.display(description=gettext_lazy("mentions"))
    def mentions(self, term: Term) -> SafeString:
        """The words and the texts; each leads to the names found in its text."""
        rows = [
            (reverse("admin:articles_term_find", args=[place.article_id]), place.title, place.words)
            for place in (places_of(term) if term.pk else ())
        ]
        if not rows:
            return format_html("{}", _("Nowhere yet. Open a text and find its terms."))
        lines = format_html_join("", '<li><q>{2}</q> <a href="{0}">{1}</a></li>', rows)
        return format_html('<ul class="mentions">{}</ul>', lines)

    def save_model(
        self,
        request: HttpRequest,
        obj: Term,
        form: Any,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        obj._history_user = editor_of(request)  # noqa: SLF001 - how django-simple-history is told
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(finding.page_of(self))
        return [
            path("find/<int:article_id>/", view, name="articles_term_find"),
            *super().get_urls(),
        ]
