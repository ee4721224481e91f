"""What several statements about one thing say about each other: no database, no Django.

The rules stand in ``docs/reference/agreement.md``.
"""

from timeline.agreement.comparing import Difference, Pair, Verdict, compare
from timeline.agreement.judging import Judgement, judge
from timeline.agreement.quantity import Counting, Qualifier, Quantity
from timeline.agreement.statement import Kind, Statement, Wording
from timeline.agreement.wording import in_words, reason

__all__ = [
    "Counting",
    "Difference",
    "Judgement",
    "Kind",
    "Pair",
    "Qualifier",
    "Quantity",
    "Statement",
    "Verdict",
    "Wording",
    "compare",
    "in_words",
    "judge",
    "reason",
]
