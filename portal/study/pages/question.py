"""The page of a question: what is asked, what was answered, what it is worth."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.text.markup import markdown_html
from portal.lessons.models import Question, QuestionKind, Step
from portal.study.pages.compared import Compared, compared
from portal.study.pages.items import Item, items_of
from portal.study.pages.matched import Matched, matched
from portal.study.pages.offered import OfferedBlock, offered_blocks
from portal.study.pages.replies import Reply, expected_label, expected_words, replies
from portal.study.pages.tasks import TaskPage, task_parts
from portal.study.queries.answers import Asked, Attempt
from portal.ui.languages import in_language

RULES = {
    QuestionKind.SINGLE: gettext_lazy("The right choice scores 100 %, any other nothing."),
    QuestionKind.MULTIPLE: gettext_lazy(
        "Each right choice counts, each wrong one takes the same away. A score never falls below"
        " nothing, and choosing everything scores nothing."
    ),
    QuestionKind.TRUE_FALSE: gettext_lazy(
        "To see that a claim is true scores 100 %. To see that it is false scores 50 %, and"
        " what is right in its place another 50 %."
    ),
    QuestionKind.MATCHING: gettext_lazy(
        "Each right pair counts, beyond those that choosing the same for everything would get right"
        " as well."
    ),
    QuestionKind.EVIDENCE: gettext_lazy(
        "What counts are the sentences that you touch, whether you tick them or mark words in them."
        " Each sentence of the answer counts, each other one takes the same away. Choosing"
        " everything scores nothing."
    ),
    QuestionKind.ORDERING: gettext_lazy(
        "Each two items in the right order count, each two the wrong way round take the same away."
        " A score never falls below nothing."
    ),
    QuestionKind.SHORT: gettext_lazy(
        "An accepted form scores 100 %. Spaces before and behind it do not count."
    ),
    QuestionKind.NUMBER: gettext_lazy(
        "A number within the tolerance scores 100 %, any other nothing."
    ),
    QuestionKind.FREE: gettext_lazy(
        "No machine scores this. Hold your text against what a reader looks for."
    ),
}
"""How answers of each kind are scored, for learners; docs/reference/scoring.md tells it in full."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the last answer was worth.

    Until the question is closed it says nothing of the key: `expected`, `compared` and `afterword`
    are empty, and replies and pairs do not tell right from wrong.
    """

    tone: str
    title: str
    score: str
    feedback: SafeString
    replies: tuple[Reply, ...]
    words: str
    expected: tuple[str, ...]
    expected_label: str
    is_in_order: bool
    matched: tuple[Matched, ...]
    compared: Compared | None
    afterword: SafeString
    is_changed: bool
    """Whether editors wrote the question or its answers anew since."""
    prompt_before: str
    """What was asked then, where something else is asked now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(TaskPage):
    """A question as one learner finds it."""

    prompt: str
    """What is asked."""
    kind: str
    """How it is answered."""
    rule: str
    """How an answer is scored, in a sentence or two."""
    form: Any
    """The form; none once the question is closed."""
    items: tuple[Item, ...]
    """The items of an ordering as they stand in the form."""
    text: str
    """Of a question for evidence, the title of the text."""
    text_language: str
    """The language of its words."""
    blocks: tuple[OfferedBlock, ...]
    """The sentences to choose from."""
    rubric: tuple[str, ...]
    """What is looked for in a free text."""
    hints: tuple[str, ...]
    """The hints that were asked for."""
    hints_left: int
    """How many more there are."""
    attempts: str
    """How many attempts there were and are left, in words."""
    can_give_up: bool
    """Whether the editor's answer may be asked for."""
    result: Result | None
    """What the last answer was worth; none before the first."""
    notice: str
    """Why nothing can be answered or scored now."""
    unkept: str
    """What was sent after another answer had been given, and is not kept."""
    is_visitor: bool
    """Whether the answers live in the session alone."""


def question_page(
    request: HttpRequest, step: Step, asked: Asked, form: Any, *, unkept: str = ""
) -> QuestionPage:
    """The form as it stands and the result of the last answer."""
    question = asked.question
    hints = list(question.hint_rows.all())
    article = question.article
    shown = None if asked.is_closed or _is_textless(asked) else form
    parts = task_parts(request, step)
    return QuestionPage(
        **parts,
        prompt=in_language(question.prompt, question.prompt_vi),
        kind=question.kind,
        rule=_rule(question),
        form=shown,
        items=items_of(shown) if shown and question.kind == QuestionKind.ORDERING else (),
        text=in_language(article.title, article.title_vi) if article else "",
        text_language=article.language if article else "",
        blocks=offered_blocks(asked.sheet, shown.picked) if shown and asked.sheet else (),
        rubric=_rubric(question, asked.last if shown is None else None),
        hints=tuple(in_language(h.words, h.words_vi) for h in hints[: asked.hints]),
        hints_left=0 if asked.is_closed else max(0, len(hints) - asked.hints),
        attempts=_attempts(asked),
        can_give_up=bool(asked.attempts)
        and not asked.is_closed
        and question.kind != QuestionKind.FREE,
        result=_result(asked, asked.last) if asked.last else None,
        notice=_notice(asked),
        unkept=unkept,
        is_visitor=asked.learner.person is None,
    )


def _rule(question: Question) -> str:
    """How answers are scored; of answers in words also what does not count in this question."""
    told = [str(RULES[QuestionKind(question.kind)])]
    if question.kind in {QuestionKind.SHORT, QuestionKind.TRUE_FALSE}:
        uncounted = (
            (question.ignores_case, _("Capitals do not count.")),
            (question.ignores_diacritics, _("Diacritics do not count.")),
            (question.ignores_spaces, _("Spaces between words do not count.")),
        )
        told += [words for is_uncounted, words in uncounted if is_uncounted]
    return " ".join(told)


def _is_textless(asked: Asked) -> bool:
    return asked.question.kind == QuestionKind.EVIDENCE and asked.sheet is None


def _notice(asked: Asked) -> str:
    if _is_textless(asked):
        return _("The text of this question cannot be read at present.")
    if asked.key is None:
        return _("The editors are checking the answer to this question. Yours is kept unscored.")
    return ""


def _rubric(question: Question, closed_by: Attempt | None) -> tuple[str, ...]:
    """What is looked for in a free text; beside an answer that is closed, what was then."""
    if question.kind != QuestionKind.FREE:
        return ()
    rows = list(question.criterion_rows.all())
    lines = [(in_language(row.words, row.words_vi), row.points) for row in rows]
    if closed_by and closed_by.key and closed_by.named:
        named = closed_by.words_of(question)
        criteria = enumerate(closed_by.key["criteria"])
        lines = [(named.get(str(place), words), points) for place, (words, points) in criteria]
    return tuple(
        ngettext("%(words)s (%(points)d point)", "%(words)s (%(points)d points)", points)
        % {"words": words, "points": points}
        for words, points in lines
    )


def _attempts(asked: Asked) -> str:
    made = len(asked.attempts)
    if asked.is_closed:
        return ngettext("%(made)d answer given", "%(made)d answers given", made) % {"made": made}
    if asked.left is None:
        return _("You may answer as often as you like.")
    return ngettext("%(left)d attempt left", "%(left)d attempts left", asked.left) % {
        "left": asked.left
    }


def _result(asked: Asked, last: Attempt) -> Result:
    question, closed = asked.question, asked.is_closed
    tone, title, feedback = _verdict(question, last)
    is_evidence = question.kind == QuestionKind.EVIDENCE
    return Result(
        tone=tone,
        title=title,
        score="" if last.score is None else percent(last.score),
        feedback=_markdown(feedback),
        replies=replies(asked, last),
        words="" if is_evidence else last.words,
        expected=expected_words(question, last) if closed else (),
        expected_label=expected_label(question, last) if closed else "",
        is_in_order=question.kind == QuestionKind.ORDERING,
        matched=matched(asked, last) if question.kind == QuestionKind.MATCHING else (),
        compared=compared(asked, last) if is_evidence else None,
        afterword=_markdown(
            in_language(question.afterword, question.afterword_vi) if closed else ""
        ),
        is_changed=last.is_of_other_words(question),
        prompt_before=last.prompt_before(question),
    )


def _verdict(question: Question, last: Attempt) -> tuple[str, str, str]:
    """The tone, the title and the editor's words for an answer."""
    if last.score is None:
        return "", _("Your answer is kept"), ""
    if last.is_full:
        words = in_language(question.feedback_right, question.feedback_right_vi)
        return "good", _("That is right"), words
    words = in_language(question.feedback_part, question.feedback_part_vi)
    if last.score:
        return "doubt", _("Part of it is right"), words
    if last.has_right_part:
        if question.kind == QuestionKind.MATCHING:
            return "doubt", _("Too little of it is right to count"), words
        return "doubt", _("Right and wrong cancel each other out"), words
    words = in_language(question.feedback_wrong, question.feedback_wrong_vi)
    return "wrong", _("That is not right"), words


def percent(score: Fraction) -> str:
    """A score as people read it."""
    return _("%(number)d %%") % {"number": round(score * 100)}


def _markdown(words: str) -> SafeString:
    return mark_safe(markdown_html(words)) if words else SafeString("")  # noqa: S308 - cleaned
