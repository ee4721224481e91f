"""What an editor is told before a revision is saved."""

import pytest

from articles.operations.desk import confirm_use
from articles.uses import uses_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


def report(desk, article, old, new):
    page = f"/admin/articles/article/{article.pk}/edit/"
    form = desk.get(page).context["form"]
    text = form["text"].value().replace(old, new)
    answer = desk.post(page, {"text": text, "base": form["base"].value()})
    assert answer.status_code == 200
    return answer


def told(fates):
    return [
        (fate.status, fate.old_words, fate.new_words, statement.use.key.partition(":")[0],
         statement.waits, statement.is_lost)
        for fate in fates
        for statement in fate.statements
    ]  # fmt: skip


def test_statements_of_every_room_are_told_with_what_will_wait(desk, article):
    factories.annotation(article, "letters 🚢")
    factories.mention(article, "the port", term=factories.term())
    factories.attestation(factories.event(), article, "left in 1946", "1946")
    factories.observation(factories.indicator(), article, "in 1946", "1946")

    answer = report(desk, article, "1946", "1947")

    found = answer.context["report"]
    assert told(found.touched) == [
        ("changed", "in 1946", "in 1947", "observation", True, False),
        ("changed", "left in 1946", "left in 1947", "attestation", True, False),
    ]
    assert {row[3] for row in told(found.kept)} == {"annotation", "mention"}
    assert (found.waiting, found.lost) == (2, 0)
    assert "2 statements will wait for confirmation." in answer.content.decode()


def test_punctuation_lets_no_statement_wait(desk, article):
    factories.attestation(factories.event(), article, "left in 1946. It", "1946")

    found = report(desk, article, "1946. It", "1946; it").context["report"]

    assert told(found.touched) == [
        ("changed", "left in 1946. It", "left in 1946; it", "attestation", False, False)
    ]
    assert (found.waiting, found.lost) == (0, 0)


def test_statement_without_its_words_is_lost(desk, article):
    factories.attestation(factories.event(), article, "The ship left in 1946.", "1946")
    factories.annotation(article, "The ship left in 1946.")

    answer = report(desk, article, "The ship left in 1946. ", "")

    found = answer.context["report"]
    assert [row[3:] for row in told(found.touched)] == [
        ("annotation", False, True),
        ("attestation", False, True),
    ]
    assert "2 entries will lose their words" in answer.content.decode()


def test_statement_that_waits_goes_on_waiting_until_it_is_confirmed(desk, editor, article):
    stated = factories.attestation(factories.event(), article, "left in 1946", "1946")
    factories.revision(
        article, text=article.revisions.get().text.replace("1946", "1947"), by=editor
    )

    before = report(desk, article, "aloud", "out loud").context["report"]
    newest = stated.passage.anchors.order_by("-revision__number").first()
    [use] = uses_of(stated.passage)
    confirm_use(by=editor, anchor=newest, use=use.key)
    after = report(desk, article, "aloud", "out loud").context["report"]

    assert told(before.touched) == [
        ("kept", "left in 1947", "left in 1947", "attestation", True, False)
    ]
    assert (after.touched, after.waiting) == ((), 0)


def test_words_that_come_back_are_restored_and_not_said_to_be_kept(desk, editor, article):
    factories.annotation(article, "left in 1946")
    factories.annotation(article, "Nobody read them aloud.")
    first = article.revisions.get().text
    shorter = first.replace("1946", "1947").replace(" Nobody read them aloud.", "")
    factories.revision(article, text=shorter, by=editor)

    found = report(desk, article, "1947. It carried", "1946. It carried").context["report"]
    page = f"/admin/articles/article/{article.pk}/edit/"
    back = desk.post(page, {"text": first, "base": 2}).context["report"]

    assert [fate.status for fate in found.touched] == ["changed"]
    assert (found.kept, found.lost) == ((), 0)  # what was lost before is lost no second time
    assert [(fate.status, fate.old_words, fate.new_words) for fate in back.touched] == [
        ("restored", "Nobody read them aloud.", "Nobody read them aloud."),
        ("restored", "left in 1947", "left in 1946"),
    ]
    assert (back.kept, back.lost) == ((), 0)


@pytest.mark.parametrize("count", [1, 3])
def test_report_asks_as_often_for_three_as_for_one(desk, article, count, django_assert_num_queries):
    for number, words in enumerate(["The ship", "The port", "The door"][:count]):
        factories.attestation(factories.event(f"event-{number}"), article, words, "1946")
    page = f"/admin/articles/article/{article.pk}/edit/"
    form = desk.get(page).context["form"]
    sent = {
        "text": form["text"].value().replace("1946", "1947"),
        "base": form["base"].value(),
    }

    with django_assert_num_queries(19):
        desk.post(page, sent)
