"""Dates for property tests, as EDTF text."""

from hypothesis import strategies as st

from articles.dating.gregorian import days_in_month

qualifiers = st.sampled_from(["", "~", "?", "%"])


def year_text(year: int) -> str:
    """An astronomical year as EDTF writes it."""
    sign = "-" if year < 0 else ""
    return f"{'Y' if abs(year) > 9999 else ''}{sign}{abs(year):04}"


near_years = st.integers(-9999, 9999)
modern_years = st.integers(1900, 2060)


@st.composite
def months(draw: st.DrawFn, years: st.SearchStrategy[int] = near_years) -> str:
    return f"{year_text(draw(years))}-{draw(st.integers(1, 12)):02}"


@st.composite
def days(draw: st.DrawFn, years: st.SearchStrategy[int] = near_years) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    return f"{year_text(year)}-{month:02}-{draw(st.integers(1, days_in_month(year, month))):02}"


def unqualified(years: st.SearchStrategy[int] = near_years) -> st.SearchStrategy[str]:
    """Every form of calendar date, in the years given."""
    texts = years.map(year_text)
    return st.one_of(
        days(years),
        months(years),
        texts,
        months(years).map("{}-XX".format),
        texts.map("{}-XX".format),
        texts.map("{}-XX-XX".format),
        st.tuples(texts, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36])).map(
            lambda parts: f"{parts[0]}-{parts[1]}"
        ),
        years.filter(lambda year: not -10 < year < 0).map(lambda year: f"{year_text(year)[:-1]}X"),
        years.filter(lambda year: not -100 < year < 0).map(
            lambda year: f"{year_text(year)[:-2]}XX"
        ),
    )


def calendar_dates(years: st.SearchStrategy[int] = near_years) -> st.SearchStrategy[str]:
    return st.tuples(unqualified(years), qualifiers).map("".join)


far_years = st.integers(-(10**12) + 1, 10**12 - 1).map(year_text)


@st.composite
def intervals(draw: st.DrawFn, separator: str = "/") -> str:
    """Intervals that go forward: from a year to a later one, at any precision."""
    start = draw(modern_years)
    end = draw(st.integers(start + 150, start + 300))
    return separator.join(
        [draw(calendar_dates(st.just(start))), draw(calendar_dates(st.just(end)))]
    )


open_intervals = st.tuples(calendar_dates(), st.sampled_from(["{}/", "{}/..", "/{}", "../{}"])).map(
    lambda parts: parts[1].format(parts[0])
)


@st.composite
def sets(draw: st.DrawFn) -> str:
    members = draw(st.lists(calendar_dates(modern_years), min_size=1, max_size=3))
    extra = draw(st.sampled_from(["", "..1850", "2090..", "2070..2080"]))
    opening, closing = draw(st.sampled_from(["[]", "{}"]))
    return f"{opening}{','.join([*members, extra] if extra else members)}{closing}"


texts = st.one_of(calendar_dates(), far_years, intervals(), open_intervals, sets())
"""Any date that is accepted."""

close_texts = st.one_of(
    calendar_dates(st.integers(2010, 2014)),
    st.tuples(st.integers(2005, 2010), st.integers(2010, 2014)).map(lambda y: f"{y[0]}/{y[1]}"),
    sets(),
    st.integers(2010, 2014).map("../{}".format),
    st.integers(2010, 2014).map("{}/..".format),
)
"""Dates near each other, so that comparisons come out in every way."""
