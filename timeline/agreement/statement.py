"""One statement of one source: a value of one kind, what it is about, and when it holds."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from articles.dating import HistoricalDate
from timeline.agreement.quantity import Quantity

_SIGNS = re.compile(r"[^\w]+")


class Kind(StrEnum):
    """What kind of value a statement gives."""

    DATE = "date"
    NUMBER = "number"
    TERM = "term"  # the name of a thing
    STATUS = "status"  # a state that may pass, such as "signed"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Wording:
    """A value in words: a term, a status, or words."""

    kind: Kind
    text: str
    text_vi: str = field(default="", compare=False)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words in order, without case, accents and punctuation."""
        folded = unicodedata.normalize("NFD", self.text.casefold().replace("đ", "d"))
        bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
        return tuple(filter(None, _SIGNS.split(bare)))


Value = HistoricalDate | Quantity | Wording


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says, as its passage gives it.

    `key` names the statement among those of its group. `scope` says in words what it is about,
    where that is narrower than the group. `as_of` is the time that the passage itself gives for its
    value, `published` the source's own date. Vietnamese wordings are shown and never compared.
    """

    key: str
    source: str
    value: Value
    scope: str = ""
    as_of: HistoricalDate | None = None
    published: HistoricalDate | None = None
    scope_vi: str = field(default="", compare=False)

    @property
    def kind(self) -> Kind:
        """The kind of the value."""
        if isinstance(self.value, Wording):
            return self.value.kind
        return Kind.NUMBER if isinstance(self.value, Quantity) else Kind.DATE

    @property
    def holds_at(self) -> HistoricalDate | None:
        """When the value holds: as the passage says, or else when the source appeared."""
        return self.as_of or self.published
