"""The form of each kind of question."""

from django.http import QueryDict

from portal.lessons.models import QuestionKind
from portal.study.forms.answering import (
    AnswerForm,
    ChoiceForm,
    FreeForm,
    NumberForm,
    ShortForm,
    TrueFalseForm,
)
from portal.study.forms.evidence import EvidenceForm
from portal.study.forms.matching import MatchingForm
from portal.study.forms.ordering import OrderingForm
from portal.study.queries.answers import Asked

_FORMS: dict[str, type[AnswerForm]] = {
    QuestionKind.SINGLE: ChoiceForm,
    QuestionKind.MULTIPLE: ChoiceForm,
    QuestionKind.TRUE_FALSE: TrueFalseForm,
    QuestionKind.SHORT: ShortForm,
    QuestionKind.NUMBER: NumberForm,
    QuestionKind.ORDERING: OrderingForm,
    QuestionKind.MATCHING: MatchingForm,
    QuestionKind.FREE: FreeForm,
    QuestionKind.EVIDENCE: EvidenceForm,
}


def answer_form(asked: Asked, data: QueryDict | None = None) -> AnswerForm:
    """The form for a question."""
    return _FORMS[asked.question.kind](data, asked=asked)


def unsent_form(asked: Asked, data: QueryDict) -> AnswerForm:
    """The form for the next attempt with what was filled in so far, unchecked."""
    form = answer_form(asked)
    form.hold(answer_form(asked, data))
    return form
