import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Annotation, AnnotationStatus
from tests.factories import annotation, article, published, theme

pytestmark = pytest.mark.django_db

TEXT = "The ferry leaves at seven.\n\nNobody on the quay agrees about the fare."


def item(exact, body="A note.", **more):
    return {
        "id": "https://elsewhere.example/1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": body, "language": "en"},
        "target": {
            "source": "https://elsewhere.example/text",
            "selector": {"type": "TextQuoteSelector", "exact": exact, **more},
        },
    }


def given(path, data):
    path.write_text(json.dumps(data if isinstance(data, dict) else [*data]), encoding="utf-8")
    return path


def test_annotations_come_in_as_drafts_on_the_words_that_they_quote(tmp_path):
    article("ferry", text=TEXT)
    theme("trade")
    tagged = item("agrees abuot the fare", "Which *fare*?", prefix="on the quay ")
    tagged["body"] = [
        tagged["body"],
        {"type": "TextualBody", "purpose": "tagging", "value": "kind:question"},
        {"type": "TextualBody", "purpose": "tagging", "value": "theme:trade"},
    ]

    call_command("import_annotations", given(tmp_path / "a.json", [tagged]), article="ferry")

    note = Annotation.objects.get()
    assert (note.kind, note.theme.slug, note.status) == (
        "question",
        "trade",
        AnnotationStatus.DRAFT,
    )
    assert note.passage.anchors.get().exact == "agrees about the fare"
    assert note.body == "Which *fare*?"


def test_what_is_not_surely_in_the_text_is_listed_and_the_rest_taken(tmp_path, capsys):
    article("ferry", text=TEXT)
    file = given(
        tmp_path / "a.json",
        {"type": "AnnotationPage", "items": [item("at seven"), item("a bridge of stone"), {}, 7]},
    )

    with pytest.raises(CommandError, match="Some annotations were left out"):
        call_command("import_annotations", file, article="ferry")

    assert Annotation.objects.get().passage.anchors.get().exact == "at seven"
    assert capsys.readouterr().out.splitlines() == [
        "left out: https://elsewhere.example/1: “a bridge of stone” is not surely in the text",
        "left out: number 3: it has no text (a TextualBody or bodyValue)",
        "left out: number 4: this is no JSON object",
        "1 taken in as drafts, 0 known, 3 left out.",
    ]


def test_what_the_portal_exports_is_known_to_it(tmp_path, capsys):
    annotation(published("ferry", text=TEXT), "the fare", body="Which fare?")
    file = tmp_path / "page.jsonld"
    call_command("export_annotations", "ferry", out=file)

    call_command("import_annotations", file, article="ferry")

    assert Annotation.objects.count() == 1
    assert "0 taken in as drafts, 1 known, 0 left out." in capsys.readouterr().out


def test_quote_may_be_spaced_and_quoted_otherwise(tmp_path):
    article("ferry", text="She says: “Nobody on the quay agrees about the fare”, and leaves.")
    quotes = ["Nobody  on the\nquay", "“Nobody on", 'says: "Nobody on the quay agrees']

    call_command(
        "import_annotations", given(tmp_path / "a.json", map(item, quotes)), article="ferry"
    )

    assert [note.passage.anchors.get().exact for note in Annotation.objects.order_by("pk")] == [
        "Nobody on the quay",
        "“Nobody on",
        "says: “Nobody on the quay agrees",
    ]


def test_quote_may_refine_another_selector(tmp_path):
    article("ferry", text=TEXT)
    refined = item("at seven")
    refined["target"]["selector"] = {
        "type": "FragmentSelector",
        "value": "p1",
        "refinedBy": refined["target"]["selector"],
    }

    call_command("import_annotations", given(tmp_path / "a.json", refined), article="ferry")

    assert Annotation.objects.get().passage.anchors.get().exact == "at seven"


def test_quote_from_another_text_of_ours_is_left_out(tmp_path, capsys):
    article("ferry", text=TEXT)
    annotation(published("bridge", text=TEXT), "the fare")
    file = tmp_path / "page.jsonld"
    call_command("export_annotations", "bridge", out=file)

    with pytest.raises(CommandError, match="Some annotations were left out"):
        call_command("import_annotations", file, article="ferry")

    assert Annotation.objects.count() == 1
    assert "it is about another text, bridge" in capsys.readouterr().out


def test_characters_that_no_text_can_hold_are_replaced(tmp_path):
    article("ferry", text=TEXT)
    odd = item("at seven", "A\0 note\ud800.") | {"id": "\ud800"}

    call_command("import_annotations", given(tmp_path / "a.json", odd), article="ferry")

    assert Annotation.objects.get().body == "A\ufffd note\ufffd."


def test_sizes_out_of_all_proportion_do_no_harm(tmp_path, capsys):
    behind = ", it says." + " Nobody agrees." * 20
    article("ferry", text=f"The ferry leaves at seven{behind}")
    many = "word " * 1_000_000
    items = [item(many), item("at seven", many), item("at seven", suffix=behind + many)]

    with pytest.raises(CommandError, match="Some annotations were left out"):
        call_command("import_annotations", given(tmp_path / "a.json", items), article="ferry")

    assert Annotation.objects.count() == 1
    assert "1 taken in as drafts, 0 known, 2 left out." in capsys.readouterr().out


def test_file_may_begin_with_a_byte_order_mark(tmp_path):
    article("ferry", text=TEXT)
    file = tmp_path / "a.json"
    file.write_text(json.dumps(item("at seven")), encoding="utf-8-sig")

    call_command("import_annotations", file, article="ferry")

    assert Annotation.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "content", "message"),
    [
        ("ferry", "[" * 100_000, "cannot be read as JSON"),
        ("ferry", "9" * 5_000, "cannot be read as JSON"),
        ("bridge", "[]", "No text has the address 'bridge'"),
        ("ferry", "{", "cannot be read as JSON"),
    ],
)
def test_wrong_input_is_refused(tmp_path, slug, content, message):
    article("ferry", text=TEXT)
    (tmp_path / "a.json").write_text(content)

    with pytest.raises(CommandError, match=message):
        call_command("import_annotations", tmp_path / "a.json", article=slug)
