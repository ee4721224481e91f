"""The annotations of the shipped course: W3C Web Annotation pages, one for each digest."""

import itertools
import json
import re
import subprocess
import sys
import unicodedata
from typing import Any

import pytest

from articles.anchoring import selectors
from articles.importing import read_article
from articles.text.document import Document
from tests.courses.digest_files import COURSE, read_digest, read_yaml, runs, words_of
from tests.samples import SAMPLES, TEXTS, needs_samples

COURSE_URN = f"urn:open-door:{COURSE.name}"
DIGESTS = sorted(path.stem for path in (COURSE / "digests").glob("*.md"))
CONFORMANCE = SAMPLES / "conformance" / "web-annotation"
MOTIVATIONS = {
    "wording": "describing",
    "context": "describing",
    "comparison": "linking",
    "sourcing": "assessing",
    "question": "questioning",
    "crossreference": "linking",
    "translation": "describing",
}
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
LONGEST_COPIED_RUN = 7  # words in a row that may stand in a source as well

each_digest = pytest.mark.parametrize("slug", DIGESTS)
needs_conformance = pytest.mark.skipif(
    not CONFORMANCE.is_dir(), reason="the W3C assertions are not here: set OPEN_DOOR_SAMPLES"
)


def page_of(slug: str) -> dict[str, Any]:
    path = COURSE / "annotations" / f"{slug}.jsonld"
    return json.loads(path.read_text(encoding="utf-8"))


def annotations_of(slug: str) -> list[dict[str, Any]]:
    return page_of(slug)["items"]


def all_annotations() -> list[dict[str, Any]]:
    return [annotation for slug in DIGESTS for annotation in annotations_of(slug)]


def key_of(annotation: dict[str, Any]) -> str:
    return annotation["id"].rpartition(":")[2]


def note_of(annotation: dict[str, Any]) -> str:
    return annotation["body"][0]["value"]


def tags_of(annotation: dict[str, Any], name: str) -> list[str]:
    """The values of the tags ``name:value``."""
    values = [body["value"] for body in annotation["body"] if body["purpose"] == "tagging"]
    return [value.partition(":")[2] for value in values if value.startswith(f"{name}:")]


def imported(slug: str) -> Document:
    """A digest as the importer reads it below its front matter."""
    body = read_digest(COURSE / "digests" / f"{slug}.md").body
    return read_article(body.encode(), file_name=f"{slug}.md").document


def places_of(annotation: dict[str, Any], text: str) -> list[tuple[int, int]]:
    """Each span of the text that the quotation names together with its prefix and suffix."""
    selector = annotation["target"]["selector"]
    prefix, exact, suffix = (selector[part] for part in ("prefix", "exact", "suffix"))
    whole = re.escape(prefix + exact + suffix)
    starts = [match.start() + len(prefix) for match in re.finditer(f"(?={whole})", text)]
    return [(start, start + len(exact)) for start in starts]


def known_addresses() -> set[str]:
    """The pages of the portal that the course's own files make."""
    modules = COURSE / "modules"
    addresses = {f"/articles/{slug}/" for slug in DIGESTS}
    for folder in (path.parent for path in modules.glob("*/module.yaml")):
        module = f"/modules/{folder.name[3:]}/"
        lessons = {f"{module}{path.stem[3:]}/" for path in folder.glob("lessons/*.md")}
        addresses |= {module} | lessons
    return addresses


def test_each_digest_has_one_page_of_annotations():
    pages = sorted(path.stem for path in (COURSE / "annotations").iterdir())

    assert pages == DIGESTS


@each_digest
def test_page_says_what_it_is(slug):
    page = page_of(slug)

    items = page.pop("items")
    assert page == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{COURSE_URN}:annotations:{slug}",
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    assert 8 <= len(items) <= 10


@each_digest
def test_annotation_has_a_note_a_kind_and_a_target(slug):
    annotations = annotations_of(slug)

    assert {frozenset(annotation) for annotation in annotations} == {
        frozenset({"id", "type", "motivation", "body", "target"})
    }
    assert {annotation["target"]["source"] for annotation in annotations} == {
        f"{COURSE_URN}:article:{slug}"
    }
    for annotation in annotations:
        note = annotation["body"][0]
        assert (note["format"], note["language"], note["purpose"]) == (
            *("text/markdown", "en", "commenting"),
        )
        assert len(tags_of(annotation, "kind")) == 1


def test_annotation_keys_are_distinct_slugs():
    annotations = all_annotations()

    keys = [key_of(annotation) for annotation in annotations]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []
    assert [annotation["id"] for annotation in annotations] == [
        f"{COURSE_URN}:annotation:{key}" for key in keys
    ]


def test_annotation_motivation_follows_its_kind():
    annotations = all_annotations()

    assert [annotation["motivation"] for annotation in annotations] == [
        MOTIVATIONS[tags_of(annotation, "kind")[0]] for annotation in annotations
    ]


def test_all_seven_kinds_are_used_several_times():
    kinds = [tags_of(annotation, "kind")[0] for annotation in all_annotations()]

    assert {kind: kinds.count(kind) >= 5 for kind in kinds} == dict.fromkeys(MOTIVATIONS, True)


def test_annotation_themes_are_themes_of_the_course():
    themes = {theme["slug"] for theme in read_yaml("themes.yaml")}

    used = {theme for annotation in all_annotations() for theme in tags_of(annotation, "theme")}

    assert used == themes


def test_annotation_has_one_to_three_sentences_of_prose():
    notes = {key_of(annotation): note_of(annotation) for annotation in all_annotations()}

    lengths = {key: len(LINK.sub(r"\1", note).split()) for key, note in notes.items()}
    assert {key: length for key, length in lengths.items() if not 25 <= length <= 60} == {}
    assert [key for key, note in notes.items() if "\n" in note or re.search("[<>#`]", note)] == []
    assert [key for key, note in notes.items() if not unicodedata.is_normalized("NFC", note)] == []


def test_annotation_links_lead_to_pages_of_the_course():
    links = {
        key_of(annotation): [target for _, target in LINK.findall(note_of(annotation))]
        for annotation in all_annotations()
    }
    pointing = {
        key_of(annotation)
        for annotation in all_annotations()
        if tags_of(annotation, "kind") == ["crossreference"]
    }

    assert {key for key, targets in links.items() if targets} == pointing
    assert {target for targets in links.values() for target in targets} <= known_addresses()


@each_digest
def test_quotation_is_found_at_one_place(slug):
    document = imported(slug)

    places = {
        key_of(annotation): len(places_of(annotation, document.text))
        for annotation in annotations_of(slug)
    }

    assert places == dict.fromkeys(places, 1)


@each_digest
def test_quotation_stays_within_a_block_and_2_to_25_words(slug):
    document = imported(slug)

    for annotation in annotations_of(slug):
        [(start, end)] = places_of(annotation, document.text)

        assert [block for block in document.blocks if block.start <= start and end <= block.end]
        assert 2 <= len(document.text[start:end].split()) <= 25


@each_digest
def test_quotation_has_the_prefix_and_suffix_that_anchoring_cuts(slug):
    text = imported(slug).text

    for annotation in annotations_of(slug):
        [(start, end)] = places_of(annotation, text)
        cut = selectors(text, start, end)

        assert annotation["target"]["selector"] == {
            "type": "TextQuoteSelector",
            "exact": cut.exact,
            "prefix": cut.prefix,
            "suffix": cut.suffix,
        }


@each_digest
def test_annotations_stand_in_the_order_of_the_text(slug):
    text = imported(slug).text

    places = [places_of(annotation, text)[0] for annotation in annotations_of(slug)]

    assert places == sorted(places, key=lambda place: (place[0], -place[1]))


def test_some_annotations_overlap_as_editors_make_them():
    places = {
        slug: [places_of(annotation, imported(slug).text)[0] for annotation in annotations_of(slug)]
        for slug in DIGESTS
    }

    overlapping = [
        slug
        for slug, spans in places.items()
        for (_, end), (start, _) in itertools.pairwise(spans)
        if start < end
    ]
    assert len(overlapping) >= 5


@needs_samples
def test_no_run_of_eight_words_comes_from_a_source():
    length = LONGEST_COPIED_RUN + 1
    sources = set()
    for text in TEXTS.glob("*.txt"):
        sources |= runs(words_of(text.read_text(encoding="utf-8-sig")), length)

    copied = {
        key_of(annotation): found
        for annotation in all_annotations()
        for words in (note_of(annotation), *annotation["target"]["selector"].values())
        if (found := runs(words_of(words), length) & sources)
    }

    assert copied == {}


@needs_conformance
@pytest.mark.parametrize("suite", ["musts", "page"])
def test_page_meets_the_must_assertions_of_the_w3c(suite):
    pages = [COURSE / "annotations" / f"{slug}.jsonld" for slug in DIGESTS]

    result = subprocess.run(
        [
            *(sys.executable, CONFORMANCE / "run_model_tests.py", *pages),
            *("--suite", suite, "--level", "must", "--quiet"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.returncode, result.stdout) == (0, "")
    assert re.fullmatch(rf"== {suite} +must +pass [1-9]\d* fail 0\n", result.stderr)
