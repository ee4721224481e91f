import codecs
import hashlib

import pytest

from articles.importing import ImportRefused, read_article

BODY = "The river rises in May, and the boats of the whole village leave for the sea."


@pytest.mark.parametrize(
    ("data", "file_name", "message"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t\r\n", "a.txt", "is empty"),
        ("\ufeff\u200b \n".encode(), "a.txt", "is empty"),
        (b"words", "a.docx", "of this kind are not read: a.docx"),
        (b"words", "README", "of this kind are not read: README"),
        (b"words \x00 words", "a.txt", "NUL"),
        ("words".encode("utf-16-le"), "a.txt", "NUL"),
        (codecs.BOM_UTF16_LE + b"wordsabc" + b"\xd8\xd8\xd8", "a.txt", "UTF-16"),
        (b"%PDF-1.7 words", "a.txt", "is a PDF"),
        (b"PK\x03\x04....", "a.md", "ZIP"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08 words", "a.txt", "binary"),
        (b"word " * (1024 * 1024 + 1), "a.txt", "at most 5,242,880"),
        (b"a\n" * 100_001, "a.txt", "more than 100,000 lines"),
        (b"---\ntitle: [a\n---\n\nwords", "a.md", "not YAML"),
        (b"---\na: &b [c]\nd: *b\n---\n\nwords", "a.md", "aliases"),
        (b"---\n- a\n---\n\nwords", "a.md", "key: value"),
        (b"---\nauthors: 5\n---\n\nwords", "a.md", "authors"),
        (b"> " * 20 + b"words", "a.md", "nests more than 12"),
        (b"".join(b"  " * n + b"- a\n" for n in range(60)), "a.md", "nested too deeply"),
        (b"word " * 30_000, "a.md", "more than 100,000 characters"),
        (b"[ " * 20_001, "a.md", "brackets"),
        (b"w" * 3_000, "a.md", "longer than 2,000"),
    ],
)
def test_read_article_refuses_with_a_reason(data, file_name, message):
    with pytest.raises(ImportRefused) as refusal:
        read_article(data, file_name=file_name)

    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", BODY.encode()),
        ("utf-8-sig", codecs.BOM_UTF8 + BODY.encode()),
        ("utf-16", codecs.BOM_UTF16_LE + BODY.encode("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + BODY.encode("utf-16-be")),
    ],
)
def test_read_article_names_the_encoding_that_gives_the_file_back(encoding, data):
    article = read_article(data, file_name="A.TXT")

    assert article.encoding == encoding
    assert article.document.text == BODY == data.decode(article.encoding)
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.source_map == ((0, len(BODY), 0, len(BODY)),)


def test_read_article_guesses_an_older_encoding_and_says_so():
    data = f"“Café” – {BODY} It’s so.".encode("cp1252")

    article = read_article(data, file_name="a.txt")

    assert article.encoding == "cp1252"
    assert article.document.text == f"“Café” – {BODY} It’s so."
    assert [w for w in article.warnings if "guess" in w] != []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Con sông dâng nước vào tháng năm, và thuyền của cả làng ra khơi.", "vi"),
        ("Der Fluss steigt im Mai.", "und"),
        ("1945.", "und"),
    ],
)
def test_read_article_tells_the_language(text, language):
    assert read_article(text.encode(), file_name="a.txt").language == language


def test_read_article_drops_controls_of_direction_by_name():
    article = read_article(f"\u202e{BODY}\u202c".encode(), file_name="a.txt")

    assert article.document.text == BODY
    assert [drop.text for drop in article.dropped] == ["U+202E, U+202C"]
    assert article.warnings[0].startswith("2 invisible controls of writing direction")
