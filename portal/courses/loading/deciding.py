"""What becomes of an object that the files, the portal or both have changed."""

from enum import StrEnum


class Effect(StrEnum):
    """What loading does with an object."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left as changed here"
    ARCHIVED = "archived"
    CONFLICT = "in conflict"


class Prefer(StrEnum):
    """Whose version stands where both sides have changed an object."""

    NEITHER = "neither"  # the load is refused
    PORTAL = "portal"
    FILES = "files"


def decide(base: str | None, here: str | None, file: str | None, prefer: Prefer) -> Effect:
    """The effect on an object from three checksums: as last loaded, as it is here, as in the file.

    None stands for an object that is not there.
    """
    if file == here:
        return Effect.UNCHANGED
    changed_here = here != base
    changed_in_file = file != base
    if not changed_in_file:
        return Effect.LEFT
    if changed_here and prefer is not Prefer.FILES:
        return Effect.CONFLICT if prefer is Prefer.NEITHER else Effect.LEFT
    if file is None:
        return Effect.ARCHIVED
    return Effect.NEW if here is None else Effect.UPDATED


def reason(base: str | None, here: str | None, file: str | None) -> str:
    """Why an object is in conflict."""
    if base is None:
        return "is here already with other content, and not from these files"
    here_now = "was changed here" if here is not None else "was deleted here"
    return f"{here_now} and {'changed in the file' if file else 'taken out of the files'}"
