"""Forms of a learner's own work."""

from portal.study.forms.answering import AnswerForm
from portal.study.forms.kinds import answer_form, unsent_form
from portal.study.forms.ordering import ArrangingForm, OrderingForm
from portal.study.forms.sequence import SequenceForm

__all__ = [
    "AnswerForm",
    "ArrangingForm",
    "OrderingForm",
    "SequenceForm",
    "answer_form",
    "unsent_form",
]
