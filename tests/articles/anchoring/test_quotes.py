import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.anchoring import Found, Selectors, find_quote, selectors

TEXT = (
    "The bridge was built in 1902 by three families. The market opened later, and the bridge was "
    "repaired. Nobody crossed at night."
)
VIETNAMESE = (
    "Chợ họp ba ngày một phiên bên bờ sông Lạnh. Người bán cá tới từ lúc gà chưa gáy. "
    "Đến trưa thì chợ vãn, và bến đò lại vắng."
)


def test_selectors_quote_a_span_with_whole_words_around_it() -> None:
    start = TEXT.index("the bridge was")

    found = selectors(TEXT, start, start + 14)

    assert found == Selectors(
        exact="the bridge was",
        prefix="The market opened later, and ",
        suffix=" repaired. Nobody crossed at",
    )


def test_selectors_at_the_edges_have_no_context() -> None:
    assert selectors("phở", 0, 3) == Selectors("phở", "", "")


@pytest.mark.parametrize("span", [(0, 0), (-1, 2), (2, 9), (3, 2)])
def test_selectors_refuse_what_is_no_span(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no span"):
        selectors("ngắn", *span)


def test_find_quote_finds_the_only_place() -> None:
    assert find_quote(TEXT, "three families") == Found(32, 46, 1.0)


def test_find_quote_refuses_two_places_that_fit_equally() -> None:
    assert find_quote(TEXT, "bridge was") is None


def test_find_quote_chooses_by_context() -> None:
    found = find_quote(TEXT, "bridge was", "and the ", " repaired")

    assert found is not None
    assert (found.start, found.end) == (81, 91)


def test_find_quote_finds_changed_words() -> None:
    found = find_quote(TEXT, "The marked opened later and the bridge was repaired")

    assert found is not None
    assert TEXT[found.start : found.end].endswith("repaired")
    assert found.start == TEXT.index("The market")


def test_find_quote_finds_vietnamese_words_with_a_slip() -> None:
    found = find_quote(VIETNAMESE, "Người bán ca tới từ lúc gà chưa gáy", "sông Lạnh. ", ". Đến")

    assert found is not None
    assert VIETNAMESE[found.start : found.end] == "Người bán cá tới từ lúc gà chưa gáy"


@pytest.mark.parametrize("exact", ["", "  \n", "elephants sing in the zoo", "các con voi ca hát"])
def test_find_quote_returns_nothing_for_words_that_are_not_there(exact: str) -> None:
    assert find_quote(TEXT, exact) is None


def test_find_quote_refuses_a_short_quote_in_a_foreign_context() -> None:
    assert find_quote(TEXT, "later", "eggs hatch sooner or ", " said my uncle Wolf") is None


def test_find_quote_asks_for_no_more_than_the_floor() -> None:
    assert find_quote(TEXT, "later", "eggs hatch sooner or ", " said my uncle Wolf", floor=0.4)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.text("abcđêươ 😀\u0301שלמ", min_size=1, max_size=9),
        min_size=3,
        max_size=30,
        unique=True,
    ),
    st.data(),
)
def test_find_quote_finds_what_selectors_quoted(words: list[str], data: st.DataObject) -> None:
    text = " ".join(f"{number}{word}" for number, word in enumerate(words))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = selectors(text, start, end)

    found = find_quote(text, quote.exact, quote.prefix, quote.suffix)

    assert found is None or text[found.start : found.end] == quote.exact
    assert text[:start].endswith(quote.prefix)
    assert text[end:].startswith(quote.suffix)
