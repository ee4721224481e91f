"""The page of an event."""

import pytest

from articles.operations.publishing import withdraw_article
from articles.text import Block, BlockKind, Document
from portal.ui.page_store import store
from tests.factories import annotation, attestation, digest, editor, event, source, theme
from tests.factories.chronicle import DAYS, attested_event, dated_text, disputed_event
from timeline.agreement import Kind, Wording
from timeline.operations.settling import settle
from timeline.operations.statements import refer_to_event, retire_attestation

pytestmark = pytest.mark.django_db

STORE = 2  # the page store looks for the page and writes it


def page_of(client, slug="maiden-voyage", prefix=""):
    return client.get(f"{prefix}/events/{slug}/").context["page"]


@pytest.mark.parametrize("prefix", ["", "/vi"])
@pytest.mark.parametrize("count", [1, 3])
def test_event_asks_as_often_for_three_passages_as_for_one(
    client, django_assert_num_queries, prefix, count
):
    disputed_event(days=DAYS[:count])
    store.look()

    with django_assert_num_queries(14 + STORE):
        response = client.get(f"{prefix}/events/maiden-voyage/")

    assert len(response.context["page"].statements) == count


def test_event_sets_its_passages_side_by_side_in_order_of_publication(client):
    made = disputed_event(days=DAYS[:2])
    earlier = dated_text("earlier", "1998-12", day="4 March 1998")
    attestation(made, earlier, "4 March 1998", "1998-03-04")

    page = page_of(client)

    assert [
        (said.letter, said.value, said.who, said.published, said.words, said.place)
        for said in page.statements
    ] == [
        ("A", "4 March 1998", "Author of earlier", "December 1998", "4 March 1998", "paragraph 1"),
        ("B", "4 March 1998", "Author of maiden-voyage-0", "1999", DAYS[0], "paragraph 1"),
        ("C", "3 April 1998", "Author of maiden-voyage-1", "2000", DAYS[1], "paragraph 1"),
    ]
    assert (page.statements[0].before, page.statements[0].after) == ("The ferry sailed on ", ".")
    assert [row.cite for row in page.axis.rows][:1] == [
        "says “Text earlier”, published December 1998"
    ]


@pytest.mark.parametrize(
    ("reports", "place"),
    [
        ((5, 5), "paragraph 1 of the digest, on paragraph 5 of the source"),
        ((5, 7), "paragraph 1 of the digest, on paragraphs 5–7 of the source"),
    ],
)
def test_statement_on_a_digest_says_whose_paragraphs_it_means(client, reports, place):
    words = "She sailed on 3 April 1998."
    block = Block(BlockKind.PARAGRAPH, 0, len(words), reports=reports)
    text = digest(text=Document(words, (block,)))
    attestation(event("maiden-voyage"), text, "3 April 1998", "1998-04-03")

    [said] = page_of(client).statements

    assert said.place == place


def test_event_says_that_its_sources_disagree_and_by_how_much(client):
    disputed_event()

    page = page_of(client)

    assert page.judged.disputed
    assert page.judged.extent == "4 texts, 4 different answers."
    assert page.judged.sentence.endswith("have no day in common.")
    assert page.axis.bracket.apart == 210
    assert "disputed" in client.get("/events/maiden-voyage/").content.decode()


def test_each_date_leads_to_its_passage_in_one_click(client):
    disputed_event()

    page = page_of(client)

    for said in page.statements:
        passage = client.get(said.url).context["page"]
        assert passage.words == said.words
    assert [row.url for row in page.axis.rows] == [said.url for said in page.statements]


def test_event_shows_its_settlement_with_reason_and_author(client):
    made = disputed_event()
    hoa = editor(display_name="Cô Hoa")
    settle(by=hoa, subject=made, reason="The year is all that they allow.", value="1998")

    judged = page_of(client).judged

    assert (judged.settled, judged.settled_value) == (True, "1998")
    assert judged.settlement == "The year is all that they allow."
    assert judged.settled_by.startswith("Settled by Cô Hoa on ")


def test_event_names_nobody_by_what_they_sign_in_with(client):
    made = disputed_event()
    settle(by=editor("hoa.nguyen"), subject=made, reason="So it is.", value="1998")

    assert page_of(client).judged.settled_by.startswith("Settled by the editors on ")
    assert "hoa.nguyen" not in client.get("/events/maiden-voyage/").content.decode()


def test_event_says_more_than_dates(client):
    made = attested_event(description="A boat.", description_vi="Một con thuyền.")
    made.themes.add(theme("ferries", name="Ferries", name_vi="Phà"))
    text = dated_text("words", "2000")
    attestation(
        made,
        text,
        "full",
        Wording(Kind.STATUS, "crowded", "đông"),
        as_of="1998-04",
        scope="deck",
        scope_vi="boong",
    )

    page = page_of(client, "first-sailing", "/vi")

    assert (page.text, [link.label for link in page.themes]) == ("Một con thuyền.", ["Phà"])
    assert [(said.value, said.scope, said.as_of) for said in page.statements][1:] == [
        ("đông", "boong", "tháng 4 năm 1998")
    ]
    assert len(page.axis.rows) == 1


# --- Silence --------------------------------------------------------------------------------------


def test_silence_is_judged_on_texts_held_in_full_only(client):
    attested_event()
    dated_text("silent", "2001")
    dated_text("too-early", "1997")
    digest("in-short", source=source("digested", published="2002"))

    silence = page_of(client, "first-sailing").silence

    assert [(text.title, text.url, text.published) for text in silence] == [
        ("Text silent", "/articles/silent/", "2001")
    ]


def test_text_is_not_silent_where_its_digest_speaks(client):
    made = attested_event()
    spoken = dated_text("spoken", "2001")
    short = digest("spoken-digest", source=spoken.source)
    attestation(made, short, "leaves at seven")

    assert page_of(client, "first-sailing").silence == ()


# --- Around and uses ------------------------------------------------------------------------------


def test_event_shows_what_lies_around_it(client):
    text = dated_text("essay", "2001")
    for number in range(1, 6):
        attested_event(f"e-{number}", text=text, title=f"E{number}", date=f"199{number}")
    attested_event("draft", text=text, status="draft", date="1993")

    page = page_of(client, "e-4")

    assert [each.title for each in page.before] == ["E1", "E2", "E3"]
    assert [each.title for each in page.after] == ["E5"]
    assert page.timeline_url == "/timeline/?period=1994"


def test_event_says_which_dates_around_it_are_the_editors(client):
    text = dated_text("essay", "2001")
    attested_event("made", text=text, date="1994")
    attested_event("given", text=text, date="1993")
    attestation(event("chosen", date="1995"), text, "full", Wording(Kind.WORDS, "x"))

    page = page_of(client, "made")

    assert [each.when for each in page.before + page.after] == ["1993", "1995, date by the editors"]


def test_event_names_published_annotations_that_point_to_it(client):
    made = attested_event()
    text = dated_text("essay", "2001")
    for status in ("published", "draft"):
        note = annotation(text, "ferry", status=status)
        refer_to_event(by=None, annotation=note, event=made)

    [use] = page_of(client, "first-sailing").uses

    assert use.label == "A note in “Text essay”"
    assert client.get(use.url).status_code == 200


# --- What is not there ----------------------------------------------------------------------------


def test_event_is_not_there_for_readers_as_draft_or_without_words(client):
    attested_event("draft", status="draft")
    event("unattested")
    retired = attested_event("retired")
    retire_attestation(None, retired.attestations.get().pk)
    gone = dated_text("gone", "1999")
    attested_event("withdrawn", text=gone)
    withdraw_article(by=None, article=gone)

    answers = [
        client.get(f"/events/{slug}/").status_code
        for slug in ("draft", "unattested", "retired", "withdrawn", "unknown")
    ]

    assert answers == [404] * 5


@pytest.mark.parametrize("rights", ["account", "excerpt"])
def test_event_does_not_print_words_that_are_not_for_everyone(client, rights):
    text = dated_text("closed", "2001", day="4 March 1998", rights=rights)
    made = event("sailing", date="1998-03-04")
    attestation(made, text, "4 March 1998", "1998-03-04")

    [said] = page_of(client, "sailing").statements

    assert (said.value, said.words, said.before, said.after) == ("4 March 1998", "", "", "")
    answer = client.get(said.url)
    assert answer.status_code == (302 if rights == "account" else 200)


def test_passage_of_a_draft_event_stays_unknown(client):
    made = attested_event("draft", status="draft")
    [passage] = [each.passage for each in made.attestations.select_related("passage")]

    assert client.get(f"/passages/{passage.public_id}/").status_code == 404
