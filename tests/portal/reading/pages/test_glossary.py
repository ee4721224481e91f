"""The index of terms, and the lines that they form."""

import pytest

from articles.models import TermAlias, TermRelation
from portal.ui.page_store import store
from tests.factories import term

pytestmark = pytest.mark.django_db

STORE = 2  # the page store looks for the page and writes it


def listed(client, path="/terms/", **query):
    page = client.get(path, query).context["page"]
    return {letter.letter: [entry.name for entry in letter.entries] for letter in page.letters}


def related(newer, kind, older):
    return TermRelation.objects.create(term=newer, kind=kind, other=older)


@pytest.mark.parametrize("count", [1, 3])
def test_glossary_asks_as_often_for_three_terms_as_for_one(
    client, django_assert_num_queries, count
):
    for number in range(count):
        term(f"term-{number}", name=f"Term {number}", is_published=True)
    store.look()

    with django_assert_num_queries(3 + STORE):
        response = client.get("/terms/")

    assert [len(letter.entries) for letter in response.context["page"].letters] == [count]


def test_glossary_orders_names_by_the_alphabet_of_the_language(client):
    term("a", name="Anchor", name_vi="Đò", is_published=True)
    term("b", name="écart", name_vi="Dừa", is_published=True)
    term("c", name="10th meeting", name_vi="Ă", is_published=True)
    term("d", name="9th meeting", name_vi="Anh", is_published=True)

    assert listed(client) == {
        "0–9": ["9th meeting", "10th meeting"],
        "A": ["Anchor"],
        "E": ["écart"],
    }
    assert listed(client, "/vi/terms/") == {"A": ["Anh"], "Ă": ["Ă"], "D": ["Dừa"], "Đ": ["Đò"]}


def test_glossary_hides_drafts(client):
    term("secret", name="Secret plan", is_published=False)

    response = client.get("/terms/")

    assert b"Secret plan" not in response.content
    assert client.get("/terms/", {"words": "secret"}).context["page"].letters == ()


def test_glossary_is_narrowed_by_kind_and_words(client):
    company = term(is_published=True)
    TermAlias.objects.create(term=company, name="The Line")
    term("pier", kind="place", name="Old Pier", definition="Where it lands.", is_published=True)
    term("renewal", name="Renewal (1986)", name_vi="Đổi mới", is_published=True)

    assert listed(client, words="ĐỔI (1986)") == {"R": ["Renewal (1986)"]}
    assert listed(client, kind="place") == {"O": ["Old Pier"]}
    assert listed(client, words="line") == {"F": ["Ferry Company"]}
    assert listed(client, words="where lands") == {"O": ["Old Pier"]}
    assert listed(client, kind="never") == {}
    assert "No term answers this" in client.get("/terms/", {"words": "zzz"}).content.decode()


def test_glossary_is_paged(client, monkeypatch):
    monkeypatch.setattr("portal.reading.pages.glossary.PAGE_SIZE", 2)
    for letter in "abc":
        term(letter, name=letter.upper(), is_published=True)

    assert listed(client) == {"A": ["A"], "B": ["B"]}
    assert listed(client, page="2") == {"C": ["C"]}


def test_lineage_draws_the_older_above_the_newer_and_says_the_same_in_words(client):
    sixth, seventh, eighth = (
        term(str(n), kind="congress", name=f"{n}th Congress", is_published=True) for n in (6, 7, 8)
    )
    related(seventh, "follows", sixth)
    related(eighth, "follows", seventh)
    related(eighth, "cites", sixth)

    [line] = client.get("/lineage/").context["page"].lines

    assert [node.words for node in line.drawing.nodes] == [
        "6th Congress",
        "7th Congress",
        "8th Congress",
    ]
    assert [(a.label, words, b.label) for a, words, b in line.sentences] == [
        ("7th Congress", "follows", "6th Congress"),
        ("8th Congress", "cites", "6th Congress"),
        ("8th Congress", "follows", "7th Congress"),
    ]


def test_lineage_leaves_out_drafts_and_what_is_part_of_something(client):
    published = term("a", name="A", is_published=True)
    draft = term("b", name="Secret plan", is_published=False)
    whole = term("c", name="C", is_published=True)
    related(published, "follows", draft)
    related(published, "part_of", whole)

    response = client.get("/lineage/")

    assert response.context["page"].lines == ()
    assert b"Secret plan" not in response.content
