"""Forms of a learner's own work."""

from portal.study.forms.answering import (
    AnswerForm,
    ChoiceForm,
    EvidenceForm,
    FreeForm,
    NumberForm,
    OrderingForm,
    ShortForm,
    answer_form,
)

__all__ = [
    "AnswerForm",
    "ChoiceForm",
    "EvidenceForm",
    "FreeForm",
    "NumberForm",
    "OrderingForm",
    "ShortForm",
    "answer_form",
]
