"""What holds for every key: full marks for the key itself, none for nothing of it."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from articles.text.sentences import sentence_spans
from portal.lessons.scoring import (
    FALSE,
    TRUE,
    ChoiceKey,
    EvidenceKey,
    Folding,
    FreeKey,
    KeyFaultError,
    MatchingKey,
    NumberKey,
    OrderingKey,
    SequenceKey,
    ShortKey,
    TrueFalseKey,
    key_from_data,
    parse_number,
    touched,
)

# On a machine with much other work a first example may take long.

PATIENT = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])

NAMES = [str(number) for number in range(8)]
PLACES = frozenset(range(12))


@st.composite
def choice_keys(draw):
    options = draw(st.sets(st.sampled_from(NAMES), min_size=2))
    right = draw(st.sets(st.sampled_from(sorted(options)), min_size=1, max_size=len(options) - 1))
    return ChoiceKey(frozenset(options), frozenset(right), several=draw(st.booleans()))


@st.composite
def evidence_keys(draw):
    offered = draw(st.sets(st.sampled_from(sorted(PLACES)), min_size=2))
    alternative = st.sets(st.sampled_from(sorted(offered)), min_size=1, max_size=len(offered) - 1)
    return EvidenceKey(
        frozenset(offered),
        tuple(map(frozenset, draw(st.lists(alternative, min_size=1, max_size=3)))),
    )


orders = st.lists(st.sampled_from(NAMES), min_size=2, unique=True)
foldings = st.builds(Folding, st.booleans(), st.booleans(), st.booleans())
words = st.text(min_size=1).filter(str.strip)
decimals = st.decimals(-(10**9), 10**9, allow_nan=False, places=3)


@PATIENT
@given(choice_keys(), st.sets(st.sampled_from(NAMES)))
def test_choice_is_worth_something_between_nothing_and_all(key, chosen):
    assert 0 <= key.score(chosen) <= 1


@PATIENT
@given(choice_keys())
def test_choice_gives_full_marks_for_its_key_and_none_for_the_rest(key):
    right = key.right if key.several else {min(key.right)}

    assert key.score(right) == 1
    assert key.score(key.options - key.right) == 0
    assert key.score(key.options) == 0
    assert key.score([]) == 0


@PATIENT
@given(evidence_keys(), st.sets(st.sampled_from(sorted(PLACES))))
def test_evidence_is_worth_something_between_nothing_and_all(key, selection):
    assert 0 <= key.score(selection) <= 1


@PATIENT
@given(evidence_keys())
def test_evidence_gives_full_marks_for_each_alternative(key):
    assert [key.score(each) for each in key.alternatives] == [1] * len(key.alternatives)


@PATIENT
@given(evidence_keys(), st.data())
def test_evidence_gives_none_for_a_disjoint_selection_and_for_everything(key, data):
    rest = sorted(key.offered - key.named)
    disjoint = data.draw(st.sets(st.sampled_from(rest))) if rest else set()

    assert key.score(disjoint) == 0
    assert key.score(key.offered) == 0
    assert key.score(PLACES) == 0


@PATIENT
@given(evidence_keys(), st.sets(st.sampled_from(sorted(PLACES))), st.sampled_from(sorted(PLACES)))
def test_evidence_never_gains_by_a_needless_sentence(key, selection, more):
    assume(more not in key.named)
    assert key.score(selection | {more}) <= key.score(selection)


TEXTS = st.lists(
    st.from_regex(r"[A-ZĐ][a-zđê 𝄞]{0,12}[.!?]", fullmatch=True), min_size=2, max_size=8
).map(" ".join)


@PATIENT
@given(TEXTS, st.data())
def test_evidence_is_the_same_for_pointer_and_picker(text, data):
    spans = list(sentence_spans(text))
    chosen = data.draw(st.sets(st.sampled_from(range(len(spans))), min_size=1))
    marks = []
    for place in sorted(chosen):
        start, end = spans[place]
        first = data.draw(st.integers(start, end - 1))
        marks.append((first, data.draw(st.integers(first + 1, end))))

    assert touched(marks, spans) == chosen
    assert touched([spans[place] for place in chosen], spans) == chosen


@PATIENT
@given(TEXTS, st.data())
def test_touched_sentences_share_a_character_with_a_mark_and_no_other_does(text, data):
    spans = list(sentence_spans(text))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marked = set(range(start, end))

    expected = {place for place, (a, b) in enumerate(spans) if marked & set(range(a, b))}
    assert touched([(start, end)], spans) == expected


@st.composite
def matching_keys(draw):
    """Two left items at least, whose right ones are not all the same, and perhaps distractors."""
    lefts = draw(st.lists(st.sampled_from(NAMES), min_size=2, unique=True))
    rights = [draw(st.sampled_from("abcdef")) for _ in lefts]
    if len(set(rights)) == 1:
        rights[0] = "g"
    return MatchingKey(
        tuple(zip(lefts, rights, strict=True)),
        frozenset(rights) | draw(st.frozensets(st.sampled_from("abcdefgh"))),
    )


def any_match(draw, key):
    """Something that is offered, or nothing, for each left item."""
    offered = st.sampled_from(["", *sorted(key.offered)])
    return [(left, draw(offered)) for left, _ in key.pairs]


@PATIENT
@given(matching_keys(), st.data())
def test_matching_never_loses_by_one_pair_more_that_is_right(key, data):
    given_pairs = any_match(data.draw, key)
    place = data.draw(st.integers(0, len(key.pairs) - 1))
    better = [key.pairs[place] if at == place else pair for at, pair in enumerate(given_pairs)]

    assert key.score(better) >= key.score(given_pairs)


@PATIENT
@given(matching_keys(), st.data())
def test_matching_is_worth_something_between_nothing_and_all(key, data):
    given_pairs = any_match(data.draw, key)

    assert 0 <= key.score(given_pairs) <= 1
    assert (key.score(given_pairs) == 1) == (given_pairs == list(key.pairs))


@PATIENT
@given(matching_keys(), st.data())
def test_matching_gives_full_marks_for_its_key_and_none_for_what_is_wrong_or_all_the_same(
    key, data
):
    wrong = [
        (left, data.draw(st.sampled_from(["", *sorted(key.offered - {right})])))
        for left, right in key.pairs
    ]

    assert key.score(key.pairs) == 1
    assert key.score(wrong) == 0
    assert key.score([]) == 0
    for same in key.offered:
        assert key.score([(left, same) for left, _ in key.pairs]) == 0


def test_matching_counts_the_first_thing_that_is_chosen_for_an_item():
    key = MatchingKey((("1", "a"), ("2", "b")), frozenset("ab"))

    assert key.score([("1", "a"), ("1", "b"), ("2", "b"), ("9", "a")]) == 1


@PATIENT
@given(st.lists(words, min_size=1), foldings, words, st.sampled_from([TRUE, FALSE, ""]))
def test_false_claim_is_worth_half_for_seeing_it_and_half_for_putting_it_right(
    forms, folding, other, judgement
):
    forms = [form for form in forms if folding.fold(form)]
    assume(forms)
    key = TrueFalseKey(ShortKey(tuple(forms), folding))

    assert [key.score((FALSE, form)) for form in forms] == [1] * len(forms)
    assert key.score((FALSE, "")) == Fraction(1, 2)
    assert key.score((FALSE, other)) in {Fraction(1, 2), 1}
    assert key.score((TRUE, forms[0])) == 0
    assert 0 <= key.score((judgement, other)) <= 1


@PATIENT
@given(words, st.sampled_from([FALSE, ""]))
def test_true_claim_is_worth_all_for_seeing_it_and_nothing_else(other, judgement):
    key = TrueFalseKey()

    assert key.score((TRUE, "")) == 1
    assert key.score((judgement, other)) == 0


@PATIENT
@given(st.lists(words, min_size=1), foldings)
def test_short_answer_gives_full_marks_for_each_form(forms, folding):
    forms = [form for form in forms if folding.fold(form)]
    assume(forms)
    key = ShortKey(tuple(forms), folding)

    assert [key.score([f"  {form}\n"]) for form in forms] == [1] * len(forms)
    assert key.score([]) == key.score([" "]) == 0


@PATIENT
@given(words, foldings)
def test_folding_twice_is_folding_once(text, folding):
    assert folding.fold(folding.fold(text)) == folding.fold(text)


@PATIENT
@given(decimals, st.decimals(0, 10**6, allow_nan=False, places=3))
def test_number_is_accepted_up_to_its_tolerance_and_not_beyond(value, tolerance):
    key = NumberKey(((value, tolerance),))

    assert key.score([value]) == key.score([value + tolerance]) == key.score([value - tolerance])
    assert key.score([value]) == 1
    assert key.score([value + tolerance + Decimal("0.001")]) == 0
    assert key.score([]) == 0


@PATIENT
@given(decimals, st.sampled_from(".,"))
def test_number_is_read_as_its_language_writes_it(value, mark):
    grouping = "," if mark == "." else "."
    written = f"{value:,.3f}".translate(str.maketrans(",.", grouping + mark))

    assert parse_number(written, mark) == value


@PATIENT
@given(st.text())
def test_anything_can_be_typed_for_a_number(text):
    number = parse_number(text)

    assert number is None or number.is_finite()


@pytest.mark.parametrize("text", ["", "12 ships", "1,2,3", "1.2.3,4,5", "1e9", "٣", "9" * 50, "-"])
def test_what_is_no_number_is_none(text):
    assert parse_number(text) is None


KEYS = st.one_of(
    choice_keys().map(lambda key: ("multiple", key)),
    evidence_keys().map(lambda key: ("evidence", key)),
    orders.map(lambda order: ("ordering", OrderingKey(tuple(order)))),
    st.lists(decimals, min_size=1).map(
        lambda values: ("number", NumberKey(tuple((value, Decimal("0.5")) for value in values)))
    ),
    foldings.map(lambda folding: ("short", ShortKey(("Đảng",), folding))),
    matching_keys().map(lambda key: ("matching", key)),
    foldings.map(lambda folding: ("true_false", TrueFalseKey(ShortKey(("1995",), folding)))),
    st.just(("true_false", TrueFalseKey())),
    st.just(("free", FreeKey((("Names both texts", 2),)))),
)


@PATIENT
@given(KEYS)
def test_key_is_written_as_json_and_read_back(named):
    kind, key = named

    assert key_from_data(kind, json.loads(json.dumps(key.data()))) == key


def test_free_text_has_no_score():
    assert FreeKey().score("Anything.") is None


def test_nearest_alternative_has_the_largest_share_chosen():
    key = EvidenceKey(PLACES, (frozenset({1, 2}), frozenset({4})))

    assert (key.nearest({1, 2}), key.nearest({4, 1}), key.nearest({7})) == (0, 1, 0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: ChoiceKey(frozenset("ab"), frozenset()),
        lambda: ChoiceKey(frozenset("ab"), frozenset("ab")),
        lambda: ShortKey((" ",)),
        lambda: NumberKey(()),
        lambda: OrderingKey(("a",)),
        lambda: SequenceKey((("a", 1, 2),)),
        lambda: SequenceKey((("a", 1, 2), ("b", 2, 3))),
        lambda: OrderingKey(("a", "a")),
        lambda: MatchingKey((("1", "a"),), frozenset("ab")),
        lambda: MatchingKey((("1", "a"), ("1", "b")), frozenset("ab")),
        lambda: MatchingKey((("1", "a"), ("2", "a")), frozenset("ab")),
        lambda: MatchingKey((("1", "a"), ("2", "b")), frozenset("a")),
        lambda: EvidenceKey(PLACES, ()),
        lambda: EvidenceKey(PLACES, (frozenset(),)),
        lambda: EvidenceKey(PLACES, (frozenset({99}),)),
        lambda: EvidenceKey(PLACES, (PLACES,)),
    ],
)
def test_key_that_nothing_or_anything_answers_is_refused(make):
    with pytest.raises(KeyFaultError):
        make()
