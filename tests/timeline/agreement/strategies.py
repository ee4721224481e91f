"""Statements for property tests, near each other so that every verdict comes out."""

from decimal import Decimal

from hypothesis import strategies as st

from articles.dating import parse
from tests.articles.dating import strategies as dates
from timeline.agreement import Counting, Kind, Qualifier, Quantity, Statement, Wording

near_dates = dates.close_texts.map(parse)

quantities = st.builds(
    Quantity,
    value=st.one_of(st.integers(-3, 40).map(Decimal), st.decimals(28, 34, places=1)),
    unit=st.sampled_from(["ships", "crowns"]),
    counting=st.sampled_from(Counting),
    qualifier=st.sampled_from(Qualifier),
)
wordings = st.builds(
    Wording,
    kind=st.sampled_from([Kind.TERM, Kind.STATUS, Kind.WORDS]),
    text=st.sampled_from(["signed", "Signed.", "signed and in force", "lapsed", "đã ký", "Da ky"]),
)
times = st.none() | near_dates


def statements(key="only"):
    return st.builds(
        Statement,
        key=st.just(key),
        source=st.sampled_from(["a", "b"]),
        value=near_dates | quantities | wordings,
        scope=st.sampled_from(["", "harbour"]),
        as_of=times,
        published=times,
    )


@st.composite
def groups(draw, min_size=0, max_size=5):
    """Statements with keys of their own."""
    size = draw(st.integers(min_size, max_size))
    return [draw(statements(key=str(place))) for place in range(size)]
