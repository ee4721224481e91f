"""Two statements about one thing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from articles.dating import parse
from tests.timeline.agreement.strategies import statements
from timeline.agreement import (
    Counting,
    Difference,
    Kind,
    Qualifier,
    Quantity,
    Statement,
    Verdict,
    Wording,
    compare,
)


def said(value, key="a", *, at=None, published=None, scope=""):
    return Statement(
        key=key,
        source=key,
        value=value,
        scope=scope,
        as_of=parse(at) if at else None,
        published=parse(published) if published else None,
    )


def figure(value, qualifier=Qualifier.EXACT, *, unit="ships", counting=Counting.STOCK):
    return Quantity(Decimal(value), unit, counting, qualifier)


def status(text):
    return Wording(Kind.STATUS, text)


def words(text):
    return Wording(Kind.WORDS, text)


def term(text):
    return Wording(Kind.TERM, text)


AGREE = (Verdict.AGREE, False, None)
PRECISION = (Verdict.DIFFER_BY_PRECISION, False, None)
DEVELOP = (Verdict.DEVELOP, False, None)
CONTRADICT = (Verdict.CONTRADICT, False, None)
WEAK = (Verdict.CONTRADICT, True, None)


def apart(difference):
    return (Verdict.NOT_COMPARABLE, False, difference)


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (said(parse("1931")), said(parse("1931")), AGREE),
        (said(parse("1931-06")), said(parse("1931")), PRECISION),
        (said(parse("1931/1933")), said(parse("1932/1934")), WEAK),
        (said(parse("1931")), said(parse("1932")), CONTRADICT),
        (said(parse("1931"), scope="begun"), said(parse("1932")), apart(Difference.SCOPE)),
        (said(parse("1931"), scope="The Quay"), said(parse("1931"), scope="the quay"), AGREE),
        (said(parse("1950"), at="1940"), said(parse("1955"), at="1945"), DEVELOP),
        (
            said(parse("1950"), at="1940", scope="the bridge"),
            said(parse("1955"), at="1945", scope="the tunnel"),
            DEVELOP,
        ),
        (said(parse("1950"), at="1940"), said(parse("1950"), at="1945"), AGREE),
        (said(parse("1950"), at="1940"), said(parse("1955"), at="1940"), CONTRADICT),
        (said(parse("1950"), at="1940"), said(parse("1955")), CONTRADICT),
        (said(figure(30), at="1880"), said(figure(30), at="1890"), AGREE),
        (said(figure(30), at="1880"), said(figure("30.0"), at="1880"), AGREE),
        (said(figure(30), at="1880"), said(figure(34), at="1890"), DEVELOP),
        (said(figure(30), published="1880"), said(figure(34), published="1890"), DEVELOP),
        (said(figure(30), at="1880"), said(figure(34), at="1880"), CONTRADICT),
        (said(figure(30), at="1880"), said(figure(34), at="1880-05"), WEAK),
        (said(figure(30), at="1880"), said(figure(34)), WEAK),
        (said(figure(30, Qualifier.OVER)), said(figure(34)), PRECISION),
        (said(figure(30)), said(figure(30, unit="boats")), apart(Difference.UNIT)),
        (
            said(figure(30)),
            said(figure(30, counting=Counting.FLOW)),
            apart(Difference.COUNTING),
        ),
        (said(figure(30)), said(parse("1930")), apart(Difference.KIND)),
        (said(figure(30), at="1880"), said(words("many"), at="1870"), DEVELOP),
        (said(figure(30), at="1880"), said(words("many"), at="1880"), apart(Difference.KIND)),
        (
            said(parse("1880"), at="1890"),
            said(words("long ago"), at="1930"),
            apart(Difference.KIND),
        ),
        (said(term("Viet Nam")), said(term("Vietnam")), AGREE),
        (said(term("Việt Nam")), said(term("VIET NAM")), AGREE),
        (said(term("Act 12")), said(term("Act 12/1959")), PRECISION),
        (said(term("Act 12"), at="1960"), said(term("Act 13"), at="1970"), CONTRADICT),
        (said(status("signed"), at="1950"), said(status("signed, in force"), at="1960"), DEVELOP),
        (said(status("signed"), at="1950"), said(status("signed, in force"), at="1950"), PRECISION),
        (said(status("signed"), at="1950"), said(status("lapsed"), at="1950"), CONTRADICT),
        (said(status("signed")), said(status("lapsed")), WEAK),
        (said(words("a quay")), said(words("a harbour")), apart(Difference.WORDS)),
        (
            said(words("a quay"), published="1950"),
            said(words("a harbour"), published="1960"),
            apart(Difference.WORDS),
        ),
        (said(words("a quay"), at="1950"), said(words("a harbour"), at="1960"), DEVELOP),
    ],
)
def test_compare_gives_the_verdict(first, second, outcome):
    there, back = compare(first, second), compare(second, first)

    assert (there.verdict, there.is_weak, there.difference) == outcome
    assert (back.verdict, back.is_weak, back.difference) == outcome


@settings(deadline=None, max_examples=300)
@given(statements(key="a"), statements(key="b"))
def test_compare_gives_the_same_in_either_order(first, second):
    there, back = compare(first, second), compare(second, first)

    assert (there.verdict, there.is_weak, there.difference) == (
        back.verdict,
        back.is_weak,
        back.difference,
    )


@settings(deadline=None, max_examples=200)
@given(statements())
def test_a_statement_agrees_with_itself(statement):
    assert compare(statement, statement).verdict is Verdict.AGREE
