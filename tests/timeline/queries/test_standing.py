"""Which statements stand, for readers and for editors."""

import pytest

from articles.operations.desk import confirm_use
from articles.operations.publishing import publish_revision, withdraw_article
from tests.factories import (
    article,
    attestation,
    event,
    figure,
    indicator,
    observation,
    published,
    revision,
)
from timeline.agreement import Kind, Wording
from timeline.models import Indicator
from timeline.operations.statements import retire_attestation
from timeline.queries.standing import (
    Audience,
    ground,
    observations_shown,
    standing_attestations,
    standing_observations,
)

pytestmark = pytest.mark.django_db

CHANGED = "The ferry leaves at eight.\n\nNobody on the quay agrees about the fare."
GONE = "Nobody on the quay agrees about the fare."


def publish(chosen):
    publish_revision(by=None, revision=chosen)


def test_statement_has_its_place_its_words_and_its_value():
    about = event()
    made = attestation(
        about, published(), "leaves at seven", "1998-03-14", scope="departure", as_of="1998"
    )

    [standing] = standing_attestations(ground())

    statement = standing.statement
    assert (standing.row, standing.start, standing.words, standing.is_waiting) == (
        made,
        10,
        "leaves at seven",
        False,
    )
    assert (
        statement.key,
        statement.source,
        str(statement.value),
        statement.scope,
        str(statement.as_of),
        str(statement.published),
    ) == (f"attestation:{made.pk}", "ferry", "1998-03-14", "departure", "1998", "1998-03")


@pytest.mark.parametrize("value", [figure(30, unit_vi="người"), Wording(Kind.STATUS, "open", "mở")])
def test_statement_has_the_value_that_was_stated(value):
    attestation(event(), published(), "ferry", value)

    [standing] = standing_attestations(ground())

    assert standing.statement.value == value


def test_observation_stands_with_its_figure():
    made = observation(indicator(), published(), "seven", 7)

    [standing] = standing_observations(ground())

    assert (standing.row, standing.words, standing.statement.value) == (made, "seven", figure(7))


def test_statements_come_in_the_order_of_publication_and_of_the_text():
    about, early = event(), published("early")
    late = published("late")
    early.source.published = "1990"
    early.source.save()
    second = attestation(about, late, "ferry")
    third = attestation(about, late, "seven")
    first = attestation(about, early, "ferry")

    standing = standing_attestations(ground(), [about.pk])

    assert [each.row for each in standing] == [first, second, third]


def test_readers_see_nothing_that_stands_on_a_draft():
    attestation(event(), article(), "ferry")

    assert standing_attestations(ground()) == []
    assert len(standing_attestations(ground(Audience.EDITORS))) == 1


def test_nothing_stands_on_a_withdrawn_text():
    text = published()
    attestation(event(), text, "ferry")
    withdraw_article(by=None, article=text)

    assert standing_attestations(ground()) == []


def test_a_retired_statement_does_not_stand():
    made = attestation(event(), published(), "ferry")
    retire_attestation(None, made.pk)

    assert standing_attestations(ground()) == []


def test_a_statement_whose_words_are_gone_does_not_stand():
    text = published()
    attestation(event(), text, "The ferry leaves at seven.")
    publish(revision(text, text=GONE))

    assert standing_attestations(ground()) == []


def test_a_statement_waits_where_its_words_changed_until_it_is_confirmed():
    text = published()
    made = attestation(event(), text, "The ferry leaves at seven.")
    changed = revision(text, text=CHANGED)

    before = [each.is_waiting for each in standing_attestations(ground())]
    publish(changed)
    after = [each.is_waiting for each in standing_attestations(ground())]
    anchor = made.passage.anchors.get(revision=changed)
    confirm_use(by=None, anchor=anchor, use=f"attestation:{made.pk}")
    confirmed = [each.is_waiting for each in standing_attestations(ground())]

    assert (before, after, confirmed) == ([False], [True], [False])


def test_a_statement_on_the_words_of_a_draft_waits_for_readers_until_these_are_published():
    text = published()
    attestation(event("older"), text, "The ferry leaves at seven.")
    draft = revision(text, text=CHANGED)
    attestation(event("newer"), text, "The ferry leaves at eight.")

    def waiting(audience):
        standing = standing_attestations(ground(audience))
        return {each.row.event.slug: each.is_waiting for each in standing}

    before = [waiting(audience) for audience in Audience]
    publish(draft)
    after = waiting(Audience.READERS)

    assert before == [{"older": False, "newer": True}, {"older": True, "newer": False}]
    assert after == {"older": True, "newer": False}


def test_a_statement_on_words_that_a_draft_leaves_alone_counts_for_readers():
    text = published()
    attestation(event("older"), text, "about the fare.")
    revision(text, text=CHANGED)
    attestation(event("newer"), text, "about the fare.")

    assert [each.is_waiting for each in standing_attestations(ground())] == [False, False]


def test_a_statement_on_words_that_only_a_draft_has_does_not_stand_for_readers():
    text = published()
    revision(text, text=f"{text.published_revision.text}\n\nIt was built in 1998.")
    attestation(event(), text, "built in 1998")

    assert standing_attestations(ground()) == []
    assert len(standing_attestations(ground(Audience.EDITORS))) == 1


def test_a_statement_confirmed_on_a_draft_counts_on_the_published_words_too():
    text = published()
    made = attestation(event(), text, "The ferry leaves at seven.")
    draft = revision(text, text=CHANGED)
    confirm_use(by=None, anchor=draft.anchors.get(), use=f"attestation:{made.pk}")

    [standing] = standing_attestations(ground())

    assert (standing.words, standing.is_waiting) == ("The ferry leaves at seven.", False)


def test_figure_on_the_words_of_a_draft_is_not_shown_until_these_are_published():
    made, text = indicator(), published()
    observation(made, text, "The ferry leaves at seven.", "7")
    draft = revision(text, text=CHANGED)
    observation(indicator("later"), text, "The ferry leaves at eight.", "8")
    later = Indicator.objects.get(slug="later")

    before = [each.row.value for each in observations_shown([made.pk, later.pk])]
    publish(draft)
    after = [each.row.value for each in observations_shown([made.pk, later.pk])]

    assert (before, after) == ([7], [8])


def test_figures_that_are_shown_take_one_query_where_no_words_changed(django_assert_num_queries):
    made, text = indicator(), published()
    observation(made, text, "ferry", "30")
    observation(made, text, "quay", "40")

    with django_assert_num_queries(1):
        shown = observations_shown([made.pk])

    assert [each.row.value for each in shown] == [30, 40]


def test_figure_that_waits_is_not_shown():
    made, text = indicator(), published()
    waits = observation(made, text, "The ferry leaves at seven.", "30")
    observation(made, text, "the quay", "40")
    changed = revision(text, text=CHANGED)

    before = [each.row.value for each in observations_shown([made.pk])]
    publish(changed)
    after = [each.row.value for each in observations_shown([made.pk])]
    anchor = waits.passage.anchors.get(revision=changed)
    confirm_use(by=None, anchor=anchor, use=f"observation:{waits.pk}")
    confirmed = [each.row.value for each in observations_shown([made.pk])]

    assert (before, after, confirmed) == ([30, 40], [40], [30, 40])


@pytest.mark.parametrize("state", ["draft", "withdrawn", "gone"])
def test_figure_that_readers_cannot_see_is_not_shown(state):
    made = indicator()
    text = article() if state == "draft" else published()
    observation(made, text, "The ferry leaves at seven.", "30")
    if state == "withdrawn":
        withdraw_article(by=None, article=text)
    if state == "gone":
        publish(revision(text, text=GONE))

    assert observations_shown([made.pk]) == []


def test_editors_go_by_the_latest_revision():
    text = published()
    attestation(event(), text, "The ferry leaves at seven.")
    revision(text, text=CHANGED)

    [standing] = standing_attestations(ground(Audience.EDITORS))

    assert (standing.words, standing.is_waiting) == ("The ferry leaves at eight.", True)
