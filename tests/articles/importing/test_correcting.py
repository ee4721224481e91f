"""What an editor corrects in a parsed article."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import read_article
from articles.importing.correcting import LEFT_OUT, BlockChoice, with_blocks
from articles.text import BlockKind

TEXT = """# Title

## First 🚢 part

A paragraph with *emphasis* and a note.[^1]

> A quotation of **some** words.

Another paragraph, the last.

[^1]: The note itself.
"""
PARSED = read_article(TEXT.encode(), file_name="letter.md")
KINDS = [None, BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEADING]


def choices():
    count = len(PARSED.document.blocks)
    return st.dictionaries(st.integers(0, count - 1), st.sampled_from(KINDS))


@settings(deadline=None, max_examples=100)
@given(choices())
def test_kept_blocks_keep_their_words_styles_and_places_in_the_file(chosen):
    corrected = with_blocks(PARSED, {i: BlockChoice(kind) for i, kind in chosen.items()})

    before, after = PARSED.document, corrected.document
    kept = [b for i, b in enumerate(before.blocks) if chosen.get(i, b.kind) is not None]
    assert [after.words(b) for b in after.blocks] == [before.words(b) for b in kept]
    styled = [(i.kind, before.words(i)) for i in before.inlines if _inside(i, kept)]
    assert [(i.kind, after.words(i)) for i in after.inlines] == styled
    for file_start, file_end, start, end in corrected.source_map:
        if file_end - file_start == end - start:
            assert TEXT[file_start:file_end] == after.text[start:end]


def _inside(inline, blocks):
    return any(b.start <= inline.start and inline.end <= b.end for b in blocks)


def test_no_choice_changes_nothing():
    assert with_blocks(PARSED, {}) == PARSED


def test_block_left_out_is_entered_as_dropped():
    corrected = with_blocks(PARSED, {1: BlockChoice(None)})

    assert corrected.dropped[-1].reason == LEFT_OUT
    assert corrected.dropped[-1].text == PARSED.document.words(PARSED.document.blocks[1])


def test_heading_gets_its_level_and_a_footnote_made_a_paragraph_loses_its_label():
    last = len(PARSED.document.blocks) - 1

    corrected = with_blocks(
        PARSED,
        {1: BlockChoice(BlockKind.HEADING, 3), last: BlockChoice(BlockKind.PARAGRAPH)},
    )

    blocks = corrected.document.blocks
    assert (blocks[1].kind, blocks[1].level) == (BlockKind.HEADING, 3)
    assert (blocks[last].kind, blocks[last].label) == (BlockKind.PARAGRAPH, "")
