"""What classes read is not deleted under them. Nobody is told which class."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles import uses
from articles.models import Article, Passage
from articles.uses import Use
from portal.classroom.models import AssignmentPart


def register_all() -> None:
    """Register assigned texts and passages."""
    uses.register(Passage, "assigned", _provider("passage_id"))
    uses.register(Article, "assigned", _provider("article_id"))


def _provider(column: str) -> uses.Provider:
    def provide(keys: Sequence[int]) -> dict[int, list[Use]]:
        found: dict[int, list[Use]] = defaultdict(list)
        wanted: dict[str, Any] = {f"{column}__in": keys}
        parts = AssignmentPart.objects.filter(**wanted).order_by("pk")
        for part, key in parts.values_list("pk", column):
            use = Use(
                key=f"assigned:{part}",
                label=_("Assigned to a class"),
                address="",
                blocks_deletion=True,
                is_public=False,
                is_editorial=False,
            )
            found[key].append(use)
        return dict(found)

    return provide
