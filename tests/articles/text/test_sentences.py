import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import read_article
from articles.text import Block, BlockKind, Document
from articles.text.sentences import sentence_spans, sentences
from tests.samples import SAMPLES, needs_samples, sample


@pytest.mark.parametrize(
    "expected",
    [
        ["One came.", "Two left!", "Did three stay?", "Four."],
        ["He said “yes.”", "“No,” she said."],
        ["A claim.” (1)", "Reality is so."],
        ["A claim.(12)", "Next."],
        ["See No. 5 of Vol. 2, p. 7 and pp. 8-9.", "Then go."],
        ["Prof. Minh met Dr. A. B. Lan in the U.S. capital.", "They spoke."],
        ["In 1990.", "55% of them left."],
        ["Wait... and see.", "Or wait...", "Then see."],
        ["It cost 3.5 million e.g. in May.", "(So they say.)"],
        ["Năm 1986 đổi mới.", "Đó là bước ngoặt.", "Ở đây cũng vậy."],
        ["PGS. TS. Lan viết ở tr. 5.", "Ông đọc."],
        ["1. The first point.", "A second sentence."],
        ["no end here"],
        ["The answer was No.", "Then silence."],
    ],
)
def test_sentence_spans_parts_a_block(expected):
    text = " ".join(expected)

    found = [text[start:end] for start, end in sentence_spans(text)]

    assert found == expected


def test_sentences_cross_no_end_of_a_block():
    text = "A heading\n\nOne. Two."
    blocks = (Block(BlockKind.HEADING, 0, 9, 2), Block(BlockKind.PARAGRAPH, 11, 20))

    found = sentences(Document(text, blocks))

    assert [text[start:end] for start, end in found] == ["A heading", "One.", "Two."]


@settings(deadline=None, max_examples=200)
@given(st.text("aB1 .!?”()…\n", max_size=80).map(str.strip))
def test_sentence_spans_cover_all_but_space(text):
    spans = list(sentence_spans(text))

    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))


@needs_samples
@pytest.mark.parametrize("labels", ["dates", "footnotes"])
def test_sentences_agree_with_the_labels_of_the_samples(labels):
    lines = (SAMPLES / f"gold/{labels}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    wrong, right = [], 0

    for number in ("000", "001", "002", "003", "004"):
        article = read_article(sample(number).read_bytes(), file_name="a.txt")
        places = {
            file_start + offset: start + offset
            for file_start, file_end, start, end in article.source_map
            if file_end - file_start == end - start
            for offset in range(end - start + 1)
        }
        found = set(sentences(article.document))
        for row in rows:
            start, end = places.get(row.get("sent_start")), places.get(row.get("sent_end"))
            if row["file"].startswith(number) and start is not None and end is not None:
                right += (start, end) in found
                wrong += [] if (start, end) in found else [row["id"]]

    assert wrong == []
    assert right > 25
