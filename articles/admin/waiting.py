"""What waits for an editor: the page that lists it."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.pages import desk_page
from articles.anchoring.differences import Change, changes, shortened
from articles.models import Anchor, Article, DeskAction
from articles.queries.waiting import (
    Orphan,
    ToConfirm,
    orphans,
    recent_decisions,
    to_confirm,
)
from articles.uses import Use, retirement_of


@dataclass(frozen=True, slots=True)
class Statement:
    """What stands on a passage."""

    use: Use
    can_retire: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide.

    `old` is where the passage stood, `words` how its words became those of the place that is now
    proposed or held, with `before` and `after` around them; empty where there is none.
    """

    number: int
    anchor: Anchor
    is_orphan: bool
    old: Anchor
    words: tuple[Change, ...]
    before: str
    after: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What waits in one text."""

    article: Article
    revision_number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was made, and of what."""

    action: DeskAction
    article: Article
    of: str


def waiting_page(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Orphans and statements to confirm, text by text, and what was decided last."""
    texts = _texts()
    return desk_page(
        desk,
        request,
        "waiting.html",
        title=_("What waits"),
        texts=texts,
        total=sum(len(text.items) for text in texts),
        decisions=[_decision(action) for action in recent_decisions()],
        may_decide=desk.has_change_permission(request),
    )


def _texts() -> list[Text]:
    found: list[Orphan | ToConfirm] = [*orphans(), *to_confirm()]
    found.sort(key=lambda each: each.anchor.revision.article_id)
    texts, number = [], 0
    for _key, group in groupby(found, key=lambda each: each.anchor.revision.article_id):
        items = []
        for each in group:
            number += 1
            items.append(_item(number, each))
        revision = items[0].anchor.revision
        texts.append(Text(revision.article, revision.number, tuple(items)))
    return texts


def _item(number: int, waiting: Orphan | ToConfirm) -> Item:
    if isinstance(waiting, ToConfirm):
        anchor = waiting.anchor
        words = shortened(changes(waiting.base.exact, anchor.exact))
        statements = _statements((waiting.use,))
        return Item(
            number,
            anchor,
            False,
            waiting.base,
            tuple(words),
            anchor.prefix,
            anchor.suffix,
            statements,
        )
    old, new = waiting.last_stood, waiting.candidate
    words = shortened(changes(old.exact, new.exact)) if new else []
    return Item(
        number,
        waiting.anchor,
        True,
        old,
        tuple(words),
        new.prefix if new else "",
        new.suffix if new else "",
        _statements(waiting.uses),
    )


def _statements(uses: tuple[Use, ...]) -> tuple[Statement, ...]:
    return tuple(Statement(use, retirement_of(use.key) is not None) for use in uses)


def _decision(action: DeskAction) -> Decision:
    of = action.before.get("label") or action.anchor.exact  # older decisions have no label
    return Decision(action, action.anchor.passage.article, of)
