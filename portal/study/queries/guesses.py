"""What a learner guessed and how they paired statements."""

from collections.abc import Mapping

from portal.lessons.models import Step
from portal.study.learner import Learner
from portal.study.models import Guess, Pairing

GUESSES, PAIRINGS = "guesses", "pairings"
"""Where a visitor's session holds them."""


def guess_of(learner: Learner, step: Step) -> Guess | None:
    """The guess that a learner made; a visitor's is not in the database."""
    if learner.person is not None:
        return Guess.objects.filter(person=learner.person, step=step).first()
    kept = learner.kept(GUESSES, step.pk)
    return Guess(step=step, **kept) if kept else None


def pairings_of(learner: Learner, step: Step) -> dict[tuple[str, str], str]:
    """The relation that a learner gave to each pair of statements, by their keys."""
    if learner.person is not None:
        rows = Pairing.objects.filter(person=learner.person, step=step)
        return {(row.first, row.second): row.relation for row in rows}
    return pairs_in(learner.kept(PAIRINGS, step.pk))


def pairs_in(kept: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, str], str]:
    """The pairs that a session holds of one step."""
    return {(first, second): kept[first][second] for first in kept for second in kept[first]}
