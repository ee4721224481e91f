from articles.dating import parse
from portal.ui.charts.strip import by_then
from portal.ui.charts.timeline import Kind
from tests.portal.ui.charts.samples import event

DAY = parse("2014-01").earliest


def test_by_then_takes_what_was_over_or_had_begun():
    found = [
        event("later", "2016"),
        event("running", "2013/2014"),
        event("renewal", "1986/.."),
        event("un", "1977-09-20"),
        event("goal", "2010", kind=Kind.GOAL),
    ]

    assert [item.key for item in by_then(found, DAY, 5)] == ["un", "renewal"]


def test_by_then_prefers_weight_and_then_nearness():
    found = [
        event("a", "1977", weight=2),
        event("b", "1986"),
        event("c", "1995"),
        event("d", "2007"),
    ]

    assert [item.key for item in by_then(found, DAY, 3)] == ["a", "c", "d"]
