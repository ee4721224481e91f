"""The page of what waits, and the decisions that are made on it."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Anchor, DeskAction
from articles.operations.desk import accept_candidate
from portal.ui.page_store import store
from tests.factories import annotation, article, editor, mention, person, revision, source, term

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

PAGE = "/admin/articles/deskaction/"
TEXT = "The harbour opened in 1946, people say.\n\nNobody on the quay agrees about the fare."
LATER = "The harbour opened in 1947, people say.\n\nThe clerk wrote something else. So he did."


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def waits(slug="ferry"):
    """A text with an orphan that has a candidate, and with a mention to confirm."""
    made = article(slug, text=TEXT, source=source(slug))
    note = annotation(made, "Nobody on the quay", "A note.")
    named = mention(made, "opened in 1946", term=term(slug))
    newer = revision(made, text=LATER)
    orphan = newer.anchors.get(passage=note.passage)
    orphan.candidate_start = LATER.index("The clerk")
    orphan.candidate_end = orphan.candidate_start + len("The clerk")
    orphan.save()
    return orphan, newer.anchors.get(passage=named.passage), note, named


def decide(desk, anchor, decision, **fields):
    return desk.post(f"{PAGE}decide/", {"anchor": anchor.pk, "decision": decision} | fields)


def items(desk):
    return [item for text in desk.get(PAGE).context["texts"] for item in text.items]


def test_page_shows_old_and_new_words_in_their_contexts(desk):
    _orphan, _unsure, note, named = waits()

    lost, unsure = items(desk)

    assert (lost.is_orphan, lost.old.exact, lost.old.suffix) == (
        True,
        "Nobody on the quay",
        " agrees about the fare.",
    )
    assert "".join(word.text for word in lost.words if word.kind != "gone") == "The clerk"
    assert lost.after.startswith(" wrote something")
    assert [each.use.key for each in lost.statements] == [f"annotation:{note.pk}"]
    assert [(word.kind, word.text) for word in unsure.words] == [
        ("same", "opened in "),
        ("gone", "1946"),
        ("new", "1947"),
    ]
    assert [each.use.key for each in unsure.statements] == [f"mention:{named.pk}"]


def test_page_marks_what_is_gone_and_new_by_elements(desk):
    waits()

    page = desk.get(PAGE).content.decode()

    assert "opened in <del>1946</del><ins>1947</ins>" in page
    assert '<button type="submit" class="first" id="w1" name="decision" value="accept">' in page


def test_page_says_when_nothing_waits(desk):
    page = desk.get(PAGE)

    assert page.context["total"] == 0
    assert b"Nothing waits." in page.content


def test_accept_confirm_and_retire_settle_what_waits(desk):
    orphan, unsure, _note, named = waits()

    first = decide(desk, orphan, "accept", item=1)
    second = decide(desk, unsure, "confirm", use=f"mention:{named.pk}", item=1)

    assert [answer.headers["Location"] for answer in (first, second)] == [f"{PAGE}#w1"] * 2
    assert items(desk) == []
    decisions = desk.get(PAGE).context["decisions"]
    assert [(each.action.kind, each.of) for each in decisions] == [
        ("confirm", "Mention of Ferry Company"),
        ("accept", "The clerk"),
    ]


def test_retire_takes_the_statement_off_the_desk(desk):
    orphan, _unsure, note, _named = waits()

    decide(desk, orphan, "retire", use=f"annotation:{note.pk}")

    note.refresh_from_db()
    assert note.status == "retired"
    assert [item.is_orphan for item in items(desk)] == [False]


def test_decision_is_logged_and_undone(desk):
    orphan, _unsure, _note, _named = waits()
    decide(desk, orphan, "accept")
    action = DeskAction.objects.get()

    answer = desk.post(f"{PAGE}{action.pk}/undo/")

    action.refresh_from_db()
    assert answer.headers["Location"] == PAGE
    assert (action.made_by.username, action.undone_at is None) == ("editor", False)
    assert [item.is_orphan for item in items(desk)] == [True, False]
    logged = LogEntry.objects.values_list("user__username", "content_type__model")
    assert sorted(logged) == [
        ("editor", "article"),
        ("editor", "article"),
        ("editor", "deskaction"),
    ]


def test_refusal_is_said(desk):
    orphan, _unsure, _note, _named = waits()
    accept_candidate(by=None, anchor=orphan)

    answer = decide(desk, orphan, "accept")

    page = desk.get(answer.headers["Location"])
    assert [str(message) for message in page.context["messages"]] == [
        "This passage has a place already. Load the desk again."
    ]
    assert DeskAction.objects.count() == 1


def test_refused_undo_is_said(desk):
    orphan, _unsure, _note, _named = waits()
    action = accept_candidate(by=None, anchor=orphan)
    revision(orphan.passage.article, text="Other words.")

    desk.post(f"{PAGE}{action.pk}/undo/")

    action.refresh_from_db()
    assert action.undone_at is None


@pytest.mark.parametrize("fields", [{}, {"decision": "place"}, {"decision": "nothing"}])
def test_decision_without_sense_changes_nothing(desk, fields):
    orphan, _unsure, _note, _named = waits()

    answer = desk.post(f"{PAGE}decide/", {"anchor": orphan.pk} | fields)

    assert answer.headers["Location"] == PAGE
    assert not DeskAction.objects.exists()


def test_place_page_puts_the_passage_on_selected_words(desk):
    orphan, _unsure, _note, _named = waits()
    start = LATER.index("something")

    answer = desk.post(f"{PAGE}{orphan.pk}/place/", {"start": start, "end": start + 14})

    orphan.refresh_from_db()
    assert answer.headers["Location"] == PAGE
    assert (orphan.exact, orphan.status) == ("something else", "moved")
    assert DeskAction.objects.get().kind == "place"


def test_decision_names_the_words_that_were_chosen_when_it_is_undone_too(desk):
    orphan, _unsure, _note, _named = waits()
    start = LATER.index("something")
    desk.post(f"{PAGE}{orphan.pk}/place/", {"start": start, "end": start + 14})

    desk.post(f"{PAGE}{DeskAction.objects.get().pk}/undo/")

    [decision] = desk.get(PAGE).context["decisions"]
    assert (decision.of, decision.action.undone_at is None) == ("something else", False)


def test_place_page_takes_sentences_and_words_in_them(desk):
    orphan, _unsure, _note, _named = waits()
    address = f"{PAGE}{orphan.pk}/place/?by=sentences"
    page = desk.get(address)
    [index] = [
        sentence.index
        for block in page.context["blocks"]
        for sentence in block.sentences
        if "something" in sentence.words
    ]

    desk.post(address, {"sentence": [index], "words": "The clerk wrote"})

    orphan.refresh_from_db()
    assert orphan.exact == "The clerk wrote"


def test_place_page_without_words_says_so_and_changes_nothing(desk):
    orphan, _unsure, _note, _named = waits()

    answer = desk.post(f"{PAGE}{orphan.pk}/place/", {})

    assert answer.status_code == 422
    assert b"Select words in the text" in answer.content
    assert not DeskAction.objects.exists()


def test_place_page_of_an_older_revision_refuses(desk):
    orphan, _unsure, _note, _named = waits()
    revision(orphan.passage.article, text=LATER + " More.")

    answer = desk.post(f"{PAGE}{orphan.pk}/place/", {"start": 0, "end": 3})

    assert answer.status_code == 422
    assert b"A newer revision was saved meanwhile" in answer.content


def test_place_form_shows_the_selected_words_beside_the_old_ones(desk):
    orphan, _unsure, _note, _named = waits()

    page = desk.get(f"{PAGE}{orphan.pk}/place/form/?start=0&end=3")

    panel = page.context["panel"]
    assert (panel.stood.exact, panel.span) == ("Nobody on the quay", (0, 3))
    assert b'name="start" value="0"' in page.content
    assert b"<html" not in page.content


@pytest.mark.parametrize("asked", ["start=9&end=3", "start=0&end=9999", "start=x&end=3"])
def test_place_form_leaves_words_out_that_are_none(desk, asked):
    orphan, _unsure, _note, _named = waits()

    page = desk.get(f"{PAGE}{orphan.pk}/place/form/?{asked}")

    assert page.context["panel"].span is None


def test_place_page_shows_nothing_of_pupils(desk):
    orphan, _unsure, note, _named = waits()
    note.delete()

    assert desk.get(f"{PAGE}{orphan.pk}/place/").status_code == 404


def test_pages_are_forbidden_without_rights(client):
    orphan, _unsure, _note, _named = waits()
    client.force_login(person("porter", is_staff=True))

    answers = [
        client.get(PAGE),
        client.get(f"{PAGE}{orphan.pk}/place/"),
        client.get(f"{PAGE}{orphan.pk}/place/form/"),
        decide(client, orphan, "accept"),
        client.post(f"{PAGE}{accept_candidate(by=None, anchor=orphan).pk}/undo/"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 5
    assert Anchor.objects.get(pk=orphan.pk).exact == "The clerk"


def test_index_says_how_much_waits(desk):
    waits()

    page = desk.get("/admin/")

    assert page.context["waiting"] == 2
    assert b"2 decisions wait." in page.content
    assert desk.get("/admin/desk/").headers["Location"] == PAGE


def test_index_says_nothing_to_those_who_may_not_decide(client):
    client.force_login(person("porter", is_staff=True))

    assert "waiting" not in client.get("/admin/").context


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_as_often_for_three_texts_as_for_one(desk, count, django_assert_num_queries):
    for number in range(count):
        waits(f"text-{number}")
        decide(desk, waits(f"other-{number}")[0], "accept")
    desk.get(PAGE)  # what is looked up once is looked up now
    store.look()

    with django_assert_num_queries(28):
        desk.get(PAGE)


def test_hostile_words_stay_words(desk):
    orphan, _unsure, note, _named = waits()
    note.body = "<script>alert(1)</script>"
    note.save()
    bad = "<img src=x onerror=alert(1)>"
    revision(orphan.passage.article, text=f"The harbour opened in {bad}1947, people say.")
    term("bad", name=bad)

    pages = [
        desk.get(PAGE),
        desk.get(f"{PAGE}{orphan.pk}/place/"),
        desk.get(f"/admin/articles/term/find/{orphan.passage.article_id}/"),
    ]

    for page in pages:
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"<img src=x" not in page.content
