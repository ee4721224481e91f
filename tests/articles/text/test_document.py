"""The shared shape of a text."""

import json

from hypothesis import given, settings

from articles.text import Block, BlockKind, Document
from tests.articles.text.strategies import documents


@settings(deadline=None, max_examples=100)
@given(documents())
def test_document_comes_back_from_its_structure_as_json(document):
    structure = json.loads(json.dumps(document.structure()))

    assert Document.from_structure(document.text, structure) == document


def test_document_keeps_what_a_block_reports():
    document = Document("x", (Block(BlockKind.PARAGRAPH, 0, 1, reports=(3, 5)),))

    assert Document.from_structure("x", document.structure()) == document


def test_paragraphs_counts_paragraphs_list_items_and_quotations():
    kinds = list(BlockKind)
    text = "\n\n".join("x" for _ in kinds)
    document = Document(text, tuple(Block(k, 3 * n, 3 * n + 1) for n, k in enumerate(kinds)))

    counted = [(number, block.kind) for number, block in document.paragraphs()]

    assert counted == [
        (1, BlockKind.PARAGRAPH),
        (2, BlockKind.LIST_ITEM),
        (3, BlockKind.QUOTATION),
    ]


def test_labels_names_each_note_of_a_combined_footnote():
    assert Block(BlockKind.FOOTNOTE, 0, 1, label="4, 5").labels == ("4", "5")
    assert Block(BlockKind.FOOTNOTE, 0, 1, label="*").labels == ("*",)
    assert Block(BlockKind.PARAGRAPH, 0, 1).labels == ()
