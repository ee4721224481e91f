"""Sources and themes on the desk."""

from django.contrib import admin
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin.used import UsedAdmin
from articles.dating import in_words, parse
from articles.models import Source, SourceAuthor, Theme


class SourceAuthorInline(admin.TabularInline):
    model = SourceAuthor
    extra = 0
    fields = ("position", "name", "role")


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("__str__", "publication", "published_words", "language", "is_held")
    list_filter = ("language", "publication")
    search_fields = ("title", "given_title", "title_vi", "authors__name", "publication")
    ordering = ("published_earliest", "slug", "pk")
    inlines = (SourceAuthorInline,)
    readonly_fields = ("published_words",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # Django 6's choice
    fieldsets = (
        (None, {"fields": ("title", "given_title", "title_vi", "slug", "language")}),
        (
            _("Where and when"),
            {
                "fields": (
                    "publication",
                    "issue",
                    "published",
                    "published_words",
                    "dating_note",
                    "dating_note_vi",
                    "posted_on",
                    "retrieved_on",
                    "address",
                )
            },
        ),
        (
            _("Sourcing card"),
            {"fields": ("who", "who_vi", "to_whom", "to_whom_vi", "ask", "ask_vi")},
        ),
        (_("File"), {"fields": ("file_name", "sha256")}),
    )

    @admin.display(description=_("understood as"), ordering="published_earliest")
    def published_words(self, source: Source) -> str:
        if not source.published:
            return ""
        return in_words(parse(source.published), "vi" if get_language() == "vi" else "en")

    @admin.display(description=_("held"), boolean=True)
    def is_held(self, source: Source) -> bool:
        return bool(source.file_name)


@admin.register(Theme)
class ThemeAdmin(UsedAdmin):
    list_display = ("name", "name_vi", "slug")
    search_fields = ("name", "name_vi")
    ordering = ("name", "pk")
    prepopulated_fields = {"slug": ("name",)}
