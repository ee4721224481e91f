"""Deciding what becomes of passages and statements."""

import pytest

from articles.anchoring import AnchorStatus
from articles.models import Confirmation, DeskAction, Passage
from articles.operations.desk import (
    DeskError,
    accept_candidate,
    confirm_use,
    place_anew,
    retire_use,
    undo,
)
from articles.queries.waiting import orphans, to_confirm
from articles.uses import Use, _providers, register
from tests.factories import annotation, article, editor, mention, revision, term

pytestmark = pytest.mark.django_db

TEXT = "The harbour opened in 1946, people say.\n\nNobody on the quay agrees about the fare."
LOST = "The harbour opened in 1946, people say.\n\nThe clerk wrote something else entirely."
CHANGED = TEXT.replace("1946", "1947")


@pytest.fixture
def text():
    return article(text=TEXT)


@pytest.fixture
def orphan(text):
    """The anchor of an orphan with an annotation and a mention, and with a candidate."""
    annotation(text, "Nobody on the quay")
    mention(text, "Nobody on the quay", term=term())
    anchor = revision(text, text=LOST).anchors.get()
    start = LOST.index("The clerk")
    anchor.candidate_start, anchor.candidate_end = start, start + len("The clerk")
    anchor.save()
    return anchor


@pytest.fixture
def unsure(text):
    """The anchor of a mention under which a year was changed, and the key of the mention."""
    made = mention(text, "opened in 1946", term=term())
    return revision(text, text=CHANGED).anchors.get(), f"mention:{made.pk}"


def state(anchor):
    anchor.refresh_from_db()
    return (anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix, anchor.status)


def test_accept_candidate_gives_the_orphan_its_place(orphan):
    by = editor()

    action = accept_candidate(by=by, anchor=orphan)

    start = LOST.index("The clerk")
    assert state(orphan)[:3] == (start, start + 9, "The clerk")
    assert (orphan.status, orphan.reason) == (AnchorStatus.MOVED, "placed_by_editor")
    assert (action.kind, action.made_by) == ("accept", by)
    assert (orphans(), to_confirm()) == ([], [])


def test_accept_candidate_is_undone(orphan):
    before = state(orphan)
    action = accept_candidate(by=None, anchor=orphan)

    undo(by=None, action=action)

    assert state(orphan) == before
    assert not Confirmation.objects.exists()
    assert len(orphans()) == 1


def test_accept_candidate_needs_a_candidate(orphan):
    orphan.candidate_start = orphan.candidate_end = None
    orphan.save()

    with pytest.raises(DeskError, match="no proposed place"):
        accept_candidate(by=None, anchor=orphan)


def test_accept_candidate_needs_an_orphan(orphan):
    accept_candidate(by=None, anchor=orphan)

    with pytest.raises(DeskError, match="has a place already"):
        accept_candidate(by=None, anchor=orphan)

    assert DeskAction.objects.count() == 1


def test_place_anew_takes_selected_words_without_space_at_the_edges(orphan):
    start = LOST.index("something else")

    place_anew(by=None, anchor=orphan, start=start - 1, end=start + 15)

    assert state(orphan)[:3] == (start, start + 14, "something else")
    assert orphan.prefix.endswith("The clerk wrote ")
    assert (orphans(), to_confirm()) == ([], [])


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 999), (39, 41)])
def test_place_anew_refuses_what_holds_no_words(orphan, start, end):
    before = state(orphan)

    with pytest.raises(DeskError, match="no words"):
        place_anew(by=None, anchor=orphan, start=start, end=end)

    assert state(orphan) == before


def test_place_anew_twice_is_undone_from_the_last(orphan):
    first = place_anew(by=None, anchor=orphan, start=0, end=3)
    held = state(orphan)
    second = place_anew(by=None, anchor=orphan, start=4, end=11)

    with pytest.raises(DeskError, match="placed again"):
        undo(by=None, action=first)
    undo(by=None, action=second)

    assert state(orphan) == held
    undo(by=None, action=first)
    assert orphan.status == "moved"
    assert state(orphan)[-1] == AnchorStatus.ORPHANED


@pytest.mark.parametrize("decide", [accept_candidate, place_anew, confirm_use])
def test_decision_on_an_older_revision_is_refused(text, orphan, decide):
    revision(text, text=LOST + " More.")
    options = {place_anew: {"start": 0, "end": 3}, confirm_use: {"use": "mention:1"}}

    with pytest.raises(DeskError, match="newer revision"):
        decide(by=None, anchor=orphan, **options.get(decide, {}))

    assert not DeskAction.objects.exists()


def test_place_is_carried_to_the_next_revision(text, orphan):
    accept_candidate(by=None, anchor=orphan)

    later = revision(text, text="So. " + LOST)

    assert later.anchors.get().exact == "The clerk"
    assert to_confirm() == []


def test_undo_of_a_place_that_was_carried_on_is_refused(text, orphan):
    action = accept_candidate(by=None, anchor=orphan)
    revision(text, text="So. " + LOST)

    with pytest.raises(DeskError, match="newer revision"):
        undo(by=None, action=action)


def test_confirm_use_settles_and_is_undone(unsure):
    anchor, key = unsure
    by = editor()

    action = confirm_use(by=by, anchor=anchor, use=key)

    assert to_confirm() == []
    assert Confirmation.objects.get().confirmed_by == by
    assert action.before == {"label": "Mention of Ferry Company"}
    undo(by=by, action=action)
    assert [each.use.key for each in to_confirm()] == [key]


def test_confirm_use_twice_is_refused(unsure):
    anchor, key = unsure
    confirm_use(by=None, anchor=anchor, use=key)

    with pytest.raises(DeskError, match="confirmed already"):
        confirm_use(by=None, anchor=anchor, use=key)


def test_confirm_use_needs_the_statement(unsure):
    with pytest.raises(DeskError, match="no longer there"):
        confirm_use(by=None, anchor=unsure[0], use="mention:99")


def test_confirm_use_needs_words(orphan):
    use = f"mention:{orphan.passage.mentions.get().pk}"

    with pytest.raises(DeskError, match="no words to confirm"):
        confirm_use(by=None, anchor=orphan, use=use)


def test_undo_of_a_place_keeps_what_was_confirmed_before(unsure):
    anchor, key = unsure
    confirm_use(by=None, anchor=anchor, use=key)
    action = place_anew(by=None, anchor=anchor, start=0, end=3)

    undo(by=None, action=action)

    assert to_confirm() == []
    assert Confirmation.objects.get().use == key


def test_retire_use_takes_a_statement_back_and_is_undone(unsure):
    anchor, key = unsure

    action = retire_use(by=None, anchor=anchor, use=key)

    assert to_confirm() == []
    assert anchor.passage.mentions.get().is_retired
    undo(by=None, action=action)
    assert not anchor.passage.mentions.get().is_retired
    assert len(to_confirm()) == 1


def test_retire_use_of_an_annotation_restores_its_status(orphan):
    [note] = orphan.passage.annotations.all()

    action = retire_use(by=editor(), anchor=orphan, use=f"annotation:{note.pk}")
    note.refresh_from_db()
    retired = note.status
    undo(by=editor("other"), action=action)

    note.refresh_from_db()
    assert (retired, note.status) == ("retired", "published")
    assert [row.history_user.username for row in note.history.all()[:2]] == ["other", "editor"]


def test_retire_use_twice_is_refused(unsure):
    anchor, key = unsure
    retire_use(by=None, anchor=anchor, use=key)

    with pytest.raises(DeskError, match="no longer there"):
        retire_use(by=None, anchor=anchor, use=key)


def test_retire_use_refuses_what_has_no_retirement(unsure, monkeypatch):
    anchor, _key = unsure
    monkeypatch.setitem(_providers, Passage, dict(_providers[Passage]))
    use = Use("key:1", "A key", "/", True, True, True)
    register(Passage, "key", lambda keys: {key: [use] for key in keys})

    with pytest.raises(DeskError, match="cannot be retired here"):
        retire_use(by=None, anchor=anchor, use="key:1")


def test_undo_twice_is_refused(unsure):
    anchor, key = unsure
    action = confirm_use(by=None, anchor=anchor, use=key)
    undo(by=None, action=action)

    with pytest.raises(DeskError, match="undone already"):
        undo(by=None, action=action)
