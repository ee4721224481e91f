"""The app of texts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Texts")

    def ready(self) -> None:
        from articles import uses  # noqa: PLC0415 - these need the models
        from articles.models import Passage, Term, Theme  # noqa: PLC0415
        from articles.operations import annotations, terms  # noqa: PLC0415
        from articles.queries import own_uses  # noqa: PLC0415

        uses.register(
            Passage,
            "annotation",
            own_uses.annotations_on,
            uses.Retirement(annotations.retire_annotation, annotations.restore_annotation),
            name=_("annotation"),
        )
        uses.register(
            Passage,
            "mention",
            own_uses.mentions_on,
            uses.Retirement(terms.retire_mention, terms.restore_mention),
            name=_("mention"),
        )
        uses.register(Term, "reference", own_uses.references_to_terms)
        uses.register(Term, "mention", own_uses.mentions_of)
        uses.register(Term, "relation", own_uses.relations_to)
        uses.register(Theme, "annotation", own_uses.annotations_about)
        uses.register(Theme, "article", own_uses.articles_about)
