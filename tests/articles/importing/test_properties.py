"""No character of a file is ever lost, whatever the file looks like."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from articles.importing import ImportRefused, read_article
from articles.text import BlockKind
from articles.text.normalising import normalise
from tests.samples import needs_samples, sample

LINES = st.sampled_from(
    [
        "",
        "",
        "Tuesday, 2/6/2020",
        "Rice and rivers",
        "26/5/2014 21:28' Send Print",
        "A boat on the river. Photo: VNA",
        "By Tran Van Minh and Jane Smith",
        "The river rises early (1), and the “boats”(2) leave.",
        "Second, the market opens at 5 (3).",
        "Markets of the delta",
        "- a basket of rice",
        "1. a net;",
        "(1) Minh: Rivers, p. 4",
        "(2), (3) Ibid., pp. 5-6",
        "Notes:",
        "The article was published in the River Review, No. 12 (May 2011)",
        "Prof. Tran Van MinhInstitute of Rivers",
        "Director of the Institute of Rivers",
        "Người dân quê tôi sống bên sông.",
        "Hanoi, 4 May 2011",
        "a wrapped line that goes on and on until the margin of the page is met,",
        "Source: Nhân Dân, 26/5/2014",
        "Title: Rivers",
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, min_size=1, max_size=25).map("\n".join),
    st.lists(LINES, min_size=1, max_size=10).map("\r\n".join),
    st.text(min_size=1, max_size=200),
    st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\n".join),
)


def characters(text):
    return Counter(c for c in normalise(text).text if not c.isspace())


def check_nothing_is_lost(data):
    article = read_article(data, file_name="text.txt")
    document = article.document
    kept = [document.text]
    kept += [f"({label})" for b in document.blocks for label in b.labels]
    kept += [line.text for line in article.metadata_lines]
    kept += [drop.text for drop in article.dropped]
    missing = characters(data.decode(article.encoding)) - characters("\n".join(kept))
    assert set(missing) <= set(",;.:-–[]&and")  # between and behind the labels of notes
    assert missing.total() <= 6 * sum(len(b.labels) for b in document.blocks)
    return article


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_read_article_loses_no_character(text):
    try:
        article = check_nothing_is_lost(text.encode())
    except ImportRefused:
        reject()

    document = article.document
    assert unicodedata.is_normalized("NFC", document.text)
    assert [document.words(block) for block in document.blocks] == document.text.split("\n\n")
    assert all(document.words(block) == document.words(block).strip() for block in document.blocks)
    kinds = [block.kind is BlockKind.FOOTNOTE for block in document.blocks]
    assert kinds == sorted(kinds)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_source_map_is_ordered_and_exact(text):
    try:
        article = read_article(text.encode(), file_name="text.txt")
    except ImportRefused:
        reject()

    runs = article.source_map
    assert list(runs) == sorted(runs, key=lambda run: run[2])
    for file_start, file_end, start, end in runs:
        words = article.document.text[start:end]
        assert words == normalise(text[file_start:file_end]).text or words == " "


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300))
def test_markdown_reader_never_fails_but_by_refusing(text):
    try:
        article = read_article(text.encode(), file_name="text.md")
    except ImportRefused:
        reject()

    letters = Counter(c for c in article.document.text if c.isalnum())
    source = Counter(unicodedata.normalize("NFC", text))
    assert unicodedata.is_normalized("NFC", article.document.text)
    assert "&" in text or set(letters) <= set(source)


@needs_samples
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_read_article_loses_no_character_of_a_sample(number):
    check_nothing_is_lost(sample(number).read_bytes())
