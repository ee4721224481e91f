"""A small site with one of everything that the public can see, and the addresses of its pages."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from articles.models import AnnotationKind, Term, TermRelation
from articles.operations.publishing import withdraw_article
from articles.text import BlockKind, Document
from articles.text.document import Block, Inline, InlineKind
from tests import factories
from tests.judges import chronicle, people

ABSENT = "/articles/never-there/"
WITHDRAWN = "/articles/withdrawn/"
PRIVATE = ("/admin/", "/accounts/sign-out/")
FEWEST = 10  # pages of somebody who has signed in
MOST_ALIKE = 5  # pages of one kind that are judged; a drawing can be narrowed without end
START = ("/", "/components/", "/accounts/sign-in/", ABSENT, WITHDRAWN, *chronicle.PAGES)
WORDS = [
    (BlockKind.HEADING, "What a crossing costs"),
    (BlockKind.PARAGRAPH, "The ferry leaves at seven.1 It comes back when it is full."),
    (BlockKind.LIST_ITEM, "A seat costs two coins."),
    (BlockKind.QUOTATION, "Nobody pays for a hat."),
    (BlockKind.HEADING, "Who pays"),
    (BlockKind.PARAGRAPH, "Nobody on the quay agrees about the fare."),
    (BlockKind.CAPTION, "The quay at noon"),
    (BlockKind.FOOTNOTE, "By the harbour's own clock."),
]


def crossing():
    """A text with every kind of block, a footnote and styles."""
    blocks, start = [], 0
    for kind, words in WORDS:
        level = {BlockKind.HEADING: 2, BlockKind.LIST_ITEM: 1}.get(kind, 0)
        label = "1" if kind == BlockKind.FOOTNOTE else ""
        blocks.append(Block(kind, start, start + len(words), level, label))
        start += len(words) + 2
    text = "\n\n".join(words for _kind, words in WORDS)

    def inline(kind, words, target=""):
        at = text.index(words)
        return Inline(kind, at, at + len(words), target)

    seven = text.index("seven.1") + len("seven.")
    inlines = (
        Inline(InlineKind.FOOTNOTE_REFERENCE, seven, seven + 1, "1"),
        inline(InlineKind.EMPHASIS, "when it is full"),
        inline(InlineKind.STRONG, "two coins"),
        inline(InlineKind.LINK, "the quay", "https://example.org/quay"),
    )
    return Document(text, tuple(blocks), tuple(sorted(inlines, key=lambda one: one.start)))


@pytest.fixture
def site(transactional_db):
    """One of everything."""
    factories.theme()
    text = factories.published(text=crossing())
    text.themes.set([factories.theme("ships", name="Ships", name_vi="Tàu bè")])
    for kind, words in zip(
        AnnotationKind,
        [
            "The ferry leaves",
            "ferry leaves at seven",
            "comes back",
            "two coins",
            "hat",
            "Nobody on",
        ],
        strict=False,
    ):
        factories.annotation(text, words, f"About *{words}*.", kind=kind)
    factories.digest(source=text.source)
    ferry = factories.term("ferry", name="ferry", name_vi="phà", definition="A boat that returns.")
    boat = factories.term("boat", name="boat", kind="concept", sources="The harbour's own book.")
    factories.mention(text, "ferry", term=ferry)
    TermRelation.objects.create(term=ferry, kind="replaces", other=boat)
    Term.objects.update(is_published=True)
    chronicle.fill(text)
    withdrawn = factories.published("withdrawn", title="Withdrawn")
    withdraw_article(by=None, article=withdrawn, reason="Its author asked for it.")
    lesson = factories.lesson()
    factories.step(lesson)
    factories.reading(lesson, text)
    factories.module("the-quay", course=lesson.module.course, title="The quay", position=1)


class _Links(HTMLParser):
    """Collects where the links of a page lead."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


def _kind(path):
    """The view that answers at an address, by its name and in its language."""
    try:
        found = resolve(urlsplit(path).path.removeprefix("/vi"))
    except Resolver404:
        return path
    return path.startswith("/vi/"), found.view_name or path


@pytest.fixture
def public_pages(site, client):
    """The public pages in both languages: address to HTML, found by following links."""
    waiting = [path for start in START for path in (start, f"/vi{start}")]
    found, kinds = {}, Counter()
    while waiting:
        path = waiting.pop(0)
        if path in found or path.removeprefix("/vi").startswith(PRIVATE):
            continue
        kind = _kind(path)
        if kinds[kind] == MOST_ALIKE:
            continue
        response = client.get(path)
        if response.status_code in (301, 302):
            waiting.append(urlsplit(response.url).path)
            continue
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        kinds[kind] += 1
        found[path] = response.content.decode()
        links = _Links()
        links.feed(found[path])
        here = [urlsplit(urljoin(f"http://testserver{path}", link)) for link in links.found]
        waiting += [f"{to.path}?{to.query}".rstrip("?") for to in here if to.netloc == "testserver"]
    assert len(found) > 2 * len(START)
    return found


@pytest.fixture
def private_pages(transactional_db):
    """What each role sees when it has signed in: role to its cookies, and address to HTML."""
    persons, places, more = people.plant_everything()
    found = {}
    for role in people.ROLES:
        client = people.signed_in(persons[role])
        pages = people.pages_of(role, client, places, more)
        found[role] = client.cookies, pages
    assert all(len(pages) > FEWEST for _cookies, pages in found.values())
    return found
