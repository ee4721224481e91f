"""When something was, as precisely as a source says it and no more: EDTF without a database."""

from articles.dating.comparison import Comparison, Slip, Verdict, compare, contains
from articles.dating.errors import DatingError
from articles.dating.expressions import from_expression
from articles.dating.grammar import MAX_LENGTH, parse
from articles.dating.gregorian import civil_date, day_number
from articles.dating.languages import Language
from articles.dating.parts import (
    OPEN_END,
    OPEN_START,
    UNKNOWN_END,
    UNKNOWN_START,
    Bounds,
    Precision,
)
from articles.dating.value import HistoricalDate
from articles.dating.wording import in_words

__all__ = [
    "MAX_LENGTH",
    "OPEN_END",
    "OPEN_START",
    "UNKNOWN_END",
    "UNKNOWN_START",
    "Bounds",
    "Comparison",
    "DatingError",
    "HistoricalDate",
    "Language",
    "Precision",
    "Slip",
    "Verdict",
    "civil_date",
    "compare",
    "contains",
    "day_number",
    "from_expression",
    "in_words",
    "parse",
]
