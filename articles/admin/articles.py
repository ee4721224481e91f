"""Articles on the desk: the list, the page of one text, and the addresses of its further pages."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import annotating, dates, importing, revising
from articles.admin.used import UsedAdmin
from articles.models import Annotation, AnnotationStatus, Article, Publication, Revision
from articles.queries.desk import revisions_of

ArticleView = Callable[..., HttpResponse]


@admin.register(Article)
class ArticleAdmin(UsedAdmin):
    list_display = ("title", "kind", "state", "rights", "language", "revisions", "annotations")
    list_filter = ("kind", "rights", "language", "themes")
    search_fields = ("title", "title_vi", "source__authors__name", "source__publication")
    ordering = ("title", "pk")
    filter_horizontal = ("themes",)
    readonly_fields = ("kind", "source", "state", "withdrawal_reason", "where_used")
    fieldsets = (
        (None, {"fields": ("title", "title_vi", "slug", "kind", "source", "language")}),
        (gettext_lazy("Who may read it"), {"fields": ("rights", "state", "withdrawal_reason")}),
        (gettext_lazy("On the shelf"), {"fields": ("summary", "summary_vi", "byline", "themes")}),
        (gettext_lazy("Where it is used"), {"fields": ("where_used",)}),
    )
    change_list_template = "admin/articles/article/change_list.html"
    change_form_template = "admin/articles/article/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles: QuerySet[Article] = super().get_queryset(request)
        notes = Annotation.objects.filter(passage__article=OuterRef("pk"))
        counted = notes.exclude(status=AnnotationStatus.RETIRED).order_by()
        return articles.select_related("source").annotate(
            published_number=F("published_revision__number"),
            latest_number=Subquery(
                Revision.objects.filter(article=OuterRef("pk"))
                .order_by("-number")
                .values("number")[:1]
            ),
            annotation_count=Coalesce(
                Subquery(
                    counted.values("passage__article").annotate(total=Count("pk")).values("total")
                ),
                0,
            ),
            was_public=Exists(Publication.objects.filter(revision__article=OuterRef("pk"))),
        )

    @admin.display(description=gettext_lazy("state"), ordering="published_at")
    def state(self, article: Any) -> str:
        if article.is_public_at(timezone.now()):
            return _("public, revision %(number)d") % {"number": article.published_number}
        if article.withdrawn_at:
            return _("withdrawn")
        if article.published_at:
            return _("public later")
        return _("draft")

    @admin.display(description=gettext_lazy("revisions"), ordering="latest_number")
    def revisions(self, article: Any) -> int:
        return article.latest_number or 0

    @admin.display(description=gettext_lazy("annotations"), ordering="annotation_count")
    def annotations(self, article: Any) -> int:
        count: int = article.annotation_count
        return count

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """What was public is withdrawn, never deleted: its addresses hold for ever."""
        if obj is None or obj.published_at is not None:
            return False
        return super().has_delete_permission(request, obj)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A text begins with its file."""
        del request, form_url, extra_context
        return HttpResponseRedirect(reverse("admin:articles_article_import"))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {"show_save_and_add_another": False, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def render_change_form(  # noqa: PLR0913, PLR0917 - Django's
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,  # noqa: FBT001, FBT002 - Django's
        change: bool = False,  # noqa: FBT001, FBT002 - Django's
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        if obj is not None:
            context["revisions"] = revisions_of(obj)
            context["is_public"] = obj.is_public_at(timezone.now())
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Article | None = None
    ) -> tuple[str, ...]:
        """The address of a text that was ever public is kept for ever."""
        del request
        fixed = getattr(obj, "was_public", False)
        return (*self.readonly_fields, "slug") if fixed else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        """Write what the form changed and no more: somebody may be withdrawing the text."""
        del request, change
        columns = {field.name for field in Article._meta.concrete_fields}  # noqa: SLF001
        obj.save(update_fields=columns & set(form.changed_data))

    def get_urls(self) -> list[URLPattern]:
        desk, one = self.admin_site.admin_view, "<int:article_id>/"
        added = [
            path("date/", desk(dates.date_in_words), name="articles_date_in_words"),
            path("import/", self._page(importing.upload), name="articles_article_import"),
            path(
                "import/<int:pending_id>/",
                self._page(importing.review),
                name="articles_article_import_review",
            ),
            path(
                f"{one}annotate/",
                self._of_article(annotating.annotate),
                name="articles_article_annotate",
            ),
            path(
                f"{one}annotate/form/",
                self._of_article(annotating.form_fragment),
                name="articles_article_annotate_form",
            ),
            path(
                f"{one}annotate/status/",
                self._of_article(annotating.change_status),
                name="articles_article_annotation_status",
            ),
            path(f"{one}edit/", self._of_article(revising.edit), name="articles_article_edit"),
            path(
                f"{one}revisions/<int:number>/changes/",
                self._of_article(revising.compare),
                name="articles_article_compare",
            ),
            path(
                f"{one}revisions/<int:number>/publish/",
                self._of_article(revising.publish),
                name="articles_article_publish",
            ),
            path(
                f"{one}withdraw/",
                self._of_article(revising.withdraw),
                name="articles_article_withdraw",
            ),
        ]
        return [*added, *super().get_urls()]

    def _page(self, view: ArticleView) -> ArticleView:
        """A page of the desk for those who may add texts."""

        def page(request: HttpRequest, **named: Any) -> HttpResponse:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return view(self, request, **named)

        return self.admin_site.admin_view(page)

    def _of_article(self, view: ArticleView) -> ArticleView:
        """A page about one text, for those who may change it."""

        def page(request: HttpRequest, article_id: int, **named: Any) -> HttpResponse:
            article = self.get_object(request, str(article_id))
            if not self.has_change_permission(request, article):
                raise PermissionDenied
            if article is None:
                raise Http404
            return view(self, request, article, **named)

        return self.admin_site.admin_view(page)
