import uuid

import pytest

from articles.models import Passage
from articles.operations.publishing import publish_revision
from portal.study import operations
from portal.study.models import LONGEST_JOTTING, Highlight, Jotting
from portal.study.operations import marks
from portal.study.queries.marks import own_marks
from portal.ui.models import Generation
from tests import factories

pytestmark = pytest.mark.django_db

NUMBER = uuid.UUID(int=7)


@pytest.fixture
def reader():
    return factories.person()


@pytest.fixture
def revision():
    return factories.published().published_revision


def highlight(by, revision, words="the fare", colour="green"):
    start = revision.text.index(words)
    return operations.highlight(
        by=by, revision=revision, start=start, end=start + len(words), colour=colour
    )


def jot(by, revision, body="A note.", words="the fare", client_id=NUMBER):
    start = revision.text.index(words)
    return operations.jot(
        by=by,
        revision=revision,
        start=start,
        end=start + len(words),
        body=body,
        client_id=client_id,
    )


def test_highlight_stands_on_its_words_and_is_nobodys_passage(reader, revision):
    made = highlight(reader, revision)

    assert (made.person, made.colour) == (reader, "green")
    assert made.passage.anchors.get().exact == "the fare"
    assert made.passage.created_by is None


def test_highlight_again_changes_the_colour(reader, revision):
    highlight(reader, revision)
    highlight(reader, revision, colour="rose")

    assert Highlight.objects.get().colour == "rose"


def test_marks_of_two_people_on_the_same_words_share_a_passage(reader, revision):
    highlight(reader, revision)
    jot(factories.person("other"), revision)

    assert Passage.objects.count() == 1


def test_marks_leave_public_pages_where_they_are(reader, revision):
    before = Generation.current()

    highlight(reader, revision)
    jot(reader, revision)

    assert Generation.current() == before


def test_highlight_of_no_words_is_refused(reader, revision):
    with pytest.raises(operations.MarkError, match="no words of the text"):
        operations.highlight(by=reader, revision=revision, start=5, end=5, colour="green")


def test_jot_keeps_plain_text(reader, revision):
    jotting, is_new = jot(reader, revision, " Which\r\nfa\u0065\u0301re?\x07 <b>\n")

    assert (jotting.body, is_new) == ("Which\nfaére? <b>", True)


def test_jot_again_under_its_number_is_the_same(reader, revision):
    first, _new = jot(reader, revision)

    again, is_new = jot(reader, revision, "Changed on the way.", words="seven")

    assert (again, is_new) == (first, False)
    assert Jotting.objects.get().body == "A note."
    assert Passage.objects.count() == 1


def test_jot_under_a_number_of_somebody_else_is_ones_own(reader, revision):
    jot(factories.person("other"), revision, "Theirs.")

    jotting, is_new = jot(reader, revision, "Mine.")

    assert (jotting.body, is_new) == ("Mine.", True)


@pytest.mark.parametrize(
    ("body", "why"), [(" \n\x00", "empty"), ("x" * (LONGEST_JOTTING + 1), "has 5001 characters")]
)
def test_jot_refuses_what_does_not_fit_and_says_why(reader, revision, body, why):
    with pytest.raises(operations.MarkError, match=why):
        jot(reader, revision, body)

    assert not Jotting.objects.exists()


def test_jot_takes_the_longest_note(reader, revision):
    assert len(jot(reader, revision, "đ" * LONGEST_JOTTING)[0].body) == LONGEST_JOTTING


def test_marks_in_a_text_are_limited(reader, revision, monkeypatch):
    monkeypatch.setattr(marks, "MOST_IN_A_TEXT", 1)
    jot(reader, revision)
    highlight(reader, revision)

    with pytest.raises(operations.MarkError, match="You have 1 marks"):
        jot(reader, revision, client_id=uuid.UUID(int=8))
    with pytest.raises(operations.MarkError, match="You have 1 marks"):
        highlight(reader, revision, "seven")
    assert jot(reader, revision)[1] is False


def test_marks_beyond_the_limit_make_no_passage(reader, revision, monkeypatch):
    monkeypatch.setattr(marks, "MOST_IN_A_TEXT", 0)

    with pytest.raises(operations.MarkError):
        jot(reader, revision)
    with pytest.raises(operations.MarkError):
        highlight(reader, revision)

    assert not Passage.objects.exists()


def test_words_to_be_marked_are_limited(reader, revision, monkeypatch):
    monkeypatch.setattr(marks, "LONGEST_SPAN", 8)
    highlight(reader, revision, "the fare")

    with pytest.raises(operations.MarkError, match="9 characters; at most 8"):
        highlight(reader, revision, "the fare.")
    with pytest.raises(operations.MarkError, match="9 characters; at most 8"):
        jot(reader, revision, words="the fare.")

    assert Passage.objects.count() == 1


def test_marking_and_removing_makes_no_passages_without_end(reader, revision, monkeypatch):
    monkeypatch.setattr(marks, "MOST_PASSAGES", 2)
    for words in ("The", "ferry"):
        operations.remove_highlight(by=reader, pk=highlight(reader, revision, words).pk)

    with pytest.raises(operations.MarkError, match="marked 2 places"):
        highlight(reader, revision, "leaves")
    highlight(reader, revision, "ferry")  # words that stand already are no new ones
    jot(factories.person("other"), revision, words="leaves")

    assert Passage.objects.count() == 3


def test_change_and_remove_are_for_the_author_alone(reader, revision):
    other = factories.person("other")
    jot(reader, revision)
    made = highlight(reader, revision)

    with pytest.raises(operations.NoSuchMarkError):
        operations.change_jotting(by=other, client_id=NUMBER, body="Theirs.")
    with pytest.raises(operations.NoSuchMarkError):
        operations.remove_jotting(by=other, client_id=NUMBER)
    with pytest.raises(operations.NoSuchMarkError):
        operations.remove_highlight(by=other, pk=made.pk)
    assert Jotting.objects.get().body == "A note."

    operations.change_jotting(by=reader, client_id=NUMBER, body="Better.")
    assert Jotting.objects.get().body == "Better."
    operations.remove_jotting(by=reader, client_id=NUMBER)
    operations.remove_highlight(by=reader, pk=made.pk)
    assert (Jotting.objects.count(), Highlight.objects.count()) == (0, 0)


def test_marks_follow_their_words_and_orphans_keep_the_last(reader, revision):
    article = revision.article
    jot(reader, revision, words="at seven")
    highlight(reader, revision, "Nobody on the quay agrees about the fare.")
    factories.revision(article, text="Note.\n\nNobody on the quay agrees about the fare.")
    publish_revision(by=None, revision=article.revisions.get(number=2))

    found = own_marks(reader.pk, article.pk)

    [mark] = found.highlights
    assert mark.standing.span == (7, 48)
    [jotting] = found.jottings
    assert (jotting.standing.span, jotting.standing.words) == (None, "at seven")
    assert found.gone == 1


def test_words_of_a_draft_are_not_told(reader, revision):
    article = revision.article
    jot(reader, revision, words="at seven")
    factories.revision(article, text="The ferry leaves at eight.")
    factories.revision(article, text="Nothing of it.")
    publish_revision(by=None, revision=article.revisions.get(number=3))

    [jotting] = own_marks(reader.pk, article.pk).jottings

    assert jotting.standing.words == "at seven"


@pytest.mark.parametrize("count", [1, 3])
def test_own_marks_are_a_fixed_number_of_queries(
    reader, revision, count, django_assert_num_queries
):
    for number, words in enumerate(["The", "ferry", "leaves"][:count]):
        highlight(reader, revision, words)
        jot(reader, revision, words=words, client_id=uuid.UUID(int=number))

    with django_assert_num_queries(3):
        found = own_marks(reader.pk)

    assert [len(found.highlights), len(found.jottings)] == [count, count]
