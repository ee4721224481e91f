"""The glossary: the index of terms, and the lines that documents and congresses form."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.filters import TermFilter
from articles.models import RelationKind, Term, TermKind
from articles.queries.glossary import NamedTerm, Relation, lines_of_terms, published_terms
from portal.ui.alphabet import by_letter, index_key
from portal.ui.charts.lineage import Lineage, Node, Tie, draw, lines_of
from portal.ui.languages import in_language, language
from portal.ui.pages import Frame, Link, Paging, frame_parts, paging_of

PAGE_SIZE = 100
_FORMS = {
    TermKind.CONGRESS.value: "round",
    TermKind.MEETING.value: "round",
    TermKind.DOCUMENT.value: "square",
    TermKind.AGREEMENT.value: "square",
}


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of term that the index can be narrowed to."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in the index."""

    name: str
    url: str
    kind: str
    other_name: str
    other_language: str
    definition: str
    definition_language: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms under one letter. `fragment` is its place on the page."""

    letter: str
    fragment: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(Frame):
    """The terms that answer a choice, in the order of the alphabet."""

    kinds: tuple[KindChoice, ...]
    """The kinds of terms, with how many there are."""
    words: str
    """The words that were looked for."""
    letters: tuple[Letter, ...]
    """The terms on this page of the index."""
    count: str
    """How many terms there are, in words."""
    paging: Paging
    """The pages before and after."""
    clear_url: str
    """The address of the whole index; empty where nothing is chosen."""
    lineage_url: str
    """The lines of documents and congresses; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of descent, drawn and in words."""

    title: str
    drawing: Lineage
    sentences: tuple[tuple[Link, str, Link], ...]
    """What cites, follows or replaces what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineagePage(Frame):
    """All lines of descent."""

    lines: tuple[Line, ...]
    """The lines, the longest first."""


def glossary_page(request: HttpRequest) -> GlossaryPage:
    """The index as the address asks for it; three queries."""
    chosen = {name: request.GET.get(name, "").strip() for name in ("kind", "words")}
    found = TermFilter(request.GET, queryset=published_terms())
    terms = list(found.qs if found.is_valid() else found.queryset.none())
    terms.sort(key=lambda term: (index_key(_name(term), language()), term.pk))
    page = Paginator(terms, PAGE_SIZE).get_page(request.GET.get("page"))
    address = reverse("reading:glossary")
    kept = {name: value for name, value in chosen.items() if value}
    return GlossaryPage(
        **frame_parts(request, chosen | {"page": str(page.number) if page.number > 1 else ""}),
        title=_("Terms"),
        description=_("Concepts, documents, congresses, bodies and people that the texts name."),
        kinds=_kinds(chosen["kind"]),
        words=chosen["words"],
        letters=tuple(
            Letter(letter, f"letter-{number}", tuple(_entry(term) for term in under))
            for number, (letter, under) in enumerate(
                by_letter([(_name(term), term) for term in page], language()), start=1
            )
        ),
        count=ngettext("%(count)d term", "%(count)d terms", len(terms)) % {"count": len(terms)},
        paging=paging_of(page, lambda number: f"{address}?{urlencode({**kept, 'page': number})}"),
        clear_url=address if kept else "",
        lineage_url=reverse("reading:lineage") if lines_of_terms() else "",
    )


def lineage_page(request: HttpRequest) -> LineagePage:
    """Every line of descent; one query."""
    return LineagePage(
        **frame_parts(request),
        title=_("Lines of documents and congresses"),
        description=_("What cites, follows or replaces what, from the oldest down."),
        crumbs=(Link(_("Terms"), reverse("reading:glossary")), Link(_("Lines"))),
        lines=tuple(drawn_lines(lines_of_terms())),
    )


def drawn_lines(relations: list[Relation], current: int | None = None) -> list[Line]:
    """The lines that relations form; with `current`, the one that this term stands in."""
    named: dict[int, NamedTerm] = {}
    for relation in relations:
        for term in (relation.term, relation.other):
            named[term.pk] = term
    ordered = sorted(named.values(), key=lambda term: (index_key(_name(term), language()), term.pk))
    nodes = {term.pk: _node(term) for term in ordered}
    ties = [Tie(relation.term.pk, relation.other.pk, relation.kind) for relation in relations]
    return [
        _line(nodes_in_line, own, relations, named, current)
        for nodes_in_line, own in lines_of(nodes, ties)
        if current is None or any(node.key == current for node in nodes_in_line)
    ]


def _line(
    nodes: list[Node],
    ties: list[Tie],
    relations: list[Relation],
    named: dict[int, NamedTerm],
    current: int | None,
) -> Line:
    row = {node.key: number for number, node in enumerate(nodes)}
    own = [relation for relation in relations if relation.term.pk in row]
    own.sort(key=lambda relation: (row[relation.term.pk], row[relation.other.pk]))
    return Line(
        title=_line_title(nodes, named),
        drawing=draw(nodes, ties, current),
        sentences=tuple(
            (term_link(relation.term), relation_words(relation.kind), term_link(relation.other))
            for relation in own
        ),
    )


def _line_title(nodes: list[Node], named: dict[int, NamedTerm]) -> str:
    """What most things in a line are."""
    (kind, _count), *_rest = Counter(named[node.key].kind for node in nodes).most_common(1)
    return {
        TermKind.DOCUMENT.value: _("Documents"),
        TermKind.CONGRESS.value: _("Congresses"),
        TermKind.AGREEMENT.value: _("Agreements"),
        TermKind.MEETING.value: _("Meetings"),
        TermKind.BODY.value: _("Bodies"),
    }.get(kind, _("Other terms"))


def term_link(term: NamedTerm) -> Link:
    """A term by its name in this page's language, and its address."""
    return Link(in_language(term.name, term.name_vi), reverse("reading:term", args=[term.slug]))


def relation_words(kind: str) -> str:
    """How one term stands to another, in words."""
    return str(RelationKind(kind).label)


def _node(term: NamedTerm) -> Node:
    link = term_link(term)
    return Node(term.pk, link.label, link.url or "", _FORMS.get(term.kind, "diamond"))


def _kinds(chosen: str) -> tuple[KindChoice, ...]:
    counts = Counter(published_terms().order_by().values_list("kind", flat=True))
    return tuple(
        KindChoice(kind.value, f"{kind.label} ({counts[kind.value]})", kind.value == chosen)
        for kind in TermKind
        if counts[kind.value] or kind.value == chosen
    )


def _name(term: Term | NamedTerm) -> str:
    return in_language(term.name, term.name_vi)


def _entry(term: Term) -> Entry:
    name = _name(term)
    other = term.name if name == term.name_vi else term.name_vi
    definition = in_language(term.definition, term.definition_vi)
    return Entry(
        name=name,
        url=reverse("reading:term", args=[term.slug]),
        kind=term.get_kind_display(),
        other_name=other if other != name else "",
        other_language="en" if name == term.name_vi else "vi",
        definition=definition,
        definition_language="vi" if definition == term.definition_vi else "en",
    )
