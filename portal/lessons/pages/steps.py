"""The steps of a lesson as they are shown: public words, and links to what is private."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Rights
from articles.text.markup import markdown_html
from portal.chronicle.pages import Charted, Period, charts_of, periods_drawn
from portal.lessons.models import Lesson, Module, QuestionKind, Step, StepKind
from portal.lessons.pages.extracts import Extract, extract_of
from portal.lessons.pages.naming import lines_of, notes_url, preview_text_url, text_url, who_speaks
from portal.lessons.queries import events_in_sequences
from portal.reading.pages import published_in_words
from portal.ui.alphabet import index_key
from portal.ui.charts.scale import is_window
from portal.ui.languages import in_language, language
from portal.ui.pages import Link
from timeline.models import Event, Indicator, Status

LEAST_TO_COMPARE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to be read in a step. `who` and `when` are empty while somebody is to guess them."""

    title: str
    url: str
    who: str
    when: str
    prompt: SafeString


@dataclass(frozen=True, slots=True)
class Task:
    """What is done on a private page: about which text, event or figure."""

    kind: str
    key: str
    about: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it is shown. `notice` tells an editor why readers do not see it."""

    kind: str
    label: str
    title: str
    anchor: str
    body: SafeString
    reading: Reading | None = None
    extracts: tuple[Extract, ...] = ()
    prompts: tuple[str, ...] = ()
    period: Period | None = None
    chart: Charted | None = None
    task: Task | None = None
    terms: tuple[Link, ...] = ()
    """The words to know, in the order of the alphabet."""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What the steps of a lesson show together, read at once for all of them.

    `unnamed` are the sources whose card is guessed in this lesson: nothing of it is said.
    """

    module: Module
    periods: dict[str, Period]
    charts: dict[int, Charted]
    unnamed: frozenset[int]
    is_preview: bool


def views_of(lesson: Lesson, *, is_preview: bool = False) -> tuple[StepView, ...]:
    """The steps of a lesson; without those that lack what they show, save in a preview."""
    steps: list[Step] = list(lesson.steps.all())
    material = _material(lesson, steps, is_preview=is_preview)
    views = (_view(material, number, step) for number, step in enumerate(steps, start=1))
    return tuple(view for view in views if is_preview or not view.notice)


def anchor_of(number: int) -> str:
    """The name of a step's place on the page of its lesson."""
    return f"step-{number}"


def words_of(step: Step) -> SafeString:
    """What the editor wrote to a step."""
    return mark_safe(markdown_html(in_language(step.body, step.body_vi)))  # noqa: S308 - cleaned


def prompts_of(step: Step) -> tuple[str, ...]:
    """What is asked of the words that a step reads."""
    return lines_of(in_language(step.prompts, step.prompts_vi))


def is_open(step: Step) -> bool:
    """Whether readers can take a step: what it is about is public."""
    return not _lack(step)


def _material(lesson: Lesson, steps: Sequence[Step], *, is_preview: bool) -> Material:
    judged = {step.event_id for step in steps if step.event_id}
    shown = {step.period for step in steps if step.period and is_window(step.period)}
    unnamed = frozenset(
        step.article.source_id
        for step in steps
        if step.kind == StepKind.SOURCING and step.article is not None
    )
    return Material(
        module=lesson.module,
        periods=periods_drawn(sorted(shown), unjudged=judged, unplaced=events_in_sequences(lesson)),
        charts=charts_of(
            {
                step.indicator.pk: step.indicator
                for step in steps
                if step.kind == StepKind.FIGURE and step.indicator and _is_vouched(step.indicator)
            }.values(),
            unnamed=unnamed,
        ),
        unnamed=unnamed,
        is_preview=is_preview,
    )


def _view(material: Material, number: int, step: Step) -> StepView:
    view = StepView(
        kind=step.kind,
        label=capfirst(step.get_kind_display()),
        title=in_language(step.title, step.title_vi),
        anchor=anchor_of(number),
        body=words_of(step),
        terms=_terms(step),
        prompts=prompts_of(step),
        notice=_lack(step),
    )
    match step.kind:
        case StepKind.READING:
            return _reading_view(material, number, step, view)
        case StepKind.CLOSE_READING:
            return _close_reading_view(material, step, view)
        case StepKind.CONTEXT:
            return _context_view(material, step, view)
        case StepKind.FIGURE:
            return _figure_view(material, step, view)
        case StepKind.TEXT | StepKind.SUMMARY:
            return view
        case _:
            return replace(view, task=_task(step))


def _terms(step: Step) -> tuple[Link, ...]:
    named = vars(step)["named_terms"] or ()
    links = (
        Link(
            in_language(each["name"], each["name_vi"]), reverse("reading:term", args=[each["slug"]])
        )
        for each in named
    )
    return tuple(sorted(links, key=lambda link: index_key(link.label, language())))


def _context_view(material: Material, step: Step, view: StepView) -> StepView:
    period = material.periods.get(step.period)
    if period is None or period.drawing is None:
        return replace(view, notice=_("The timeline has nothing in this period."))
    return replace(view, period=period)


def _figure_view(material: Material, step: Step, view: StepView) -> StepView:
    chart = material.charts.get(step.indicator_id or 0)
    if chart is None:
        return replace(view, notice=_("There are no public figures to draw."))
    return replace(view, chart=chart)


def _reading_view(material: Material, number: int, step: Step, view: StepView) -> StepView:
    """What to look for stands with the text, where there is one."""
    extracts = _extracts(material, step.extracts.all())
    if step.article is not None:
        reading = _reading(material, number, step, view.body)
        return replace(view, body=SafeString(""), reading=reading, extracts=extracts)
    if extracts:
        return replace(view, extracts=extracts)
    return replace(view, notice=_("It sets no words of a public text."))


def _close_reading_view(material: Material, step: Step, view: StepView) -> StepView:
    extracts = _extracts(material, [step])
    if not extracts:
        return replace(view, notice=_("Its words do not stand in a public text."))
    return replace(view, extracts=extracts)


def _lack(step: Step) -> str:
    """Why readers do not see a step; empty where they do."""
    if step.article is not None and not step.article.is_public_at(timezone.now()):
        return _("Its text is not public.")
    match step.kind:
        case StepKind.QUESTION:
            return _lack_of_question(step)
        case StepKind.CORROBORATION:
            return _lack_of_desk(step)
        case StepKind.CONCORDANCE if step.term is None or not step.term.is_published:
            return _("Its term is not public.")
        case StepKind.SEQUENCE if not vars(step)["has_order"]:
            return _(
                "There is nothing to put in order yet: it takes two public events apart in time."
            )
    return ""


def _lack_of_question(step: Step) -> str:
    text = step.question.article if step.question else None
    if text is None:
        return ""
    if not text.is_public_at(timezone.now()):
        return _("The text of its question is not public.")
    if text.rights == Rights.EXCERPT:
        return _("The text of its question is shown in excerpts only.")
    return ""


def _lack_of_desk(step: Step) -> str:
    subject = step.event or step.indicator
    if subject is None or not _is_vouched(subject):
        return _("What it compares is not public.")
    if subject.statement_count < LEAST_TO_COMPARE:
        return _("There is nothing to compare yet: it takes two statements.")
    return ""


def _is_vouched(subject: Event | Indicator) -> bool:
    return subject.status == Status.PUBLISHED and subject.statement_count > 0


def _reading(material: Material, number: int, step: Step, prompt: SafeString) -> Reading:
    article: Article = step.article  # type: ignore[assignment]  # the caller looked
    named = article.source_id not in material.unnamed
    if material.is_preview:
        url = preview_text_url(article)
    elif step.note_kinds or step.theme_id:
        url = notes_url(material.module, step.lesson, number)
    else:
        url = text_url(material.module, article)
    return Reading(
        title=in_language(article.title, article.title_vi),
        url=url,
        who=who_speaks(article) if named else "",
        when=published_in_words(article.source) if named else "",
        prompt=prompt,
    )


def _extracts(material: Material, rows: Any) -> tuple[Extract, ...]:
    found = (extract_of(row, for_editors=material.is_preview) for row in rows)
    return tuple(each for each in found if each)


def _task(step: Step) -> Task:
    if step.question is not None:
        asked = step.question
        prompt = in_language(asked.prompt, asked.prompt_vi)
        if asked.kind == QuestionKind.TRUE_FALSE:  # nobody should take a false one for ours
            prompt = _("True or false? “%(claim)s”") % {"claim": prompt}
        return Task("question", str(step.pk), prompt)
    if step.kind == StepKind.SEQUENCE:
        count = vars(step)["event_count"]
        words = ngettext("%(count)d event", "%(count)d events", count) % {"count": count}
        return Task("sequence", str(step.pk), words)
    if step.term is not None:
        name = in_language(step.term.name, step.term.name_vi)
        return Task("concordance", str(step.pk), name)
    subject = step.event or step.indicator
    if isinstance(subject, Event):
        return Task("desk", str(step.pk), in_language(subject.title, subject.title_vi))
    if isinstance(subject, Indicator):
        return Task("desk", str(step.pk), in_language(subject.name, subject.name_vi))
    return Task("guess", str(step.pk), "")
