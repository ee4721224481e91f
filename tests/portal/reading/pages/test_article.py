"""The page of one text."""

import datetime

import pytest
import time_machine

from articles.models import Rights
from articles.operations.publishing import publish_revision, withdraw_article
from articles.text import Block, BlockKind, Document
from articles.text.document import Inline, InlineKind
from portal.ui.page_store import store
from tests.articles.text.reader import StrictReader
from tests.factories import (
    annotation,
    article,
    digest,
    document,
    editor,
    mention,
    person,
    published,
    revision,
    source,
    term,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2030, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
TEXT = "The ferry leaves at seven.\n\nNobody agrees about the fare.\n\nThe clerk is silent."
BOTH = pytest.mark.parametrize("prefix", ["", "/vi"])


class Page(StrictReader):
    """A whole page: every id once, every link inside it leads somewhere."""

    def __init__(self, response):
        super().__init__()
        self.fragments = set()
        self.forms = []
        self.feed(response.content.decode())
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag, attrs):
        if tag in {"meta", "link", "input", "circle", "path"}:
            return
        super().handle_starttag(tag, attrs)
        found = dict(attrs)
        if tag == "a" and (found.get("href") or "").startswith("#"):
            self.fragments.add(found["href"][1:])
        self.fragments.update((found.get("aria-details") or "").split())
        if tag == "form":
            self.forms.append(found.get("method", "get"))

    def handle_startendtag(self, tag, attrs):
        pass


@BOTH
@pytest.mark.parametrize("count", [1, 100])
def test_article_asks_as_often_however_much_is_on_it(
    client, django_assert_num_queries, prefix, count
):
    words = " ".join(f"word{number}" for number in range(count))
    made = published(text="\n\n".join([words] * count))
    for number in range(count):
        annotation(made, f"word{number}", kind="wording")
    digest(source=made.source)
    store.look()

    with django_assert_num_queries(5):
        response = client.get(f"{prefix}/articles/ferry/")

    assert response.content.count(b'class="note wording"') == count


def test_article_asks_for_its_text_once(client, django_assert_num_queries):
    made = published(text=TEXT)
    client.get("/articles/ferry/")
    annotation(made, "the fare", kind="wording")
    store.clear()
    store.look()

    with django_assert_num_queries(4):
        response = client.get("/articles/ferry/")

    assert response.content.count(b'class="note wording"') == 1


@BOTH
def test_article_shows_text_annotations_sourcing_and_citation(client, prefix):
    record = source(to_whom="The harbour", to_whom_vi="Bến cảng")
    made = published(text=TEXT, source=record)
    annotation(made, "ferry", "A *boat*.")

    response = client.get(f"{prefix}/articles/ferry/")

    page, html = response.context["page"], response.content.decode()
    reader = Page(response)
    assert reader.fragments <= set(reader.ids)
    for words in TEXT.split("\n\n"):
        assert words in reader.text
    assert "<p>A <em>boat</em>.</p>" in html
    assert ("Bến cảng" if prefix else "The harbour") in [row.text for row in page.sourcing]
    assert page.citation.startswith("Ada Quay. (1998, March). Notes on a ferry.")
    assert page.permanent_url == f"{prefix}/articles/ferry/r/1/"
    assert page.article.title == ("Ghi chép về một chuyến phà" if prefix else "Notes on a ferry")


def test_article_leads_to_its_counterpart(client):
    made = published(text=TEXT)
    digest(source=made.source)

    text, account = (
        client.get(f"/articles/{slug}/").context["page"] for slug in ("ferry", "ferry-digest")
    )

    assert (text.counterpart.label, text.counterpart.url) == (
        "Read our digest of it",
        "/articles/ferry-digest/",
    )
    assert (account.counterpart.label, account.counterpart.url) == (
        "Read the source itself",
        "/articles/ferry/",
    )
    assert "Whose words these are" in [row.label for row in account.sourcing]


@pytest.mark.parametrize(
    ("byline", "says"),
    [
        ("", "Ban biên tập Open Door, thuật lại nguồn"),
        ("The editors of Open Door", "Ban biên tập Open Door, thuật lại nguồn"),
        ("Ada Quay", "Ada Quay, thuật lại nguồn"),
    ],
)
def test_vietnamese_page_names_the_editors_in_vietnamese(client, byline, says):
    digest(source=published(text=TEXT).source, byline=byline)

    page = client.get("/vi/articles/ferry-digest/").context["page"]

    assert any(row.text.startswith(says) for row in page.sourcing)


def test_article_lists_its_headings(client):
    words = document(
        "One\n\nWords.\n\nTwo\n\nMore.",
        kinds=[BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING],
    )
    made = article(text=words)
    publish_revision(by=None, revision=made.revisions.get())

    rail = client.get("/articles/ferry/").context["page"].rail

    assert [(item.label, item.url) for item in rail.items] == [("One", "#h1"), ("Two", "#h2")]


def test_article_says_which_kinds_of_note_it_has(client):
    made = published(text=TEXT)
    annotation(made, "ferry", kind="question")
    annotation(made, "seven", kind="wording")
    annotation(made, "clerk", kind="question")

    kinds = client.get("/articles/ferry/").context["page"].kinds

    assert [(kind.kind, kind.count) for kind in kinds] == [("wording", 1), ("question", 2)]


def test_article_keeps_draft_and_retired_notes_to_editors(client):
    made = published(text=TEXT)
    annotation(made, "ferry", "Not yet.", status="draft")
    annotation(made, "ferry", "No more.", status="retired")

    html = client.get("/articles/ferry/").content.decode()

    assert "Not yet." not in html
    assert "No more." not in html
    assert "data-passage" not in html


def test_draft_leaves_the_public_page_byte_for_byte(client):
    made = published(text=TEXT)
    annotation(made, "ferry")
    before = client.get("/articles/ferry/").content

    revision(made, text=TEXT.replace("seven", "eight"))

    store.clear()
    assert client.get("/articles/ferry/").content == before


@BOTH
@pytest.mark.parametrize("rest", ["", "r/1/", "r/1/0-3/"])
def test_scheduled_text_appears_at_its_time_without_a_job(client, prefix, rest):
    published(at=NOON)
    path = f"{prefix}/articles/ferry/{rest}"

    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        assert client.get(path).status_code == 404
        clock.move_to(NOON)
        assert client.get(path).status_code == 200


@BOTH
@pytest.mark.parametrize("rest", ["", "r/1/", "r/1/0-3/"])
def test_withdrawn_text_is_gone_but_its_citation_stands(client, prefix, rest):
    made = published(text=TEXT)
    client.get(f"{prefix}/articles/ferry/{rest}")
    withdraw_article(by=None, article=made, reason="The publisher asked.")
    store.clear()

    response = client.get(f"{prefix}/articles/ferry/{rest}")

    html = response.content.decode()
    assert response.status_code == 410
    assert "Ada Quay. (1998, March). Notes on a ferry." in html
    assert "The publisher asked." in html
    assert "leaves at seven" not in html


def test_withdrawn_text_is_gone_within_a_second(client, monkeypatch):
    made = published(text=TEXT)
    assert client.get("/articles/ferry/").status_code == 200
    withdraw_article(by=None, article=made)

    monkeypatch.setattr("portal.ui.page_store.LOOK_EVERY", 0)

    assert client.get("/articles/ferry/").status_code == 410


# --- Revisions -----------------------------------------------------------------------------------


@BOTH
def test_older_revision_keeps_its_address_and_leads_to_the_newer(client, prefix):
    made = published(text=TEXT)
    publish_revision(by=None, revision=revision(made, text="Other words."))

    response = client.get(f"{prefix}/articles/ferry/r/1/")

    assert "leaves at seven" in response.content.decode()
    [notice] = response.context["page"].notices
    assert notice.url == f"{prefix}/articles/ferry/"
    assert client.get(f"{prefix}/articles/ferry/r/2/").context["page"].notices == ()


def test_revision_that_was_never_public_is_not_there(client):
    made = published(text=TEXT)
    revision(made, text="A secret.")

    for path in ("r/2/", "r/3/", "r/0/", "r/2/0-3/"):
        assert client.get(f"/articles/ferry/{path}").status_code == 404


@BOTH
def test_draft_is_shown_to_editors_only(client, prefix):
    made = article(text="A secret.")
    annotation(made, "secret", "Not yet.", status="draft")
    path = f"{prefix}/articles/ferry/r/1/preview/"

    anonymous = client.get(path)
    client.force_login(person())
    reader = client.get(path)
    client.force_login(editor())
    response = client.get(path)

    assert [anonymous.status_code, reader.status_code, response.status_code] == [404, 404, 200]
    assert b"secret" not in anonymous.content + reader.content
    assert "Not yet." in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


def test_draft_that_is_not_there_is_not_found_by_editors(client):
    article()
    client.force_login(editor())

    assert client.get("/articles/ferry/r/2/preview/").status_code == 404
    assert client.get("/articles/other/r/1/preview/").status_code == 404


@pytest.mark.parametrize("rest", ["", "r/1/", "r/1/0-3/", "r/1/preview/"])
def test_draft_article_is_not_there(client, rest):
    article()

    assert client.get(f"/articles/ferry/{rest}").status_code == 404


# --- Rights --------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("rest", ["", "r/1/", "r/1/0-3/"])
def test_text_for_accounts_asks_to_sign_in(client, prefix, rest):
    published(text=TEXT, rights=Rights.ACCOUNT)
    path = f"{prefix}/articles/ferry/{rest}"

    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"] == f"{prefix}/accounts/sign-in/?next={path}"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("rest", ["", "r/1/", "r/1/0-3/"])
def test_text_for_accounts_is_kept_by_nobody(client, rest):
    published(text=TEXT, rights=Rights.ACCOUNT)
    client.force_login(person())

    response = client.get(f"/articles/ferry/{rest}")

    assert response.status_code == 200
    assert "ferry leaves" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response
    client.logout()
    assert client.get(f"/articles/ferry/{rest}").status_code == 302


def test_excerpt_shows_annotated_paragraphs_alone_wherever_one_looks(client):
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    words = document(
        "Shown head\n\nThe open part.\n\nWithheld head\n\nA withheld part.", kinds=kinds
    )
    made = article(text=words, rights=Rights.EXCERPT, summary="")
    publish_revision(by=None, revision=made.revisions.get())
    annotation(made, "Shown")
    note = annotation(made, "open")
    annotation(made, "withheld", status="draft")
    start = words.text.index("A withheld")

    paths = ["", "r/1/", f"r/1/{start}-{start + 8}/", "r/1/0-5/"]
    pages = [client.get(f"/articles/ferry/{path}") for path in paths]
    pages += [client.get(f"/passages/{note.passage.public_id}/"), client.get("/articles/")]

    assert [page.status_code for page in pages] == [200, 200, 404, 404, 200, 200]
    for page in pages:
        assert "ithheld" not in page.content.decode()
    assert "The open part." in Page(pages[0]).text
    assert [item.label for item in pages[0].context["page"].rail.items] == ["Shown head"]
    reader = Page(pages[0])
    assert reader.fragments <= set(reader.ids)


def test_excerpt_is_whole_for_editors_who_preview(client):
    made = published(text=TEXT, rights=Rights.EXCERPT)
    client.force_login(editor())

    assert "leaves at seven" in client.get(f"/articles/{made.slug}/r/1/preview/").content.decode()
    assert "leaves at seven" not in client.get(f"/articles/{made.slug}/").content.decode()


# --- Hostile words -------------------------------------------------------------------------------


def test_article_shows_hostile_fields_as_words(client):
    hostile = '"><script>alert(1)</script>'
    record = source(
        authors=(hostile,), **dict.fromkeys(("title", "publication", "who", "ask"), hostile)
    )
    made = published(text=f"{hostile}\n\nWords.", source=record, title=hostile, summary=hostile)
    annotation(made, "Words", hostile)

    for path in (
        "/articles/ferry/",
        "/vi/articles/ferry/",
        "/articles/",
        "/articles/ferry/r/1/0-9/",
    ):
        assert "<script>alert" not in client.get(path).content.decode()


@BOTH
def test_first_mention_of_a_term_leads_to_its_page(client, prefix):
    made = published(text="The ferry waits.\n\nA ferry and the port of the ferry company.")
    ferry, port = (term(slug, name=slug, is_published=True) for slug in ("ferry", "port"))
    mention(made, "A ferry", term=ferry)
    mention(made, "ferry", term=ferry)
    mention(made, "port", term=port)
    mention(made, "ferry company", term=term("secret", name="Secret", is_published=False))

    page = client.get(f"{prefix}/articles/ferry/").content.decode()

    assert f'The <a class="term" href="{prefix}/terms/ferry/">ferry</a> waits' in page
    assert f'the <a class="term" href="{prefix}/terms/port/">port</a> of' in page
    assert page.count('class="term"') == 2


def test_mention_inside_another_link_is_left_to_it(client):
    text = "The ferry waits."
    words = Document(
        text,
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        (Inline(InlineKind.LINK, 4, 9, "https://example.org/"),),
    )
    mention(published(text=words), "ferry", term=term("ferry", name="ferry", is_published=True))

    assert b'class="term"' not in client.get("/articles/ferry/").content


def test_mention_whose_words_changed_leads_nowhere(client):
    made = published(text="The ferry waits here.")
    mention(made, "The ferry waits", term=term("ferry", name="ferry", is_published=True))
    publish_revision(by=None, revision=revision(made, text="The barge waits here."))

    assert b'class="term"' not in client.get("/articles/ferry/").content
