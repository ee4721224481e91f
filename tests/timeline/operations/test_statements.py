"""Saying what passages state."""

import pytest
from django.core.exceptions import ValidationError

from articles.dating import parse
from articles.queries.waiting import to_confirm
from tests.factories import annotation, article, event, figure, indicator, person, revision
from tests.factories.timeline import passage
from timeline.agreement import Counting, Kind, Qualifier, Wording
from timeline.operations.statements import (
    About,
    attest,
    observe,
    refer_to_event,
    restore_attestation,
    retire_attestation,
)

pytestmark = pytest.mark.django_db

OLD = "The ferry leaves at seven."
NEW = "The ferry leaves at eight."


def values(row, *names):
    row.refresh_from_db()
    return [getattr(row, name) for name in names]


def test_attest_keeps_a_date_and_what_it_is_about():
    editor = person("editor")
    about = About("departure", "giờ đi", parse("1998"), "As printed.", "Như bản in.")

    made = attest(
        by=editor,
        event=event(),
        passage=passage(article(), "seven"),
        value=parse("1998-03-14"),
        about=about,
    )

    names = ("kind", "date", "date_precision", "scope", "scope_vi", "as_of", "comment", "editor")
    assert values(made, *names) == [
        "date",
        "1998-03-14",
        "day",
        "departure",
        "giờ đi",
        "1998",
        "As printed.",
        editor,
    ]


def test_attest_keeps_a_figure():
    value = figure("2.5", "hours", Counting.FLOW, Qualifier.NEARLY, unit_vi="giờ")

    made = attest(by=None, event=event(), passage=passage(article(), "seven"), value=value)

    assert values(made, "kind", "number", "unit", "unit_vi", "counting", "qualifier") == [
        "number",
        value.value,
        "hours",
        "giờ",
        "flow",
        "nearly",
    ]


@pytest.mark.parametrize("kind", [Kind.TERM, Kind.STATUS, Kind.WORDS])
def test_attest_keeps_words(kind):
    value = Wording(kind, " leaves ", "rời bến")

    made = attest(by=None, event=event(), passage=passage(article(), "leaves"), value=value)

    assert values(made, "kind", "text", "text_vi") == [kind, "leaves", "rời bến"]


def test_attest_refuses_no_words():
    value = Wording(Kind.STATUS, "  ")

    with pytest.raises(ValidationError) as refusal:
        attest(by=None, event=event(), passage=passage(article(), "leaves"), value=value)

    assert refusal.value.message_dict["text"] == ["What does the passage say?"]


def test_attest_refuses_the_same_again():
    about, words = event(), passage(article(), "seven")
    attest(by=None, event=about, passage=words, value=parse("1998"))

    with pytest.raises(ValidationError, match="This passage attests the event in this way"):
        attest(by=None, event=about, passage=words, value=parse("1999"))


def test_restore_is_refused_where_another_took_the_place():
    about, words = event(), passage(article(), "seven")
    first = attest(by=None, event=about, passage=words, value=parse("1998"))
    retire_attestation(None, first.pk)
    attest(by=None, event=about, passage=words, value=parse("1999"))

    with pytest.raises(ValidationError, match="This passage attests the event in this way"):
        restore_attestation(None, first.pk)


def test_observe_keeps_a_figure_with_its_time():
    value = figure(30, qualifier=Qualifier.OVER)
    about = About(as_of=parse("1998-03"))

    made = observe(
        by=None,
        indicator=indicator(),
        passage=passage(article(), "seven"),
        value=value,
        about=about,
    )

    assert values(made, "value", "qualifier", "unit", "counting", "as_of") == [
        30,
        "over",
        "passengers",
        "stock",
        "1998-03",
    ]


def test_observe_refuses_the_same_again():
    about, words = indicator(), passage(article(), "seven")
    observe(by=None, indicator=about, passage=words, value=figure(30))

    with pytest.raises(ValidationError, match="This passage gives the figure already"):
        observe(by=None, indicator=about, passage=words, value=figure(31))


def changed_passage():
    """A passage on old words that a later revision changed, with both revisions."""
    text = article(text=OLD)
    words = passage(text, OLD)
    return words, text.revisions.get(), revision(text, text=NEW)


def waiting():
    return {each.use.key for each in to_confirm()}


def test_statements_on_an_old_passage_do_not_wait_for_what_changed_before():
    words, _old, _new = changed_passage()

    attest(by=None, event=event(), passage=words, value=parse("1998"))
    observe(by=None, indicator=indicator(), passage=words, value=figure(8))

    assert waiting() == set()


def test_statements_on_words_that_have_changed_since_wait():
    words, old, _new = changed_passage()

    first = attest(by=None, event=event(), passage=words, value=parse("1998"), revision=old)
    second = observe(by=None, indicator=indicator(), passage=words, value=figure(7), revision=old)

    assert waiting() == {f"attestation:{first.pk}", f"observation:{second.pk}"}


def test_statements_wait_for_what_changes_after_them():
    words, _old, new = changed_passage()
    made = attest(by=None, event=event(), passage=words, value=parse("1998"))

    revision(new.article, text="The ferry leaves at nine.")

    assert waiting() == {f"attestation:{made.pk}"}


def test_statements_are_made_of_an_orphan_by_the_words_that_it_had():
    words, _old, new = changed_passage()
    revision(new.article, text="Something else entirely stands here.")

    attest(by=None, event=event(), passage=words, value=parse("1998"))
    revision(new.article, text=NEW)

    assert waiting() == set()


def test_refer_to_event_replaces_the_reference():
    note, second = annotation(article(), "ferry"), event("second-sailing")
    refer_to_event(by=None, annotation=note, event=event())

    refer_to_event(by=None, annotation=note, event=second)

    note.refresh_from_db()
    assert note.event_reference.event == second
