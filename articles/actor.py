"""Who makes a change: the first argument of every operation."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from portal.accounts.models import User  # the project's user model, known to types alone

Person: TypeAlias = "User"
Actor: TypeAlias = "User | None"
"""A person, or None for a command."""
