"""What can be worked through: by its kind and key, so that rooms above need not know the tables."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Kind: TypeAlias = Literal["lesson", "module", "article", "passage"]

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Work:
    """Something that a learner opens and is done with at some time."""

    kind: Kind
    key: int
