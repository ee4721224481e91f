"""What the front page shows."""

from dataclasses import dataclass
from math import ceil
from string import ascii_uppercase

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import UNKNOWN_END, UNKNOWN_START, civil_date, day_number, parse
from articles.models import Article
from portal.chronicle.pages import Century, Specimen, century, specimen
from portal.lessons import queries
from portal.lessons.models import Course, Module
from portal.lessons.pages import period_of, question_of, title_of
from portal.reading.pages import published_in_words
from portal.ui.languages import in_language
from portal.ui.pages import Frame, frame_parts

MOST_TICKS = 6
ROOM_FOR_LABEL = 15  # hundredths of the axis: a year is written to the right of its tick
LEAST_SPAN = 1  # hundredths of the axis: a shorter span is drawn as a dot


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module in the list of its course."""

    number: int
    title: str
    question: str
    url: str
    period: str
    lessons: str


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course with its modules."""

    title: str
    summary: str
    modules: tuple[ModuleRow, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A text on the axis of publication; places in hundredths of the axis, as SVG writes them."""

    letter: str
    title: str
    url: str
    who: str
    when: str
    x: str
    x2: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a course, and when."""

    rows: tuple[Voice, ...]
    ticks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Frame):
    """The front page."""

    courses: tuple[CourseView, ...]
    """The public courses in order."""
    begin_url: str
    """The first module of the first course; empty where there is none."""
    voices: Voices | None
    """The texts of the first course on an axis; none beside a specimen."""
    specimen: Specimen | None
    """A disputed event, where there is one."""
    century: Century | None
    """The weightiest events on one line."""


def home_page(request: HttpRequest) -> HomePage:
    """The front page."""
    courses = queries.published_courses()
    views = tuple(_course(course) for course in courses)
    begin = next((module.url for view in views for module in view.modules), "")
    disputed = specimen()
    return HomePage(
        **frame_parts(request),
        title=_("Read the sources"),
        description=_("Open Door teaches history from primary texts."),
        courses=views,
        begin_url=begin,
        voices=voices_of(queries.texts_of_course(courses[0])) if courses and not disputed else None,
        specimen=disputed,
        century=century(),
    )


def _course(course: Course) -> CourseView:
    return CourseView(
        title=title_of(course),
        summary=in_language(course.summary, course.summary_vi),
        modules=tuple(
            _module(number, module) for number, module in enumerate(course.modules.all(), start=1)
        ),
    )


def _module(number: int, module: Module) -> ModuleRow:
    count = getattr(module, "lesson_count", 0)
    return ModuleRow(
        number=number,
        title=title_of(module),
        question=question_of(module),
        url=reverse("lessons:module", args=[module.slug]),
        period=period_of(module),
        lessons=ngettext("%(count)d lesson", "%(count)d lessons", count) % {"count": count},
    )


def voices_of(articles: list[Article]) -> Voices | None:
    """The dated texts on one axis of whole years. An open date has no place on it."""
    dated = [
        (article, article.source.published_earliest, article.source.published_latest)
        for article in articles
        if article.source.published_earliest is not None
        and article.source.published_latest is not None
        and article.source.published_earliest > UNKNOWN_START
        and article.source.published_latest < UNKNOWN_END
    ]
    if not dated:
        return None
    first = min(civil_date(earliest)[0] for _article, earliest, _latest in dated)
    last = max(civil_date(latest)[0] for _article, _earliest, latest in dated) + 1
    begin, end = day_number(first, 1, 1), day_number(last, 1, 1)

    def place(day: int) -> float:
        return round(100 * (day - begin) / (end - begin), 1)

    rows = tuple(
        _voice(letter, article, place(earliest), place(latest + 1))
        for letter, (article, earliest, latest) in zip(ascii_uppercase, dated, strict=False)
    )
    step = ceil((last - first) / MOST_TICKS)
    years = ((place(day_number(year, 1, 1)), str(year)) for year in range(first, last, step))
    ticks = tuple((f"{x:.1f}", year) for x, year in years if x <= 100 - ROOM_FOR_LABEL)
    return Voices(rows, ticks)


def _voice(letter: str, article: Article, begin: float, end: float) -> Voice:
    return Voice(
        letter=letter,
        title=in_language(article.title, article.title_vi),
        url=reverse("reading:article", args=[article.slug]),
        who=", ".join(author.name for author in article.source.authors.all())
        or _("author not named"),
        when=published_in_words(article.source),
        x=f"{begin:.1f}",
        x2=f"{end:.1f}" if end - begin > LEAST_SPAN else "",
        approximate=parse(article.source.published).approximate,
    )
