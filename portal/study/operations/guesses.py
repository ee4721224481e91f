"""Guess a sourcing card; pair statements. What was opened is not guessed again."""

from collections.abc import Mapping

from django.db import transaction

from portal.lessons.models import Step, StepKind
from portal.study.keeping import Kept
from portal.study.learner import Learner
from portal.study.models import Guess, Pairing
from portal.study.queries.guesses import GUESSES, PAIRINGS, guess_of, pairings_of, pairs_in


@transaction.atomic
def make_guess(*, by: Learner, step: Step, values: Mapping[str, str]) -> None:
    """Keep a guess. The first one counts: after it the card is open."""
    if guess_of(by, step) is not None:
        return
    if by.person is None:
        by.keep(GUESSES, step.pk, dict(values))
        return
    Guess.objects.bulk_create(
        [Guess(person=by.person, step=step, **values)], ignore_conflicts=True
    )  # sent twice, it is kept once


@transaction.atomic
def pair_statements(*, by: Learner, step: Step, relations: Mapping[tuple[str, str], str]) -> None:
    """Keep how some pairs of statements stand to each other, in place of what was said before."""
    if by.person is None:
        kept: dict[str, dict[str, str]] = {}
        for (first, second), relation in (pairings_of(by, step) | dict(relations)).items():
            kept.setdefault(first, {})[second] = relation
        by.keep(PAIRINGS, step.pk, kept)
        return
    Pairing.objects.bulk_create(
        [
            Pairing(person=by.person, step=step, first=first, second=second, relation=relation)
            for (first, second), relation in relations.items()
        ],
        update_conflicts=True,
        unique_fields=["person", "step", "first", "second"],
        update_fields=["relation", "paired_at"],
    )


@transaction.atomic
def take_over_guesses(learner: Learner, kept: Kept) -> None:
    """Give somebody who signs in what their session guessed; what they guessed before stays."""
    steps = Step.objects.filter(pk__in=kept, kind=StepKind.SOURCING)
    Guess.objects.bulk_create(
        [Guess(person=learner.person, step=step, **kept[step.pk]) for step in steps],
        ignore_conflicts=True,
    )


@transaction.atomic
def take_over_pairings(learner: Learner, kept: Kept) -> None:
    """Give somebody who signs in the pairs of their session; what they said before stays."""
    person = learner.person
    steps = Step.objects.filter(pk__in=kept, kind=StepKind.CORROBORATION)
    Pairing.objects.bulk_create(
        [
            Pairing(person=person, step=step, first=first, second=second, relation=relation)
            for step in steps
            for (first, second), relation in pairs_in(kept[step.pk]).items()
        ],
        ignore_conflicts=True,
    )
