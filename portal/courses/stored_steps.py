"""Steps and questions of the database in the form of the files."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.models import Anchor, Article, ArticleKind, Rights
from articles.queries.waiting import latest_revisions
from portal.courses.files import (
    AnswerRecord,
    CriterionRecord,
    EvidenceRecord,
    QuestionRecord,
    Quote,
    StepRecord,
    Translated,
    TranslatedLines,
    tidy_markdown,
)
from portal.courses.files.parsing.steps import NOTES
from portal.courses.stored_timeline import quote_of
from portal.lessons.models import Lesson, PublishedQuerySet, Question, QuestionKind, Step

Words = Mapping[int, Quote]
"""What passages quote, by their keys."""

_STEP_PARTS = (
    *("steps__article", "steps__theme", "steps__event", "steps__indicator"),
    *("steps__term", "steps__terms", "steps__events__event"),
    *("steps__passage__article", "steps__extracts__passage__article"),
    *("steps__question__article", "steps__question__evidence__passage__article"),
    *("steps__question__option_rows", "steps__question__expectedwords_rows"),
    *("steps__question__expectednumber_rows", "steps__question__hint_rows"),
    *("steps__question__match_rows", "steps__question__criterion_rows"),
    "steps__question__ground__article",
)


def with_steps(lessons: PublishedQuerySet) -> PublishedQuerySet:
    """Lessons with their steps, save those that are retired, and all that a file says of them."""
    steps: Prefetch[Any] = Prefetch("steps", Step.objects.in_force())
    return lessons.prefetch_related(steps, *_STEP_PARTS)


def latest_words(lessons: Iterable[Lesson]) -> Words:
    """The words of the passages of lessons in the latest revisions."""
    return _quotes(Anchor.objects.filter(revision__in=latest_revisions()), lessons)


def public_words(lessons: Iterable[Lesson]) -> Words:
    """The words of the passages of lessons in the public revisions of digests open to all."""
    public = Article.objects.published().filter(kind=ArticleKind.DIGEST, rights=Rights.PUBLIC)
    revisions = public.values("published_revision")
    return _quotes(Anchor.objects.filter(revision__in=revisions, start__isnull=False), lessons)


def quoted_texts(step: Step) -> dict[int, str]:
    """The passages that a step cannot do without, with the slugs of their texts."""
    passages = [step.passage, *(each.passage for each in step.extracts.all())]
    if step.question:
        evidence = step.question.evidence.all()
        passages += [each.passage for each in evidence if not each.is_retired]
        passages.append(step.question.ground)
    return {each.pk: each.article.slug for each in passages if each}


def step_record(step: Step, words: Words) -> StepRecord:
    """A step as its entry in the lesson's file has it."""
    passages = [step.passage_id, *(each.passage_id for each in step.extracts.all())]
    return StepRecord(
        kind=str(step.kind),
        title=_words(step.title, step.title_vi),
        body=_markdown(step.body, step.body_vi),
        terms=tuple(sorted(term.slug for term in step.terms.all())),
        text=step.article.slug if step.article else "",
        notes=tuple(kind for kind in NOTES if kind in step.note_kinds),
        theme=step.theme.slug if step.theme else "",
        passages=tuple(words[key] for key in passages if key and key in words),
        prompts=TranslatedLines(
            *(
                tuple(line.strip() for line in text.split("\n") if line.strip())
                for text in (step.prompts, step.prompts_vi)
            )
        ),
        period=step.period,
        event=step.event.slug if step.event else "",
        indicator=step.indicator.slug if step.indicator else "",
        term=step.term.slug if step.term else "",
        events=tuple(sorted(row.event.slug for row in step.events.all())),
        question=_question(step.question, words) if step.question else None,
    )


def _question(row: Question, words: Words) -> QuestionRecord:
    ignored = (
        ("case", row.ignores_case),
        ("diacritics", row.ignores_diacritics),
        ("spaces", row.ignores_spaces),
    )
    return QuestionRecord(
        question_kind=str(row.kind),
        prompt=_words(row.prompt, row.prompt_vi),
        attempts=row.attempts,
        answers=tuple(_answers(row)),
        hints=tuple(_words(each.words, each.words_vi) for each in row.hint_rows.all()),
        rubric=tuple(
            CriterionRecord(_words(each.words, each.words_vi), each.points)
            for each in row.criterion_rows.all()
        ),
        text=row.article.slug if row.article else "",
        evidence=tuple(
            sorted(
                (
                    EvidenceRecord(
                        words[each.passage_id],
                        each.alternative,
                        _words(each.comment, each.comment_vi),
                    )
                    for each in row.evidence.all()
                    if each.passage_id in words and not each.is_retired
                ),
                key=lambda each: (each.alternative, each.quote.start),
            )
        ),
        ground=words.get(row.ground_id or 0),
        ignores=tuple(name for name, is_ignored in ignored if is_ignored),
        unit=_words(row.unit, row.unit_vi),
        right=_markdown(row.feedback_right, row.feedback_right_vi),
        part=_markdown(row.feedback_part, row.feedback_part_vi),
        wrong=_markdown(row.feedback_wrong, row.feedback_wrong_vi),
        afterword=_markdown(row.afterword, row.afterword_vi),
        is_true=row.is_true,
    )


def _answers(row: Question) -> Iterable[AnswerRecord]:
    """The rows of the one table that a kind of question uses."""
    if row.kind in {QuestionKind.SHORT, QuestionKind.TRUE_FALSE}:
        for form in row.expectedwords_rows.all():
            feedback = _words(form.feedback, form.feedback_vi)
            yield AnswerRecord(Translated(form.words.strip()), "", "0", form.is_right, feedback)
    elif row.kind == QuestionKind.NUMBER:
        for each in row.expectednumber_rows.all():
            yield AnswerRecord(
                words=Translated(),
                value=f"{each.value.normalize():f}",
                tolerance=f"{each.tolerance.normalize():f}",
                right=each.is_right,
                feedback=_words(each.feedback, each.feedback_vi),
            )
    elif row.kind == QuestionKind.MATCHING:
        for pair in row.match_rows.all():
            yield AnswerRecord(
                words=_words(pair.words, pair.words_vi),
                value="",
                tolerance="0",
                right=False,
                feedback=Translated(),
                match=_words(pair.partner, pair.partner_vi),
            )
    else:
        for option in row.option_rows.all():
            yield AnswerRecord(
                words=_words(option.words, option.words_vi),
                value="",
                tolerance="0",
                right=option.is_right,
                feedback=_words(option.feedback, option.feedback_vi),
            )


def _quotes(anchors: "QuerySet[Anchor]", lessons: Iterable[Lesson]) -> Words:
    keys: set[int | None] = set()
    for step in (step for lesson in lessons for step in lesson.steps.all()):
        keys |= {step.passage_id, *(each.passage_id for each in step.extracts.all())}
        if step.question:
            keys |= {each.passage_id for each in step.question.evidence.all()}
            keys.add(step.question.ground_id)
    if not keys - {None}:
        return {}
    found = anchors.filter(passage__in=keys - {None}).select_related("passage__article")
    return {each.passage_id: quote_of(each, each.passage.article.slug) for each in found}


def _words(english: str, vietnamese: str) -> Translated:
    return Translated(english.strip(), vietnamese.strip())


def _markdown(english: str, vietnamese: str) -> Translated:
    return Translated(tidy_markdown(english), tidy_markdown(vietnamese))
