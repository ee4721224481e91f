"""The index of terms on the desk."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Mention, RelationKind, Term, TermRelation, Theme
from portal.ui.page_store import store
from tests.factories import annotation, article, editor, mention, person, revision, term, theme

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

PAGE = "/admin/articles/term/"
TEXT = "The Ferry Company met at Seven Gates. It heard the ferry company's clerk.\n\nAn end."


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


@pytest.fixture
def text():
    return article(text=TEXT)


@pytest.fixture
def company():
    return term()


def find(text):
    return f"{PAGE}find/{text.pk}/"


def sent(named, **fields):
    """What the form of a term sends."""
    given = {
        "name": named.name,
        "name_vi": named.name_vi,
        "kind": named.kind,
        "slug": named.slug,
        "definition": "",
        "definition_vi": "",
        "sources": "",
        "authority": "",
        "aliases-0-language": "en",
    }
    for inline in ("aliases", "relations"):
        given |= {f"{inline}-TOTAL_FORMS": 1, f"{inline}-INITIAL_FORMS": 0}
    return given | fields


def test_term_is_saved_with_aliases_and_relations(desk, company):
    other = term("harbour", name="Harbour Board")
    fields = {
        "definition": "It runs the ferries.",
        "aliases-0-name": "FC",
        "aliases-0-language": "en",
        "relations-0-kind": "part_of",
        "relations-0-other": other.pk,
    }

    answer = desk.post(f"{PAGE}{company.pk}/change/", sent(company, **fields))

    company.refresh_from_db()
    assert answer.status_code == 302
    assert company.definition == "It runs the ferries."
    assert [alias.name for alias in company.aliases.all()] == ["FC"]
    assert str(company.relations.get()) == "Ferry Company is part of Harbour Board"


def test_history_of_a_term_names_who_changed_what(desk, company):
    desk.post(f"{PAGE}{company.pk}/change/", sent(company, definition="It runs the ferries."))

    page = desk.get(f"{PAGE}{company.pk}/history/")

    last = page.context["versions"][0]
    assert last.version.saved_by == "editor"
    assert [(change.label, change.words[0].text) for change in last.changes] == [
        ("definition", "It runs the ferries.")
    ]


def test_term_page_lists_its_mentions(desk, text, company):
    mention(text, "Ferry Company", term=company)

    page = desk.get(f"{PAGE}{company.pk}/change/").content.decode()

    assert f'<li><q>Ferry Company</q> <a href="{find(text)}">Notes on a ferry</a></li>' in page


def test_add_page_of_a_term_has_no_mentions_yet(desk):
    assert b"Nowhere yet." in desk.get(f"{PAGE}add/").content


def test_list_of_terms_counts_their_mentions(desk, text, company):
    mention(text, "Ferry Company", term=company)
    gone = mention(text, "clerk", term=company)
    gone.is_retired = True
    gone.save()

    [row] = desk.get(PAGE).context["cl"].result_list

    assert row.mention_total == 1


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_terms_asks_as_often_for_three_as_for_one(
    desk, text, count, django_assert_num_queries
):
    for number in range(count):
        mention(text, "Ferry Company", term=term(f"term-{number}"))
    desk.get(PAGE)  # what is looked up once is looked up now
    store.look()

    with django_assert_num_queries(7):
        desk.get(PAGE)


def test_find_page_shows_names_in_their_sentences(desk, text, company):
    term("gates", name="Seven Gates", kind="place")
    mention(text, "Ferry Company", term=company)

    page = desk.get(find(text))

    assert [(name.before, name.words, name.after) for name in page.context["found"]] == [
        ("The Ferry Company met at ", "Seven Gates", "."),
        ("It heard the ", "ferry company", "'s clerk."),
    ]
    [marked] = page.context["marked"]
    assert (marked.before, marked.words, marked.after) == (
        "The ",
        "Ferry Company",
        " met at Seven Gates.",
    )


def test_find_page_is_narrowed_by_kind(desk, text, company):
    term("gates", name="Seven Gates", kind="place")

    page = desk.get(f"{find(text)}?kind=place")

    assert [name.words for name in page.context["found"]] == ["Seven Gates"]
    assert [value for value, _name in page.context["kinds"]] == ["body", "place"]


def test_find_page_takes_over_the_picked_names(desk, text, company):
    second = desk.get(find(text)).context["found"][1]

    answer = desk.post(find(text), {"found": [second.value], "revision": 1})

    made = Mention.objects.get()
    assert answer.headers["Location"] == find(text)
    assert made.passage.anchors.get().exact == "ferry company"
    assert (made.term, made.created_by.username) == (company, "editor")
    assert LogEntry.objects.get().change_message == "1 mentions of terms"
    assert len(desk.get(find(text)).context["found"]) == 1


def test_find_page_takes_over_in_the_revision_that_was_shown(desk, text, company):
    first = desk.get(find(text)).context["found"][0]
    revision(text, text="Look. " + TEXT)

    desk.post(find(text), {"found": [first.value], "revision": 1})

    anchors = Mention.objects.get().passage.anchors.order_by("revision__number")
    assert [anchor.start for anchor in anchors] == [4, 10]


def test_find_page_ignores_what_was_not_found(desk, text, company):
    desk.post(find(text), {"found": [f"{company.pk}-0-3", "x"], "revision": 1})

    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("picked", "said"),
    [
        ([], "Pick at least one name."),
        (["1-0-3"], "What you picked is marked already, or is no name any more."),
    ],
)
def test_find_page_says_why_nothing_is_marked(desk, text, company, picked, said):
    page = desk.post(find(text), {"found": picked, "revision": 1}, follow=True)

    assert [str(message) for message in page.context["messages"]] == [said]


def test_find_page_is_for_those_who_may_change_terms(client, text):
    client.force_login(person("porter", is_staff=True))

    assert client.get(find(text)).status_code == 403


def test_find_page_of_no_text_is_not_there(desk):
    assert desk.get(f"{PAGE}find/99/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_find_page_asks_as_often_for_three_names_as_for_one(desk, count, django_assert_num_queries):
    names = [f"Gate {'ABC'[number]}" for number in range(count)]
    text = article(text=" and ".join([*names, *names]))
    for name in names:
        mention(text, name, term=term(name[-1].lower(), name=name))
    desk.get(find(text))  # what is looked up once is looked up now
    store.look()

    with django_assert_num_queries(11):
        desk.get(find(text))


def test_mentioned_term_is_not_deleted(desk, text, company):
    mention(text, "Ferry Company", term=company)

    page = desk.get(f"{PAGE}{company.pk}/delete/")
    desk.post(f"{PAGE}{company.pk}/delete/", {"post": "yes"})

    assert page.context["protected"] == [
        f'<a href="{find(text)}">Mentioned in Notes on a ferry</a>'
    ]
    assert Term.objects.count() == 1


def test_term_to_which_another_leads_is_not_deleted(desk, company):
    other = term("board", name="Harbour Board")
    TermRelation.objects.create(term=other, kind=RelationKind.CITES, other=company)

    desk.post(PAGE, {"action": "delete_selected", "_selected_action": [company.pk], "post": "yes"})

    assert Term.objects.count() == 2


def test_unused_term_is_deleted(desk, company):
    desk.post(f"{PAGE}{company.pk}/delete/", {"post": "yes"})

    assert not Term.objects.exists()


def test_theme_in_use_is_not_deleted(desk, text):
    about, other = theme(), theme("other", name="Other")
    text.themes.add(about)
    annotation(text, "clerk", "A note.", theme=about)

    page = desk.get(f"/admin/articles/theme/{about.pk}/delete/")
    for each in (about, other):
        desk.post(f"/admin/articles/theme/{each.pk}/delete/", {"post": "yes"})

    assert [words.split(">")[1] for words in page.context["protected"]] == [
        "Context: A note.</a",
        "Notes on a ferry</a",
    ]
    assert list(Theme.objects.all()) == [about]
