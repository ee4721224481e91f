"""Mark where terms are named."""

from collections.abc import Iterable

from django.db import transaction

from articles.actor import Actor
from articles.models import Mention, Revision, Term
from articles.operations.desk import vouch_for
from articles.operations.passages import mark_passage


@transaction.atomic
def mention_term(*, by: Actor, term: Term, revision: Revision, start: int, end: int) -> Mention:
    """Say that words of a revision name a term; a retired mention there comes back."""
    passage = mark_passage(by=by, revision=revision, start=start, end=end)
    mention, made = Mention.objects.update_or_create(
        term=term,
        passage=passage,
        defaults={"is_retired": False},
        create_defaults={
            "created_by": by,
            "is_retired": False,
        },
    )
    use = f"mention:{mention.pk}"
    vouch_for(by=by, passage=passage, revision_id=revision.pk, use=use, is_first=made)
    return mention


@transaction.atomic
def take_over_mentions(
    *,
    by: Actor,
    revision: Revision,
    found: Iterable[tuple[Term, int, int]],
) -> list[Mention]:
    """Take over the places that an editor picked from those where terms were found."""
    return [
        mention_term(by=by, term=term, revision=revision, start=start, end=end)
        for term, start, end in found
    ]


def retire_mention(by: Actor, number: int) -> None:
    """Take a mention back."""
    del by
    _set_retired(number, is_retired=True)


def restore_mention(by: Actor, number: int) -> None:
    """Bring a retired mention back."""
    del by
    _set_retired(number, is_retired=False)


def _set_retired(number: int, *, is_retired: bool) -> None:
    mention = Mention.objects.get(pk=number)
    mention.is_retired = is_retired
    mention.save()
