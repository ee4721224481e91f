"""What the pure core names, as choices of columns."""

from django.utils.translation import gettext_lazy as _

from timeline.agreement import Counting, Kind, Qualifier, Verdict

KINDS = [
    (Kind.DATE.value, _("date")),
    (Kind.NUMBER.value, _("figure")),
    (Kind.TERM.value, _("name")),
    (Kind.STATUS.value, _("status")),
    (Kind.WORDS.value, _("words")),
]
COUNTINGS = [
    (Counting.STOCK.value, _("stock: what there is at a moment")),
    (Counting.FLOW.value, _("flow: what happens during a time")),
]
QUALIFIERS = [
    (Qualifier.EXACT.value, _("exactly")),
    (Qualifier.OVER.value, _("over")),
    (Qualifier.ABOUT.value, _("about")),
    (Qualifier.NEARLY.value, _("nearly")),
    (Qualifier.UNDER.value, _("under")),
]
VERDICTS = [
    (Verdict.AGREE.value, _("sources agree")),
    (Verdict.DIFFER_BY_PRECISION.value, _("sources differ by precision")),
    (Verdict.DEVELOP.value, _("develops over time")),
    (Verdict.CONTRADICT.value, _("sources contradict each other")),
    (Verdict.NOT_COMPARABLE.value, _("not comparable")),
    (Verdict.SINGLE.value, _("one statement or none")),
]
