import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.anchoring import AnchorStatus, Carried, Reason, reanchor

ENGLISH = [
    "The ferry crossed the brown river twice a day in 1931.",
    "A clerk counted every sack of rice and wrote the number down.",
    "When the dry season came, nine villages shared a single well.",
    "The schoolmaster kept a drum, a lamp and a list of late pupils.",
    "Merchants from the coast paid with salt rather than with coins.",
    "Nobody remembered who had planted the tamarind by the gate.",
]
VIETNAMESE = [
    "Đò ngang qua khúc sông đục mỗi ngày hai chuyến vào năm 1931.",
    "Thầy ký đếm từng bao gạo rồi ghi con số vào cuốn sổ bìa xanh.",
    "Khi mùa khô tới, chín làng cùng chia nhau một giếng nước.",
    "Ông giáo giữ một cái trống, một ngọn đèn và danh sách học trò đi muộn.",
    "Lái buôn miền biển trả bằng muối chứ không trả bằng tiền xu.",
    "Chẳng ai nhớ người nào đã trồng cây me bên cổng đình.",
]
WORDS = st.sampled_from(["vie\u0323\u0302t", "—", "河", "“ký”"]) | st.sampled_from(
    [
        "sông",
        "Đò",
        "gạo",
        "rice",
        "1931",
        "1,5",
        "😀",
        "👩\u200d🌾",
        "שלום",
        "نهر",
        "a",
        "và",
        "the",
    ]
)
GAPS = st.sampled_from([" ", " ", " ", ", ", ". ", "\n\n", "! "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def carry(old: str, new: str, words: str) -> tuple[Carried, str | None]:
    """Where the first occurrence of some words went, and the words that stand there."""
    start = old.index(words)
    [carried] = reanchor(old, new, [(start, start + len(words))])
    return carried, None if carried.start is None else new[carried.start : carried.end]


def span_of(text: str, data: st.DataObject) -> tuple[int, int]:
    start = data.draw(st.integers(0, len(text) - 1))
    return start, data.draw(st.integers(start + 1, len(text)))


@pytest.mark.parametrize("sentences", [ENGLISH, VIETNAMESE])
def test_reanchor_keeps_words_behind_an_insertion(sentences: list[str]) -> None:
    old = " ".join(sentences)
    new = "🙂 נוסף! " + " ".join([*sentences[:2], "Một câu mới đứng ở đây.", *sentences[2:]])
    words = sentences[3]

    carried, found = carry(old, new, words)

    assert found == words
    assert (carried.status, carried.reason) == (AnchorStatus.KEPT, Reason.SAME_WORDS)
    assert carried.confidence == 1.0


@pytest.mark.parametrize("sentences", [ENGLISH, VIETNAMESE])
def test_reanchor_follows_a_moved_paragraph(sentences: list[str]) -> None:
    old = "\n\n".join([" ".join(sentences[:2]), *sentences[2:]])
    new = "\n\n".join([*sentences[2:], " ".join(sentences[:2])])
    words = sentences[1]

    carried, found = carry(old, new, words)

    assert found == words
    assert (carried.status, carried.reason) == (AnchorStatus.MOVED, Reason.RELOCATED)


@pytest.mark.parametrize(("sentences", "year"), [(ENGLISH, "in 1931"), (VIETNAMESE, "năm 1931")])
def test_reanchor_reports_one_changed_digit(sentences: list[str], year: str) -> None:
    old = " ".join(sentences)
    new = old.replace("1931", "1937")

    carried, found = carry(old, new, year)

    assert found == year.replace("1931", "1937")
    assert (carried.status, carried.reason) == (AnchorStatus.CHANGED, Reason.WORDS)


def test_reanchor_tells_punctuation_from_words() -> None:
    old = 'She called it "a dry season, again" and left.'
    new = "She called it “a dry season – again” and left."

    carried, found = carry(old, new, '"a dry season, again"')

    assert found == "“a dry season – again”"
    assert (carried.status, carried.reason) == (AnchorStatus.CHANGED, Reason.PUNCTUATION)


@pytest.mark.parametrize("sentences", [ENGLISH, VIETNAMESE])
def test_reanchor_orphans_a_deleted_sentence(sentences: list[str]) -> None:
    old, new = " ".join(sentences), " ".join([*sentences[:2], *sentences[3:]])

    carried, _ = carry(old, new, sentences[2])

    assert carried == Carried(AnchorStatus.ORPHANED, None, None, 0.0, Reason.DELETED, None)


@pytest.mark.parametrize("sentences", [ENGLISH, VIETNAMESE])
def test_reanchor_offers_what_replaced_a_sentence(sentences: list[str]) -> None:
    other = "Quyển lịch treo tường bỗng rơi xuống đất lúc nửa đêm."
    old, new = " ".join(sentences), " ".join([*sentences[:2], other, *sentences[3:]])

    carried, _ = carry(old, new, sentences[2])

    assert (carried.status, carried.reason) == (AnchorStatus.ORPHANED, Reason.REPLACED)
    assert carried.candidate is not None
    assert new[slice(*carried.candidate)] in other


def test_reanchor_does_not_take_a_near_copy_for_a_deleted_sentence() -> None:
    copy = ENGLISH[1].replace("sack", "basket")
    old, new = " ".join(ENGLISH), " ".join([ENGLISH[0], *ENGLISH[2:5], copy, ENGLISH[5]])

    carried, _ = carry(old, new, "wrote the number down")

    assert (carried.status, carried.reason) == (AnchorStatus.ORPHANED, Reason.LIKENESS)
    assert carried.candidate is not None
    assert new[slice(*carried.candidate)] == "wrote the number down"


def test_reanchor_stays_with_the_original_beside_an_inserted_near_copy() -> None:
    copy = ENGLISH[2].replace("single", "shallow")
    old, new = " ".join(ENGLISH), " ".join([*ENGLISH[:2], copy, *ENGLISH[2:]])

    carried, _ = carry(old, new, "nine villages")

    assert carried.status == AnchorStatus.KEPT
    assert carried.start == new.rindex("nine villages")


def test_reanchor_follows_a_lone_sentence_that_moved_word_for_word() -> None:
    old = " ".join(ENGLISH)
    new = " ".join([ENGLISH[0], *ENGLISH[2:5], ENGLISH[1], ENGLISH[5]])

    carried, found = carry(old, new, "every sack of rice")

    assert found == "every sack of rice"
    assert carried.status == AnchorStatus.MOVED


def test_reanchor_does_not_choose_between_two_new_places() -> None:
    old = "\n\n".join(ENGLISH)
    new = "\n\n".join([*ENGLISH[2:5], ENGLISH[1], ENGLISH[5], ENGLISH[1]])

    carried, _ = carry(old, new, "every sack of rice")

    assert (carried.status, carried.reason) == (AnchorStatus.ORPHANED, Reason.LIKENESS)


def test_reanchor_cuts_what_was_deleted_off_a_passage() -> None:
    old, new = " ".join(ENGLISH), " ".join([*ENGLISH[:3], *ENGLISH[4:]])

    carried, found = carry(old, new, " ".join([ENGLISH[2], "The schoolmaster kept a drum"]))

    assert found == ENGLISH[2]
    assert (carried.status, carried.reason) == (AnchorStatus.CHANGED, Reason.WORDS)


def test_reanchor_counts_code_points() -> None:
    old, new = "👍🏽 chợ\u0323 חג 1", "👩\u200d🌾👩\u200d🌾 👍🏽 chợ\u0323 חג 1"

    carried, found = carry(old, new, "חג")

    assert found == "חג"
    assert carried.start == old.index("חג") + 7


def test_reanchor_takes_decomposed_letters_for_the_same() -> None:
    old, new = "Chợ Vie\u0323\u0302t họp sớm.", "Chợ Việt họp sớm."

    carried, found = carry(old, new, "Vie\u0323\u0302t")

    assert found == "Việt"
    assert (carried.status, carried.reason) == (AnchorStatus.CHANGED, Reason.PUNCTUATION)


def test_reanchor_orphans_everything_in_an_empty_text() -> None:
    assert (
        reanchor("một hai", "", [(0, 3), (0, 7)])
        == [Carried(AnchorStatus.ORPHANED, None, None, 0.0, Reason.DELETED, None)] * 2
    )


@pytest.mark.parametrize("span", [(0, 0), (-1, 2), (2, 9), (3, 2)])
def test_reanchor_refuses_what_is_no_span(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no span"):
        reanchor("ngắn", "dài", [span])


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.data())
def test_reanchor_to_the_same_text_changes_nothing(text: str, data: st.DataObject) -> None:
    start, end = span_of(text, data)

    assert reanchor(text, text, [(start, end)]) == [
        Carried(AnchorStatus.KEPT, start, end, 1.0, Reason.SAME_WORDS)
    ]


@settings(deadline=None, max_examples=150)
@given(TEXTS, TEXTS, st.data())
def test_reanchor_gives_spans_of_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    spans = [span_of(old, data) for _ in range(5)]

    for carried in reanchor(old, new, spans):
        place = carried.candidate
        if carried.status != AnchorStatus.ORPHANED:
            assert carried.start is not None
            assert carried.end is not None
            place = (carried.start, carried.end)
        if place is not None:
            assert 0 <= place[0] < place[1] <= len(new)
        assert 0.0 <= carried.confidence <= 1.0


@settings(deadline=None, max_examples=100)
@given(TEXTS, TEXTS, st.data())
def test_reanchor_keeps_words_when_text_is_added_around(
    text: str, more: str, data: st.DataObject
) -> None:
    start, end = span_of(text, data)
    marked = f"{text}¤"

    [behind] = reanchor(marked, marked + more, [(start, end)])
    [before] = reanchor("¤" + text, more + "¤" + text, [(start + 1, end + 1)])

    assert (behind.status, behind.start, behind.end) == (AnchorStatus.KEPT, start, end)
    shift = len(more) + 1
    assert (before.status, before.start, before.end) == (
        AnchorStatus.KEPT,
        start + shift,
        end + shift,
    )


@settings(deadline=None, max_examples=100)
@given(TEXTS, TEXTS, TEXTS, TEXTS, st.data())
def test_reanchor_keeps_a_span_in_an_unchanged_region(
    head: str, tail: str, gone: str, come: str, data: st.DataObject
) -> None:
    head, tail = head + "§ж", "ю§" + tail
    old, new = f"{head}ѣ{gone}{tail}", f"{head}ђ{come}{tail}"
    first, last = span_of(head, data), span_of(tail, data)
    shift, new_shift = len(old) - len(tail), len(new) - len(tail)

    [one, other] = reanchor(old, new, [first, (last[0] + shift, last[1] + shift)])

    assert (one.status, one.start, one.end) == (AnchorStatus.KEPT, *first)
    assert (other.status, other.start, other.end) == (
        AnchorStatus.KEPT,
        last[0] + new_shift,
        last[1] + new_shift,
    )


@settings(deadline=None, max_examples=100)
@given(
    st.permutations(ENGLISH + VIETNAMESE),
    st.lists(st.integers(0, 11), max_size=4, unique=True),
    st.integers(0, 11),
    st.integers(5, 30),
)
def test_reanchor_brings_kept_spans_back(
    sentences: list[str], dropped: list[int], at: int, length: int
) -> None:
    old = " ".join(sentences)
    new = " ".join(s for number, s in enumerate(sentences) if number not in dropped)
    start = old.index(sentences[at])

    [there] = reanchor(old, new, [(start, start + length)])

    if at in dropped:
        assert there.status == AnchorStatus.ORPHANED
    else:
        assert there.status == AnchorStatus.KEPT
        assert there.start is not None
        assert there.end is not None
        [back] = reanchor(new, old, [(there.start, there.end)])
        assert (back.status, back.start, back.end) == (AnchorStatus.KEPT, start, start + length)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 50_000, "a " * 49_000),
        ("a\n" * 50_000, "b\na\n" * 25_000),
        ("." * 100_000, "," * 90_000 + "."),
        ("x" * 100_000, "x" * 50_000 + "y" + "x" * 50_000),
        ("Một câu đứng lại đây. " * 4_500, "Một câu đứng lại đây. " * 4_000),
        (
            " ".join(str(n * n % 9973) for n in range(20_000)),
            " ".join(str(n * n % 9967) for n in range(20_000)),
        ),
    ],
)
def test_reanchor_answers_for_long_and_monotonous_texts(old: str, new: str) -> None:
    spans = [(at, at + 40) for at in range(0, len(old) - 40, len(old) // 500)]

    results = reanchor(old, new, spans)

    assert len(results) == len(spans)
    for there in results:
        if there.start is None or there.end is None:
            assert there.status == AnchorStatus.ORPHANED
        else:
            assert 0 <= there.start < there.end <= len(new)
