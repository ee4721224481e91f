"""The page of one term, and the card that opens where a text first names it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Rights, Term
from articles.queries.glossary import (
    Place,
    Relation,
    by_article,
    lines_of_terms,
    places_for_readers,
    published_term,
    relations_of,
    texts_to_search,
)
from articles.queries.terms import term_names
from articles.text.concordance import ConcordanceLine, concordance, line_at
from articles.text.terms import TermFinder
from portal.reading.pages.finding import NoSuchTextError
from portal.reading.pages.glossary import Line, drawn_lines, relation_words, term_link
from portal.reading.pages.shelf import published_in_words
from portal.ui.languages import in_language, language_name
from portal.ui.pages import Frame, Link, frame_parts

MOST_LINES = 40
"""The most lines of one text that are shown."""
_AUTHORITY = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True)
class Name:
    """One of a term's names."""

    words: str
    code: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """A relation in words, and the other term."""

    words: str
    term: Link


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a text names the term. `paragraph` is empty in a block without a number."""

    before: str
    words: str
    after: str
    url: str
    paragraph: str
    paragraph_url: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A text and the places where it names the term."""

    title: str
    language: str
    url: str
    who: str
    when: str
    count: str
    spots: tuple[Spot, ...]
    note: str = ""
    """Why not every place is shown."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Where texts name a term, as far as a reader may see their words."""

    witnesses: tuple[Witness, ...]
    """Texts held in full that name it, by date."""
    silent: tuple[Link, ...]
    """Texts held in full that do not name it."""
    mentions: tuple[Witness, ...]
    """Digests, and texts whose words are not for everybody, where editors marked it."""
    is_whole: bool
    """Whether no text is left out because it is for signed-in readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage(Frame):
    """A term: what it is called, what it means, how it stands to others, who names it."""

    kind: str
    """What it is."""
    names: tuple[Name, ...]
    """Its name in the other language and its aliases."""
    definition: str
    """What it means; empty where no editor has said."""
    definition_language: str
    """The language of the definition."""
    sources: str
    """What the definition rests on."""
    authority: Link | None
    """The term in Wikidata."""
    relations: tuple[Told, ...]
    """How it stands to other terms."""
    line: Line | None
    """The line of descent that it stands in."""
    concordance: tuple[Witness, ...]
    """Texts held in full that name it, by date."""
    silent: tuple[Link, ...]
    """Texts held in full that do not name it."""
    fuller_url: str
    """Where signed-in readers find the lines of texts that are for them; empty without any."""
    mentions: tuple[Witness, ...]
    """Digests, and texts whose words are not for everybody, where editors marked it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard:
    """A term in a few words."""

    name: str
    kind: str
    definition: str
    language: str
    url: str


def term_page(request: HttpRequest, slug: str, *, signed_in: bool = False) -> TermPage:
    """A term that readers see; `signed_in` readers find it in the texts that are for them too.

    Raises `NoSuchTextError` where there is none.
    """
    term = _found(slug)
    name = in_language(term.name, term.name_vi)
    definition = in_language(term.definition, term.definition_vi)
    relations = relations_of([term.pk])
    found = concordance_of(term, signed_in=signed_in)
    lines = drawn_lines(lines_of_terms(), term.pk) if relations else []
    return TermPage(
        **frame_parts(request),
        title=name,
        description=definition[:150],
        crumbs=(Link(_("Terms"), reverse("reading:glossary")), Link(name)),
        kind=term.get_kind_display(),
        names=_names(term, name),
        definition=definition,
        definition_language="vi" if definition == term.definition_vi else "en",
        sources=term.sources,
        authority=Link(term.authority, f"{_AUTHORITY}{term.authority}") if term.authority else None,
        relations=_told(term, relations),
        line=lines[0] if lines else None,
        concordance=found.witnesses,
        silent=found.silent,
        fuller_url="" if found.is_whole else reverse("reading:term_for_readers", args=[slug]),
        mentions=found.mentions,
    )


def concordance_of(term: Term, *, signed_in: bool) -> Concordance:
    """Where texts name a term; `signed_in` readers find it in the texts that are for them too."""
    texts = texts_to_search((Rights.PUBLIC, Rights.ACCOUNT))
    searched = [text for text in texts if signed_in or text.rights == Rights.PUBLIC]
    witnesses, silent = _searched(term, searched)
    keys = {text.pk for text in searched}
    marked = by_article(places_for_readers(term))
    return Concordance(
        witnesses=witnesses,
        silent=silent,
        mentions=tuple(_marked(places) for key, places in marked.items() if key not in keys),
        is_whole=len(searched) == len(texts),
    )


def term_card(slug: str) -> TermCard:
    """The card of a term that readers see. Raises `NoSuchTextError` where there is none."""
    term = _found(slug)
    definition = in_language(term.definition, term.definition_vi)
    return TermCard(
        name=in_language(term.name, term.name_vi),
        kind=term.get_kind_display(),
        definition=definition,
        language="vi" if definition == term.definition_vi else "en",
        url=reverse("reading:term", args=[term.slug]),
    )


def _found(slug: str) -> Term:
    term = published_term(slug)
    if term is None:
        raise NoSuchTextError(slug)
    return term


def _names(term: Term, shown: str) -> tuple[Name, ...]:
    both = [(term.name, "en"), (term.name_vi, "vi")]
    aliases = [(alias.name, alias.language) for alias in term.aliases.all()]
    return tuple(
        Name(words, code, language_name(code))
        for words, code in both + aliases
        if words and words != shown
    )


def _told(term: Term, relations: list[Relation]) -> tuple[Told, ...]:
    return tuple(
        Told(relation_words(relation.kind), term_link(relation.other))
        if relation.term.pk == term.pk
        else Told(_passive(relation.kind), term_link(relation.term))
        for relation in relations
    )


def _passive(kind: str) -> str:
    return {
        "cites": _("is cited by"),
        "follows": _("is followed by"),
        "replaces": _("is replaced by"),
        "part_of": _("has as a part"),
    }[kind]


def _searched(term: Term, texts: list[Article]) -> tuple[tuple[Witness, ...], tuple[Link, ...]]:
    """The texts that name a term with their lines, and those that do not."""
    finder = TermFinder(term_names())
    speaking: list[Witness] = []
    silent: list[Link] = []
    for text in texts:
        if text.published_revision is None:
            continue
        lines = concordance(text.published_revision.document, term.slug, finder)
        if lines:
            speaking.append(_concordance_of(text, text.published_revision.number, lines))
        else:
            silent.append(Link(in_language(text.title, text.title_vi), _address(text)))
    return tuple(speaking), tuple(silent)


def _concordance_of(text: Article, revision: int, lines: list[ConcordanceLine]) -> Witness:
    left_out = len(lines) - MOST_LINES
    note = ngettext(
        "%(count)d more place is in the text.", "%(count)d more places are in the text.", left_out
    )
    return _witness(
        text,
        len(lines),
        tuple(_spot(text, revision, line) for line in lines[:MOST_LINES]),
        note % {"count": left_out} if left_out > 0 else "",
    )


def _spot(text: Article, revision: int, line: ConcordanceLine) -> Spot:
    number = str(line.paragraph) if line.paragraph else ""
    return Spot(
        before=line.before,
        words=line.words,
        after=line.after,
        url=reverse("reading:words", args=[text.slug, revision, line.start, line.end]),
        paragraph=number,
        paragraph_url=f"{_address(text)}#p{number}" if number else "",
    )


def _marked(places: list[Place]) -> Witness:
    """A text that is not searched, with what its rights allow of the places in it."""
    text = places[0].article
    if text.rights != Rights.PUBLIC:
        return _witness(text, len(places), (), _("The words can be read in the text itself."))
    revision = text.published_revision
    if revision is None:
        return _witness(text, len(places), ())
    document = revision.document
    lines = [line_at(document, place.start, place.end) for place in places]
    return _concordance_of(text, revision.number, lines)


def _witness(text: Article, count: int, spots: tuple[Spot, ...], note: str = "") -> Witness:
    return Witness(
        title=in_language(text.title, text.title_vi),
        language=text.language,
        url=_address(text),
        who=text.get_kind_display(),
        when=published_in_words(text.source),
        count=ngettext("%(count)d place", "%(count)d places", count) % {"count": count},
        spots=spots,
        note=note,
    )


def _address(text: Article) -> str:
    return reverse("reading:article", args=[text.slug])
