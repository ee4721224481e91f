import pytest

from articles.importing import ImportRefused, ParsedAuthor, read_article, read_body
from articles.text import InlineKind

FILE = """---
title: Rice and boats
title_vi: Lúa và thuyền
authors:
  - name: Lan Smith
    role: Editor
  - Le Van Ba
source: rice
---

## The wall

{reports=12-14}
They build *a wall*, **of \\* stone**, by [plan](https://example.org/a_(b) "t")[^1], says
[tường]{lang=vi} or [“sea wall”]{para=14}.\\
Then <b>rest</b> &amp; go.

{reports=7}
> One quoted.
>
> Two quoted.

- salt
- rice
  - in bags[^2]

1. first
2. second

{ship=1}
[bad](javascript:x) ![pic](x.png) and `code`.

[^1]: The *first* note.

    Its second part.
[^3]: No one refers here.
"""


def test_read_markdown_reads_blocks_with_what_they_report():
    article = read_article(FILE.encode(), file_name="a.md")

    blocks = [
        (b.kind.value, b.level, b.label, b.reports, article.document.words(b))
        for b in article.document.blocks
    ]
    assert blocks == [
        ("heading", 2, "", None, "The wall"),
        (
            "paragraph",
            0,
            "",
            (12, 14),
            (
                "They build a wall, of * stone, by plan[1], says tường or “sea wall”.\n"
                "Then <b>rest</b> & go."
            ),
        ),
        ("quotation", 0, "", (7, 7), "One quoted."),
        ("quotation", 0, "", (7, 7), "Two quoted."),
        ("list_item", 1, "", None, "salt"),
        ("list_item", 1, "", None, "rice"),
        ("list_item", 2, "", None, "in bags[2]"),
        ("list_item", 1, "", None, "1. first"),
        ("list_item", 1, "", None, "2. second"),
        ("paragraph", 0, "", None, "bad and code."),
        ("footnote", 0, "1", None, "The first note.\nIts second part."),
        ("footnote", 0, "3", None, "No one refers here."),
    ]


def test_read_markdown_reads_inlines():
    document = read_article(FILE.encode(), file_name="a.md").document

    assert [(i.kind, document.words(i), i.target) for i in document.inlines] == [
        (InlineKind.EMPHASIS, "a wall", ""),
        (InlineKind.STRONG, "of * stone", ""),
        (InlineKind.LINK, "plan", "https://example.org/a_(b)"),
        (InlineKind.FOOTNOTE_REFERENCE, "[1]", "1"),
        (InlineKind.FOREIGN, "tường", "vi"),
        (InlineKind.QUOTATION, "“sea wall”", "14"),
        (InlineKind.FOOTNOTE_REFERENCE, "[2]", "2"),
        (InlineKind.EMPHASIS, "first", ""),
    ]


def test_read_markdown_reads_front_matter_and_reports_what_it_left_out():
    article = read_article(FILE.encode(), file_name="a.md")

    assert article.title == "Rice and boats"
    assert article.authors == (ParsedAuthor("Lan Smith", "Editor"), ParsedAuthor("Le Van Ba"))
    assert article.front_matter == {"title_vi": "Lúa và thuyền", "source": "rice"}
    assert [drop.text for drop in article.dropped] == ["{ship=1}", "javascript:x", "pic x.png"]
    assert article.warnings == (
        "Attributes without a meaning here: {ship=1}",
        "HTML is not read: 2 tags stand in the text as they are.",
        (
            "Addresses dropped from links: 1. Only http, https, mailto and addresses on this site "
            "(/…) are kept."
        ),
        "Footnote 3 has no reference in the text.",
        "1 footnote reference has no footnote: 2.",
    )


def test_read_markdown_maps_words_to_the_file():
    article = read_article(FILE.encode(), file_name="a.md")

    text = article.document.text
    assert [FILE[a:b] for a, b, _, _ in article.source_map] == [
        text[c:d] for _, _, c, d in article.source_map
    ]
    mapped = "".join(text[c:d] for _, _, c, d in article.source_map)
    assert "".join(mapped.split()) == "".join(text.replace("&", "").split())


def test_read_markdown_takes_a_first_heading_as_title():
    article = read_article(b"# Rice\n\n# Boats\n\nThey leave.\n", file_name="a.md")

    assert article.title == "Rice"
    assert [block.level for block in article.document.blocks] == [2, 0]


def test_read_markdown_keeps_a_line_in_braces_that_is_no_attribute():
    article = read_article(b"{a=1} boats {b}\n\n{c}\n", file_name="a.md")

    assert article.document.text == "{a=1} boats {b}\n\n{c}"


def test_read_markdown_keeps_code_and_reports_rules_and_addresses():
    text = (
        "Boats [here][a].\n\n```sea\nfirst *line*\n  second\n```\n\n    third\n\n***\n\n"
        "> - in a [list]{ship=1}\n\n<!-- note -->\n\n[a]: https://example.org\n"
    )

    article = read_article(text.encode(), file_name="a.md")

    document = article.document
    assert [(b.kind.value, document.words(b)) for b in document.blocks] == [
        ("paragraph", "Boats here."),
        ("paragraph", "first *line*\nsecond"),
        ("paragraph", "third"),
        ("list_item", "in a list"),
        ("paragraph", "<!-- note -->"),
    ]
    assert [i.target for i in document.inlines] == ["https://example.org"]
    assert [drop.reason for drop in article.dropped] == [
        "language of a code block",
        "rule",
        "address of a link",
    ]
    assert article.warnings == (
        "A span has other attributes than one of lang, para and ref: ship=1",
        "HTML is not read: 1 tags stand in the text as they are.",
    )
    spans = [(text[a:b], document.text[c:d]) for a, b, c, d in article.source_map]
    assert [raw for raw, _ in spans] == [words for _, words in spans]


def test_read_markdown_reads_references_that_are_printed_otherwise():
    text = "A wall [(1)]{ref=1}, a boat [⁷]{ref=7}.\n\n[^1,2]: Two notes.\n"

    article = read_article(text.encode(), file_name="a.md")

    document = article.document
    assert document.text == "A wall (1), a boat ⁷.\n\nTwo notes."
    assert [(document.words(i), i.target) for i in document.inlines] == [("(1)", "1"), ("⁷", "7")]
    assert document.blocks[-1].label == "1, 2"
    assert article.warnings == (
        "Footnote 2 has no reference in the text.",
        "1 footnote reference has no footnote: 7.",
    )


def test_read_markdown_reads_marks_above_blocks():
    text = (
        "{caption}\nBoats at sea\n\n{here}\n[^1]: A note.\n\n{reports=3}\n{caption}\nA wall\n\n"
        "{caption}\n## Boats\n\n{here}\nThey leave.\n\n[^2]: Last.\n\nText {caption}\n"
    )

    article = read_article(text.encode(), file_name="a.md")

    document = article.document
    assert [(b.kind.value, b.reports, document.words(b)) for b in document.blocks] == [
        ("caption", None, "Boats at sea"),
        ("footnote", None, "A note."),
        ("caption", (3, 3), "A wall"),
        ("heading", None, "Boats"),
        ("paragraph", None, "They leave."),
        ("paragraph", None, "Text {caption}"),
        ("footnote", None, "Last."),
    ]
    assert [drop.text for drop in article.dropped] == ["{caption}", "{here}"]
    assert article.warnings[:2] == (
        "Attributes without a meaning here: {caption}",
        "Attributes without a meaning here: {here}",
    )


def test_read_markdown_keeps_text_in_several_languages_as_it_is():
    text = "---\ntitle: {en: Rice, vi: Lúa}\nlanguage: en\n---\n\n# Boats\n\nThey leave.\n"

    article = read_article(text.encode(), file_name="a.md")

    assert article.front_matter == {"title": {"en": "Rice", "vi": "Lúa"}}
    assert (article.title, article.language) == ("Boats", "en")


@pytest.mark.parametrize("value", ["{name: Rice}", "{en: [Rice]}", "{}", "[Rice]"])
def test_read_markdown_refuses_a_title_that_is_no_text(value):
    with pytest.raises(ImportRefused) as caught:
        read_article(f"---\ntitle: {value}\n---\n\nThey leave.\n".encode(), file_name="a.md")

    assert str(caught.value) == "“title” in the front matter must be one line of text."


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (
            "Rice.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            ["Tables are not read: the rows of the one in line 3 of the file are joined."],
        ),
        ("a | b\\\n--- | ---\n", []),
        (
            "---\ntitle: Rice\n\nThey leave.\n",
            [
                (
                    "The file begins like front matter, but no second line of three hyphens "
                    "ends it: its lines stand in the text."
                )
            ],
        ),
        ("---\n\nThey leave.\n", []),
    ],
)
def test_read_markdown_warns_of_what_it_joins_or_takes_for_text(text, warnings):
    article = read_article(text.encode(), file_name="a.md")

    assert list(article.warnings) == warnings


def test_list_of_dashes_at_the_head_of_a_file_is_no_front_matter():
    article = read_article(b"- \\--- so it begins\n\nIt goes on.\n", file_name="x.md")

    assert article.document.text == "--- so it begins\n\nIt goes on."


def test_read_body_takes_nothing_for_front_matter_or_title():
    article = read_body("---\nrice: boats\n---\n\n# Boats\n\nThey leave.\n")

    document = article.document
    assert (article.title, article.front_matter) == (None, {})
    assert [(b.kind.value, b.level, document.words(b)) for b in document.blocks] == [
        ("heading", 2, "rice: boats"),
        ("heading", 2, "Boats"),
        ("paragraph", 0, "They leave."),
    ]


def test_read_body_refuses_what_has_no_text():
    with pytest.raises(ImportRefused):
        read_body("---\n")


def test_word_is_measured_without_its_escapes():
    article = read_body(r"\_" * 1500)

    assert article.document.text == "_" * 1500
    with pytest.raises(ImportRefused):
        read_body("_" * 2001)
