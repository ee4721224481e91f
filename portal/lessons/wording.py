"""How the things read that an answer or a key names by its keys in the database.

Editors reword questions; an answer keeps the words of its grading.
"""

from portal.lessons.answering import partners_of
from portal.lessons.models import Question, QuestionKind

Worded = tuple[str, str, str]
"""The key of a thing, its words in English and in Vietnamese."""
UNIT = "unit"


def wording_of(question: Question) -> list[Worded]:
    """What is named under a question as it reads now, in its order: options, items and partners.

    Of a number it is the unit, of a free text the lines of its rubric.
    """
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE | QuestionKind.ORDERING:
            return [(str(row.pk), row.words, row.words_vi) for row in question.option_rows.all()]
        case QuestionKind.MATCHING:
            rows = {str(row.pk): row for row in question.match_rows.all()}
            partners = [rows[key] for key in dict.fromkeys(partners_of(rows.values()).values())]
            return [
                *((key, row.words, row.words_vi) for key, row in rows.items() if row.words),
                *((partner_key(row.pk), row.partner, row.partner_vi) for row in partners),
            ]
        case QuestionKind.NUMBER:
            return [(UNIT, question.unit, question.unit_vi)]
        case QuestionKind.FREE:
            lines = enumerate(question.criterion_rows.all())
            return [(str(place), row.words, row.words_vi) for place, row in lines]
    return []


def partner_key(key: int | str) -> str:
    """How a partner is named beside items, which have keys of the same table."""
    return f"partner:{key}"
