"""The page on which something is assigned, and the form that changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Anchor, Article, Passage
from portal.accounts.models import User
from portal.classroom.models import Handout, PartKind
from portal.classroom.pages.classroom import ClassHead, crumbs_of, head_of
from portal.classroom.pages.words import shortened, title_of_text
from portal.classroom.queries.targets import find_target, paragraphs_of
from portal.classroom.targets import Target, Words
from portal.lessons.models import Lesson, Module
from portal.lessons.pages.naming import lesson_url, title_of
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may become a part of the assignment."""

    name: str
    """As an address names it; the value of its box."""
    kind: str
    title: str
    words: str
    """The beginning of a passage's words."""
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a text, each of which may be assigned alone."""

    title: str
    choices: tuple[Choice, ...]
    has_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignPage(Frame):
    """What is assigned, to which classes, until when."""

    choices: tuple[Choice, ...]
    """What was chosen on public pages, each with a box to leave it out."""
    paragraphs: tuple[Paragraphs, ...]
    """For each whole text among them, its paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutEditPage(Frame):
    """The dates and words of a handout."""

    pk: int
    head: ClassHead
    others: int
    """How many other classes have the same assignment."""
    back_url: str


def found_targets(person: User, names: Sequence[str]) -> dict[str, Target]:
    """What the names name, once each, in order; what is not there for the person is left out."""
    found: dict[str, Target] = {}
    for name in names:
        target = find_target(person, name) if name not in found else None
        if target is not None:
            found[name] = target
    return found


def assign_page(
    request: HttpRequest,
    person: User,
    names: Sequence[str],
    chosen: frozenset[str],
) -> AssignPage:
    """The choices with their words; `chosen` are the boxes that are ticked."""
    targets = found_targets(person, names)
    texts = [target for target in targets.values() if isinstance(target, Article)]
    listed: list[Paragraphs] = []
    for text in texts:
        choices = tuple(
            Choice(
                name,
                _("Paragraph %(number)d") % {"number": number},
                "",
                shortened(words, 160),
                name in chosen,
            )
            for number, name, words in paragraphs_of(text)
        )
        if choices:
            has_chosen = any(choice.is_chosen for choice in choices)
            listed.append(Paragraphs(title_of_text(text), choices, has_chosen))
    inside = {choice.name for text in listed for choice in text.choices}
    title = _("Assign a reading")
    return AssignPage(
        **frame_parts(request, [("part", name) for name in request.GET.getlist("part")]),
        title=title,
        crumbs=(Link(_("Classes"), reverse("classroom:home")), Link(title)),
        choices=tuple(
            choice_of(name, target, is_chosen=name in chosen)
            for name, target in targets.items()
            if name not in inside
        ),
        paragraphs=tuple(listed),
    )


def first_title(targets: Mapping[str, Target]) -> str:
    """A title to begin with: that of the only text or lesson, else none."""
    titles = {choice_of(name, target, is_chosen=True).title for name, target in targets.items()}
    return titles.pop()[:200] if len(titles) == 1 else ""


def place_of_last(person: User, names: Sequence[str]) -> str:
    """Where to choose more: the public page of what was chosen last, else the shelf."""
    targets = list(found_targets(person, names).values())
    return _public_page(targets[-1]) if targets else reverse("reading:shelf")


def choice_of(name: str, target: Target, *, is_chosen: bool) -> Choice:
    """A target in words."""
    match target:
        case Lesson() | Module():
            kind = PartKind.LESSON if isinstance(target, Lesson) else PartKind.MODULE
            return Choice(name, str(kind.label), title_of(target), "", is_chosen)
        case Article():
            return Choice(name, str(PartKind.ARTICLE.label), title_of_text(target), "", is_chosen)
        case Passage():
            words = _words_of(target)
            title = title_of_text(target.article)
        case Words(revision, start, end):
            words = revision.text[start:end]
            title = title_of_text(revision.article)
    return Choice(name, str(PartKind.PASSAGE.label), title, shortened(words, 160), is_chosen)


def without_covered(names: Sequence[str]) -> list[str]:
    """The names without whole texts of which paragraphs are chosen too: these are meant then."""
    inside = {name.removeprefix("words:").partition("/")[0] for name in names if "words:" in name}
    return [
        name
        for name in names
        if not (name.startswith("text:") and name.removeprefix("text:") in inside)
    ]


def edit_page(request: HttpRequest, handout: Handout) -> HandoutEditPage:
    """The form of a handout."""
    title = _("Dates and words")
    url = reverse("classroom:handout", args=[handout.classroom_id, handout.pk])
    home, to_class, _here = crumbs_of(handout.classroom, title)
    return HandoutEditPage(
        **frame_parts(request),
        title=title,
        crumbs=(home, to_class, Link(handout.assignment.title, url), Link(title)),
        pk=handout.pk,
        head=head_of(handout.classroom),
        others=handout.assignment.handouts.exclude(pk=handout.pk).count(),
        back_url=url,
    )


def _words_of(passage: Passage) -> str:
    published = passage.article.published_revision_id
    anchor = Anchor.objects.filter(passage=passage, revision=published).first()
    return anchor.exact if anchor else ""


def _public_page(target: Target) -> str:
    match target:
        case Lesson():
            return lesson_url(target.module, target)
        case Module():
            return reverse("lessons:module", args=[target.slug])
        case Article():
            return reverse("reading:article", args=[target.slug])
        case Passage():
            return reverse("reading:article", args=[target.article.slug])
        case Words(revision):
            return reverse("reading:article", args=[revision.article.slug])
