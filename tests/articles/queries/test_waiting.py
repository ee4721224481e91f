"""What waits on the desk."""

import pytest

from articles.models import Passage
from articles.operations.annotations import retire_annotation
from articles.operations.desk import confirm_use
from articles.queries.waiting import (
    keys_to_confirm,
    last_words,
    orphans,
    to_confirm,
    waiting_count,
)
from articles.uses import Use, _providers, register
from tests.factories import annotation, article, mention, revision, source, term

pytestmark = pytest.mark.django_db

TEXT = "The harbour opened in 1946, people say.\n\nNobody on the quay agrees about the fare."


def with_words(old, new):
    assert old in TEXT
    return TEXT.replace(old, new)


def waiting_words():
    return [(each.base.exact, each.anchor.exact) for each in to_confirm()]


@pytest.fixture
def text():
    return article(text=TEXT)


@pytest.fixture
def named(text):
    return mention(text, "opened in 1946, people", term=term())


def test_changed_digit_of_a_year_waits(text, named):
    changed = revision(text, text=with_words("1946", "1947"))

    assert waiting_words() == [("opened in 1946, people", "opened in 1947, people")]
    assert keys_to_confirm(changed) == {f"mention:{named.pk}"}
    assert keys_to_confirm(text.revisions.get(number=1)) == frozenset()


@pytest.mark.parametrize("new", ["1946; people", "1946,  people", "1946 – people", "1946, People"])
def test_changed_punctuation_does_not_wait(text, named, new):
    revision(text, text=with_words("1946, people", new))

    assert waiting_words() == []


def test_words_before_a_statement_do_not_make_it_wait(text, named):
    revision(text, text="In 1950. " + TEXT)

    assert waiting_words() == []


def test_annotation_does_not_wait_for_confirmation(text):
    annotation(text, "opened in 1946")
    revision(text, text=with_words("1946", "1947"))

    assert waiting_words() == []


def test_statement_waits_in_later_revisions_too(text, named):
    revision(text, text=with_words("1946", "1947"))
    later = revision(text, text=with_words("1946", "1947") + " So.")

    assert keys_to_confirm(later) == {f"mention:{named.pk}"}


def test_confirmation_holds_until_words_change_again(text, named):
    key = f"mention:{named.pk}"
    changed = revision(text, text=with_words("1946", "1947"))
    confirm_use(by=None, anchor=changed.anchors.get(), use=key)

    held = revision(text, text=with_words("1946", "1947") + " So.")
    again = revision(text, text=with_words("1946", "1948"))

    assert [keys_to_confirm(each) for each in (changed, held, again)] == [set(), set(), {key}]
    assert waiting_words() == [("opened in 1947, people", "opened in 1948, people")]


def test_revert_of_the_text_settles_a_statement(text, named):
    changed = revision(text, text=with_words("1946", "1947"))
    back = revision(text, text=TEXT)

    assert waiting_words() == []
    assert keys_to_confirm(back) == frozenset()
    assert keys_to_confirm(changed) == {f"mention:{named.pk}"}


def test_statement_made_on_an_old_passage_does_not_wait_for_older_changes(text):
    annotation(text, "opened in 1946")
    changed = revision(text, text=with_words("1946", "1947"))

    made = mention(text, "opened in 1947", term=term())
    revision(text, text=with_words("1946", "1948"))

    assert made.passage.anchors.count() == 3
    assert keys_to_confirm(changed) == frozenset()
    assert waiting_words() == [("opened in 1947", "opened in 1948")]


def test_retired_mention_does_not_wait(text, named):
    revision(text, text=with_words("1946", "1947"))
    named.is_retired = True
    named.save()

    assert waiting_words() == []


def test_orphan_has_its_last_words_and_its_candidate(text):
    annotation(text, "Nobody on the quay agrees about the fare.", "A note.")
    gone = revision(text, text="The harbour opened in 1946, people say.\n\nThe clerk is mute.")

    [orphan] = orphans()

    assert (orphan.anchor.revision, orphan.anchor.revision.article) == (gone, text)
    assert orphan.last_stood.exact == "Nobody on the quay agrees about the fare."
    assert orphan.last_stood.revision.number == 1
    assert [use.label for use in orphan.uses] == ["Context: A note."]
    assert waiting_count() == 1


def test_orphans_are_those_of_the_latest_revision(text):
    annotation(text, "Nobody on the quay agrees about the fare.")
    revision(text, text="Nothing of it.")
    revision(text, text=TEXT)

    assert orphans() == []


def test_orphan_of_which_all_is_retired_does_not_wait(text):
    note = annotation(text, "Nobody on the quay agrees about the fare.")
    revision(text, text="Nothing of it.")

    retire_annotation(None, note.pk)

    assert orphans() == []


def test_pupils_marks_never_wait(text, monkeypatch):
    passage = annotation(text, "Nobody on the quay agrees about the fare.").passage
    passage.annotations.all().delete()
    mark = Use("highlight:1", "A pupil's", "/", False, False, True, is_editorial=False)
    monkeypatch.setitem(_providers, Passage, dict(_providers[Passage]))
    register(Passage, "highlight", lambda keys: {key: [mark] for key in keys})
    revision(text, text=with_words("agrees about the fare", "knows of any fares"))
    revision(text, text="Nothing of it.")

    assert (orphans(), to_confirm()) == ([], [])


def test_last_words_of_a_place_and_of_an_orphan(text):
    passage = annotation(text, "Nobody on the quay agrees about the fare.").passage
    gone = revision(text, text="Nothing of it.")
    revision(text, text=TEXT)

    first = passage.anchors.get(revision__number=1)
    assert last_words(first) == first
    assert last_words(gone.anchors.get()) == first


@pytest.mark.parametrize("count", [1, 3])
def test_waiting_is_read_in_as_many_queries_for_three_as_for_one(count, django_assert_num_queries):
    for number in range(count):
        slug = f"text-{number}"
        made = article(slug, text=TEXT, source=source(slug))
        annotation(made, "Nobody on the quay agrees about the fare.")
        mention(made, "opened in 1946", term=term(slug))
        revision(made, text="The harbour opened in 1947, people say.")

    with django_assert_num_queries(11):
        assert len(orphans()) == count
    with django_assert_num_queries(12):
        assert len(to_confirm()) == count
