from articles.importing.building import DocumentBuilder
from articles.text import Block, BlockKind, Inline, InlineKind


def test_builder_places_inlines_and_maps_pieces_of_the_file():
    builder = DocumentBuilder()
    paragraph = Block(BlockKind.PARAGRAPH, 0, 0)

    builder.add(paragraph, "One  river", [(0, 10, 100)])
    builder.add(paragraph, " \u200b ", [(0, 3, 110)])
    builder.add(
        paragraph,
        " Tie\u0302\u0301ng nói ",
        [(0, 4, 200), (4, 12, 300)],
        [Inline(InlineKind.FOREIGN, 0, 8, "vi")],
    )

    document = builder.document()
    assert document.text == "One river\n\nTiếng nói"
    assert [document.words(inline) for inline in document.inlines] == ["Tiếng"]
    assert builder.source_map == [
        (100, 103, 0, 3),
        (103, 105, 3, 4),
        (105, 110, 4, 9),
        (201, 203, 11, 13),
        (203, 204, 13, 14),
        (302, 308, 14, 20),
    ]
