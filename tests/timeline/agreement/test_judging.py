"""Groups of statements."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import needs_samples
from tests.timeline.agreement.groups import labelled_groups, own_groups
from tests.timeline.agreement.strategies import groups
from tests.timeline.agreement.test_comparing import figure, said, words
from timeline.agreement import Kind, Verdict, judge


@needs_samples
def test_labelled_groups_are_raised_where_they_must_be():
    must = [group for group in labelled_groups() if group.label["raise"] == "must"]

    raised = [judge(group.statements).is_raised for group in must]

    assert raised == [True] * 4


@needs_samples
def test_labelled_groups_are_not_raised_where_they_must_not_be():
    must_not = [group for group in labelled_groups() if group.label["raise"] == "must_not"]

    raised = {group.label["id"] for group in must_not if judge(group.statements).is_raised}

    assert (len(must_not), raised) == (31, set())


@needs_samples
def test_labelled_growth_is_a_series_or_a_development():
    growth = [group for group in labelled_groups() if group.label["verdict"] == "growth"]

    for group in growth:
        judgement = judge(group.statements)
        figures = [one for one in group.statements if one.kind is Kind.NUMBER]
        times = {one.as_of for one in figures}
        assert judgement.verdict is Verdict.DEVELOP, group.label["id"]
        assert bool(judgement.series) is (len(times) > 1), group.label["id"]
    assert len(growth) == 12


@pytest.mark.parametrize("group", own_groups(), ids=lambda group: group.label["name"])
def test_our_own_groups_are_judged_as_expected(group):
    judgement = judge(group.statements)

    expected = group.label
    assert (
        judgement.verdict,
        judgement.is_weak,
        bool(judgement.series),
        bool(judgement.hint("en")),
    ) == (expected["verdict"], expected["weak"], expected["series"], expected["hint"])


@pytest.mark.parametrize("statements", [[], [said(words("a quay"))]])
def test_judge_says_nothing_of_fewer_than_two(statements):
    judgement = judge(statements)

    assert (judgement.verdict, judgement.is_raised, judgement.pairs) == (Verdict.SINGLE, False, ())


def test_judge_puts_a_series_in_the_order_of_time():
    late, early = said(figure(17), "a", at="2023"), said(figure(13), "b", at="2014-01")
    alone = said(figure(9, unit="boats"), "c", at="2014")

    judgement = judge([late, early, alone])

    assert judgement.series == ((early, late),)


def test_judge_tells_a_certain_contradiction_before_a_weak_one():
    one, other = said(figure(30), "a", at="1880"), said(figure(34), "b", at="1880")
    undated = said(figure(40), "c")

    judgement = judge([undated, one, other])

    assert (judgement.is_weak, [(p.first.key, p.second.key) for p in judgement.deciding]) == (
        False,
        [("a", "b")],
    )


@settings(deadline=None, max_examples=150)
@given(groups(), st.randoms(use_true_random=False))
def test_judge_does_not_mind_the_order(statements, random):
    shuffled = list(statements)
    random.shuffle(shuffled)

    assert judge(shuffled) == judge(statements)


@settings(deadline=None, max_examples=150)
@given(groups(min_size=1))
def test_an_equal_statement_never_makes_a_contradiction(statements):
    before = judge(statements)

    after = judge([*statements, replace(statements[0], key="again")])

    assert after.is_raised is before.is_raised
    assert after.verdict in (before.verdict, Verdict.AGREE)


@settings(deadline=None, max_examples=150)
@given(groups(min_size=2))
def test_leaving_a_statement_out_never_raises(statements):
    fewer, all_of_them = judge(statements[:-1]), judge(statements)

    assert all_of_them.is_raised or not fewer.is_raised


@settings(deadline=None, max_examples=150)
@given(groups())
def test_a_verdict_has_a_reason_in_both_languages(statements):
    judgement = judge(statements)

    for language in ("en", "vi"):
        reason = judgement.reason(language)
        assert reason.endswith(".")
        assert "{" not in reason
