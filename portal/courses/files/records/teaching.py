"""The course itself, its modules and its lessons."""

from dataclasses import dataclass, field
from typing import ClassVar

from portal.courses.files.records.basics import (
    NOWHERE,
    Identity,
    Kind,
    Place,
    Quote,
    Translated,
    TranslatedLines,
)

_NO_LINES = TranslatedLines()
_NO_WORDS = Translated()


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """The course itself."""

    kind: ClassVar[Kind] = Kind.COURSE
    slug: str
    title: Translated
    summary: Translated
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class ModuleRecord:
    """A module without its lessons."""

    kind: ClassVar[Kind] = Kind.MODULE
    course: str
    slug: str
    position: int
    title: Translated
    question: Translated
    aims: TranslatedLines
    period: str  # EDTF in canonical form
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return ((Kind.COURSE, self.course),)


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What answers a question, rightly or not: an option, expected words or an expected number."""

    words: Translated  # expected words stand in English alone
    value: str  # of a number
    tolerance: str
    right: bool
    feedback: Translated
    match: Translated = _NO_WORDS  # what belongs to the words, or to nothing without any


@dataclass(frozen=True, slots=True)
class CriterionRecord:
    """A line of the rubric of a free text."""

    words: Translated
    points: int


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """Words that are evidence; those of one alternative are needed together."""

    quote: Quote
    alternative: int
    comment: Translated


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question with what answers it, each row in its order."""

    question_kind: str
    prompt: Translated
    attempts: int
    answers: tuple[AnswerRecord, ...]
    hints: tuple[Translated, ...]
    rubric: tuple[CriterionRecord, ...]
    text: str  # the slug of the digest in which evidence is looked for
    evidence: tuple[EvidenceRecord, ...]
    ground: Quote | None  # the words whose sentences are offered; None for the whole text
    ignores: tuple[str, ...]  # of case, diacritics and spaces, in this order
    unit: Translated
    right: Translated
    part: Translated
    wrong: Translated
    afterword: Translated
    is_true: bool | None = None  # of a claim that is true or false


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step of a lesson; its kind says which of the fields it uses.

    `text` is the slug of an article to be read or guessed, `body` our words or the prompt,
    `passages` the words to be read closely or beside each other.
    """

    kind: str
    title: Translated
    body: Translated
    terms: tuple[str, ...] = ()  # the words to know, by their slugs in alphabetical order
    text: str = ""
    notes: tuple[str, ...] = ()  # the kinds of annotation to show, in their order
    theme: str = ""
    passages: tuple[Quote, ...] = ()
    prompts: TranslatedLines = _NO_LINES
    period: str = ""  # EDTF in canonical form
    event: str = ""
    indicator: str = ""
    term: str = ""
    events: tuple[str, ...] = ()  # those to be put in order, by their slugs
    question: QuestionRecord | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def needs(self) -> tuple[Identity, ...]:
        """The objects without which this step cannot be stored."""
        question = self.question
        quotes = self.passages
        if question:
            quotes = (*quotes, *(each.quote for each in question.evidence))
            quotes = (*quotes, question.ground) if question.ground else quotes
        named = (
            (Kind.DIGEST, self.text),
            (Kind.DIGEST, question.text if question else ""),
            (Kind.THEME, self.theme),
            (Kind.EVENT, self.event),
            (Kind.INDICATOR, self.indicator),
            (Kind.TERM, self.term),
            *((Kind.TERM, slug) for slug in self.terms),
            *((Kind.EVENT, event) for event in self.events),
            *((Kind.DIGEST, quote.digest) for quote in quotes),
        )
        return tuple(dict.fromkeys(need for need in named if need[1]))


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """A lesson with its steps. `folder` is the name of its module's folder."""

    kind: ClassVar[Kind] = Kind.LESSON
    module: str
    folder: str = field(compare=False)
    slug: str
    position: int
    title: Translated
    question: Translated
    aims: TranslatedLines
    level: str
    minutes: int
    steps: tuple[StepRecord, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return f"{self.module}/{self.slug}"

    @property
    def needs(self) -> tuple[Identity, ...]:
        needs = (need for step in self.steps for need in step.needs)
        return ((Kind.MODULE, self.module), *needs)
