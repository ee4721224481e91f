import json
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command

from articles.models import Annotation, AnnotationStatus, Article, Rights
from articles.operations.publishing import publish_revision, withdraw_article
from articles.web_annotation import MEDIA_TYPE
from portal.courses.loading import load_course
from portal.ui.page_store import store
from tests.factories import annotation, editor, published, revision
from tests.portal.courses.example import SHIPPED
from tests.samples import SAMPLES

pytestmark = pytest.mark.django_db

TEXT = "The ferry leaves at seven 🚢.\n\nNobody agrees about the fare."
MODEL = SAMPLES / "conformance" / "web-annotation"
needs_model = pytest.mark.skipif(
    not MODEL.is_dir(), reason="the W3C model's assertions are not here: set OPEN_DOOR_SAMPLES"
)


def noted(slug="ferry", **options):
    made = published(slug, text=TEXT)
    note = annotation(made, "the fare", body="Which *fare*?", **options)
    return made, note


def test_annotation_gives_its_words_by_quote_and_by_position(client):
    _made, note = noted()

    answer = client.get(f"/annotations/{note.public_id}/")

    data = answer.json()
    assert answer.headers["Content-Type"] == MEDIA_TYPE
    assert answer.headers["Cache-Control"].startswith("public")
    assert data["target"] == {
        "source": "http://127.0.0.1:8000/articles/ferry/r/1/",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "the fare",
                "prefix": "seven 🚢.\n\nNobody agrees about ",
                "suffix": ".",
            },
            {"type": "TextPositionSelector", "start": 50, "end": 58},
        ],
    }
    assert data["body"][0]["value"] == "Which *fare*?"


def test_annotation_follows_its_words_into_the_published_revision(client):
    made, note = noted()
    publish_revision(by=None, revision=revision(made, text="Look: " + TEXT))

    target = client.get(f"/annotations/{note.public_id}/").json()["target"]

    assert target["source"].endswith("/articles/ferry/r/2/")
    assert target["selector"][1] == {"type": "TextPositionSelector", "start": 56, "end": 64}


def test_annotation_is_absent_where_readers_may_not_know_of_it(client):
    made, draft = noted(status=AnnotationStatus.DRAFT)
    shown = annotation(made, "seven")
    assert client.get(f"/annotations/{draft.public_id}/").status_code == 404
    assert client.get(f"/annotations/{shown.public_id}/").status_code == 200

    made.refresh_from_db()
    made.rights = Rights.ACCOUNT
    made.save()
    store.clear()
    assert client.get(f"/annotations/{shown.public_id}/").status_code == 404

    withdraw_article(by=None, article=made)
    store.clear()
    assert client.get(f"/annotations/{shown.public_id}/").status_code == 404


def test_annotation_names_its_editor_as_shown_to_others(client):
    made = published("ferry", text=TEXT)
    hoa = annotation(made, "ferry", by=editor("hoa.nguyen", display_name="Cô Hoa"))
    nameless = annotation(made, "seven", by=editor("mai.tran"))

    assert client.get(f"/annotations/{hoa.public_id}/").json()["creator"]["name"] == "Cô Hoa"
    assert "creator" not in client.get(f"/annotations/{nameless.public_id}/").json()


def test_annotation_of_an_excerpt_says_nothing_of_other_blocks(client):
    text = "Before it.\n\nThe ferry leaves.\n\nBehind it."
    made = published("ferry", text=text, rights=Rights.EXCERPT)
    shown = annotation(made, "ferry leaves.")

    data = client.get(f"/annotations/{shown.public_id}/").json()

    assert data["target"]["selector"][0] == {
        "type": "TextQuoteSelector",
        "exact": "ferry leaves.",
        "prefix": "The ",
    }


@pytest.mark.parametrize("count", [1, 3])
def test_annotations_of_a_text_are_a_page(client, django_assert_num_queries, count):
    made = published("ferry", text=TEXT)
    for words in ("ferry", "seven", "fare")[:count]:
        annotation(made, words)

    client.get("/articles/")  # the store has looked at the clock

    with django_assert_num_queries(4):
        data = client.get("/articles/ferry/annotations/").json()

    assert (data["type"], len(data["items"])) == ("AnnotationPage", count)
    assert [item["target"]["selector"][0]["exact"] for item in data["items"]] == [
        "ferry",
        "seven",
        "fare",
    ][:count]


def test_export_annotations_writes_what_the_address_gives(client, tmp_path):
    noted()

    call_command("export_annotations", "ferry", out=tmp_path / "page.jsonld")

    written = json.loads((tmp_path / "page.jsonld").read_text("utf-8"))
    assert written == client.get("/articles/ferry/annotations/").json()


def test_export_annotations_says_that_there_is_no_such_text():
    with pytest.raises(CommandError, match="No published text has the address 'ferry'"):
        call_command("export_annotations", "ferry")


def test_collection_names_its_first_page_where_it_has_annotations(client):
    made = published("ferry", text=TEXT)
    empty = client.get("/articles/ferry/annotations/").json()["partOf"]
    annotation(made, "ferry")
    store.clear()
    full = client.get("/articles/ferry/annotations/").json()

    assert (empty["total"], "first" in empty) == (0, False)
    assert (full["partOf"]["total"], full["partOf"]["first"]) == (1, full["id"])


def judged(suite, *files):
    """What the model's suite says: how many MUST assertions hold, and those that fail."""
    result = subprocess.run(
        [
            *(sys.executable, MODEL / "run_model_tests.py", *files),
            *("--suite", suite, "--level", "must", "--quiet"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    passed = re.fullmatch(rf"== {suite} +must +pass (\d+) fail \d+\n", result.stderr)
    return int(passed[1]) if passed else 0, result.stdout


@needs_model
def test_all_annotations_of_the_course_pass_the_must_assertions_of_the_model(client, tmp_path):
    load_course(SHIPPED)
    pointing = Annotation.objects.filter(kind="crossreference").earliest("pk")
    other = Annotation.objects.exclude(passage__article=pointing.passage.article).earliest("pk")
    Annotation.objects.filter(pk=pointing.pk).update(to_passage=other.passage, to_term=None)
    slugs = Article.objects.values_list("slug", flat=True)
    pages = {slug: tmp_path / f"{slug}.jsonld" for slug in slugs}
    for slug, file in pages.items():
        call_command("export_annotations", slug, out=file)
    collections, single = [], []
    for file in pages.values():
        page = json.loads(file.read_text("utf-8"))
        collection = tmp_path / f"{file.stem}-collection.jsonld"
        collection.write_text(json.dumps({"@context": page["@context"], **page["partOf"]}), "utf-8")
        collections.append(collection)
        for number, item in enumerate(page["items"]):
            alone = tmp_path / f"{file.stem}-{number}.jsonld"
            alone.write_bytes(client.get(urlsplit(item["id"]).path).content)
            single.append(alone)

    results = {
        "annotations": judged("musts", *pages.values()),
        "pages": judged("page", *pages.values()),
        "collections": judged("collection", *collections),
        "single": judged("musts", *single),
    }

    assert {name: failures for name, (_passed, failures) in results.items() if failures} == {}
    assert all(passed > 0 for passed, _failures in results.values())
    assert results["single"] == results["annotations"]
    assert len(single) == Annotation.objects.published().count() == 50
