"""Items and captions for the tests of the drawings."""

from hypothesis import strategies as st

from articles.dating import OPEN_END, Bounds, parse
from portal.ui.charts.scale import window_of
from portal.ui.charts.timeline import Caption, Kind, Lane, Links, TimelineItem

LANES = (
    Lane("talks", "Ngoại giao đa phương", "N"),
    Lane("trade", "Trade", "T"),
    Lane("goals", "Goals stated", "G", goals=True),
)
LINKS = Links(lambda window: f"?window={window.edtf}", "?all")
WINDOWS = ["1945/2045", "1986/2006", "198X", "2013", "2013-04", "2007/2012"]
WORDS = ["Congress", "Gia nhập Liên hợp quốc", "Res. 22, four dates", "WTO", "W" * 40, ""]
TODAY = parse("2026-11-22").earliest


def event(key, edtf, lane="talks", *, disputed=(), **more):
    """An item with a date in EDTF."""
    date = parse(edtf)
    return TimelineItem(
        key=key,
        earliest=date.earliest,
        latest=date.latest,
        lane=lane,
        approximate=date.approximate,
        disputed=tuple(parse(stated).spans[0] for stated in disputed),
        **more,
    )


def captions_for(placement, label="An event"):
    return {key: Caption(label, f"{label}, in full", f"/{key}/") for key in placement.alone}


days = st.integers(parse("1940").earliest, parse("2050").latest)
clustered_days = st.integers(parse("2013-03").earliest, parse("2013-05").latest)


@st.composite
def items(draw, most=60):
    """Items of every kind, some of them close together, with distinct keys."""
    found = []
    for number in range(draw(st.integers(0, most))):
        first = draw(days | clustered_days)
        length = draw(st.sampled_from([0, 0, 29, 364, 3652]))
        open_end = draw(st.integers(0, 9)) == 0
        disputed = ()
        if draw(st.integers(0, 5)) == 0:
            disputed = (Bounds(first, first), Bounds(first + length, first + length + 30))
        found.append(
            TimelineItem(
                key=f"e{number}",
                earliest=first,
                latest=OPEN_END if open_end else first + length,
                lane=draw(st.sampled_from([lane.key for lane in LANES])),
                kind=draw(st.sampled_from(list(Kind))),
                approximate=draw(st.booleans()),
                passages=draw(st.integers(1, 20)),
                disputed=disputed,
                weight=draw(st.integers(0, 3)),
            )
        )
    return found


windows = st.sampled_from(WINDOWS).map(window_of)
