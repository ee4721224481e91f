import textwrap

import pytest

from articles.importing import read_article

ONE = "The river rises in May, and the boats of the whole village leave for the sea."
TWO = "In the market they sell nets, salt and rice, and the children count the boats."
VIET = "Con sông dâng nước vào tháng năm, và thuyền của cả làng ra khơi trước bình minh."


def parse(text):
    return read_article(text.encode(), file_name="a.txt").as_json()


def shape(parsed):
    return [
        (f"{block['kind']}{block['level'] or ''}", block["text"].split(" ")[0])
        for block in parsed["blocks"]
    ]


def cited(parsed):
    names = ("title", "publication", "issue", "published", "posted", "retrieved")
    found = {name: parsed[name] for name in names if parsed[name]}
    return found | {"authors": [(a["name"], a["role"]) for a in parsed["authors"]]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Rice and boats\nBy Tran Van Minh and Jane O'Neill\n\n{ONE}\n\n{TWO}\n",
            {
                "title": "Rice and boats",
                "authors": [("Tran Van Minh", ""), ("Jane O'Neill", "")],
            },
        ),
        (
            f"Rice and boats\r\n2014-05-26 21:28\r\n\r\n{ONE}\r\n\r\n{TWO}\r\n",
            {"title": "Rice and boats", "posted": "2014-05-26T21:28", "authors": []},
        ),
        (
            (
                "Monday, June 2, 2020\nRice and boats\n"
                "Posted: 26 May 2014, 9:05 PM Print | Share\n\n"
                f"{ONE}\n\n(Source: Review of Rivers, Vol. 5, No. 2, June 2011)\n\n"
                "Foreign Minister Bui Thanh Son\n"
            ),
            {
                "title": "Rice and boats",
                "retrieved": "2020-06-02",
                "posted": "2014-05-26T21:05",
                "publication": "Review of Rivers",
                "issue": "Vol. 5, No. 2",
                "published": "2011-06",
                "authors": [("Bui Thanh Son", "Foreign Minister")],
            },
        ),
        (
            (
                f"Thứ Ba, 2/6/2020\nThuyền và lúa\n26/5/2014 21:28' Gửi In\n\n{VIET}\n\n{VIET}\n\n"
                "Bài viết được đăng trên Tạp chí Sông nước, số 12, tháng 12-2017\n\n"
                "PGS, TS. Nguyễn Văn AnPhó Viện trưởng Viện Sông nước\n"
            ),
            {
                "title": "Thuyền và lúa",
                "retrieved": "2020-06-02",
                "posted": "2014-05-26T21:28",
                "publication": "Tạp chí Sông nước",
                "issue": "số 12",
                "published": "2017-12",
                "authors": [("Nguyễn Văn An", "Phó Viện trưởng Viện Sông nước")],
            },
        ),
        (
            f"Thuyền và lúa\n\n{VIET}\n\nTrần Thị Bình\nGiám đốc Sở Thủy sản\n\nTheo Nhân Dân\n",
            {
                "title": "Thuyền và lúa",
                "publication": "Nhân Dân",
                "authors": [("Trần Thị Bình", "Giám đốc Sở Thủy sản")],
            },
        ),
        (
            (
                f"Delta Review, No. 9 (October 2017)\n\nRice and boats\n\nTran Van Minh\n"
                f"Director of the Rice Institute\n\n{ONE}\n\n{TWO}\n"
            ),
            {
                "title": "Rice and boats",
                "publication": "Delta Review",
                "issue": "No. 9",
                "published": "2017-10",
                "authors": [("Tran Van Minh", "Director of the Rice Institute")],
            },
        ),
        (
            f"A letter\n\n{ONE}\n\nHue, 4 May 1951\nLe Van Ba\n",
            {"title": "A letter", "published": "1951-05-04", "authors": [("Le Van Ba", "")]},
        ),
        (f"Delta Review - {ONE}\n\n{TWO}\n", {"publication": "Delta Review", "authors": []}),
        (f"Hue (VNA) – {ONE}\n\n{TWO}\n", {"publication": "VNA", "authors": []}),
        (
            f"Title: Rice\nAuthor: The Rice Board\nDate: 4/5/2011\n\n{ONE}\n\n{TWO}\n",
            {"title": "Rice", "published": "2011-05-04", "authors": [("The Rice Board", "")]},
        ),
    ],
)
def test_read_plain_finds_what_a_text_says_of_itself(text, expected):
    assert cited(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ONE}\n{TWO}\n", [("paragraph", "The"), ("paragraph", "In")]),
        (
            f"{ONE}\nThe market\n{TWO}\n- salt\n- rice\n{ONE}\n",
            [
                ("paragraph", "The"),
                ("heading2", "The"),
                ("paragraph", "In"),
                ("list_item1", "salt"),
                ("list_item1", "rice"),
                ("paragraph", "The"),
            ],
        ),
        (
            f"{ONE}\n\nThe sea wall\n\n{TWO}\n\n1. first;\n2. second.\n\n{ONE}",
            [
                ("paragraph", "The"),
                ("heading2", "The"),
                ("paragraph", "In"),
                ("list_item1", "1."),
                ("list_item1", "2."),
                ("paragraph", "The"),
            ],
        ),
        (f"{ONE}\n\nA last line\n", [("paragraph", "The"), ("paragraph", "A")]),
        ("Only this\n", [("paragraph", "Only")]),
        (
            f"{ONE}\n\nA net dries on the wall. Photo: Lan\n\n{TWO}\n\n{ONE}\n",
            [("paragraph", "The"), ("caption", "A"), ("paragraph", "In"), ("paragraph", "The")],
        ),
    ],
)
def test_read_plain_tells_blocks_apart(text, expected):
    assert shape(parse(text)) == expected


def test_read_plain_joins_the_lines_of_a_wrapped_file():
    def wrap(text):
        return textwrap.fill(text, 72)

    long = f"{ONE} {TWO} {ONE}"
    heading = "What the fishermen of the lower delta tell of the wall that holds the sea"
    note = "(1) Tran Minh: A history of sea walls in many volumes, Rice Press, Hue, 1996, p. 4"
    text = "\n\n".join(
        wrap(part) for part in ("Rice and boats", long, heading, f"{long} (1)", note)
    )

    parsed = parse(text)

    assert parsed["title"] == "Rice and boats"
    assert [block["text"] for block in parsed["blocks"]] == [long, heading, f"{long} (1)"]
    assert parsed["notes"] == [{"label": "1", "text": note.removeprefix("(1) ")}]


def test_read_plain_cleans_what_cannot_be_seen():
    text = "Rice\u00a0and\tboats\n\nThe ri\u00adver\u200b rises\u00a0 in May.\n"

    article = read_article(text.encode(), file_name="a.txt")

    assert article.title == "Rice and boats"
    assert article.document.text == "The river rises in May."
    assert article.source_map[:2] == ((16, 22, 0, 6), (23, 26, 6, 9))


@pytest.mark.parametrize(
    ("text", "notes", "references"),
    [
        (f"{ONE[:-1]} (1).\n\n{TWO}\n\n(1) Press, p. 4\n", ["1"], [("1", "1")]),
        (
            f"“Boats”(1) leave. {ONE} (2), (3)\n\n(1), (2) Press, p. 4\n(3) Ibid.\n",
            ["1", "2", "3"],
            [("1", "1"), ("2", "2"), ("3", "3")],
        ),
        (f"{ONE[:-1]}[1].\n\nNotes:\n1. Press\n2. Ibid.\n", ["1", "2"], [("1", "1")]),
        (f"{ONE[:-1]}².\n\n(2) Press, p. 4\n", ["2"], [("2", "2")]),
        (
            f"{ONE} (1) {TWO} In 2025(2) and later (4).\n",
            [],
            [("1", None), ("2", None), ("4", None)],
        ),
        (f"Aims: (1) salt, (2) rice, and (3) nets. See Delta, No 2 (85), too.\n\n{ONE}\n", [], []),
        (f"{ONE}\n\n(1) We count the boats.\n\n(2) We sell the nets.\n", [], []),
    ],
)
def test_read_plain_resolves_footnotes(text, notes, references):
    parsed = parse(text)

    assert [note["label"] for note in parsed["notes"]] == notes
    assert [(ref["label"], ref["note"]) for ref in parsed["note_refs"]] == references
