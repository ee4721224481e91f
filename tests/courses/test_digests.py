"""The digests, source records and themes of the course that ships."""

import hashlib

import pytest

from tests.courses.digest_files import (
    COURSE,
    DigestFile,
    numbered_paragraphs,
    read_digest,
    read_yaml,
    runs,
    words_of,
)
from tests.samples import TEXTS, needs_samples

LANGUAGES = {"en", "vi"}
PARAGRAPHS = {
    "communist-review-2023": 31,
    "do-son-hai-2014": 23,
    "to-lam-2025": 45,
    "vu-van-hien-2017": 32,
    "vu-van-hien-2018": 28,
}
SOURCE_FIELDS = {
    *("slug", "title", "given_title", "authors", "publication", "issue"),
    *("published", "posted", "retrieved", "dating_note", "language"),
    *("file_name", "sha256", "who", "to_whom", "ask"),
}
DIGEST_FIELDS = {"slug", "source", "title", "summary", "themes", "language"}

each_source = pytest.mark.parametrize("slug", sorted(PARAGRAPHS))


def digest_of(slug: str) -> DigestFile:
    return read_digest(COURSE / "digests" / f"{slug}-digest.md")


def source_text(slug: str) -> bytes:
    return (TEXTS / read_yaml(f"sources/{slug}.yaml")["file_name"]).read_bytes()


def in_both_languages(record: dict, *fields: str) -> bool:
    return all(set(record[field]) == LANGUAGES and all(record[field].values()) for field in fields)


def test_course_is_named_in_both_languages():
    course = read_yaml("course.yaml")

    assert course["slug"] == COURSE.name
    assert in_both_languages(course, "title", "summary")


def test_themes_are_few_distinct_and_named_in_both_languages():
    themes = read_yaml("themes.yaml")

    slugs = [theme["slug"] for theme in themes]
    assert 6 <= len(slugs) <= 9
    assert len(set(slugs)) == len(slugs)
    assert all(in_both_languages(theme, "name") for theme in themes)


def test_each_source_has_one_digest():
    sources = sorted(path.stem for path in (COURSE / "sources").glob("*.yaml"))
    digests = [read_digest(path) for path in sorted((COURSE / "digests").glob("*.md"))]

    assert sources == sorted(PARAGRAPHS)
    assert sorted(digest.meta["source"] for digest in digests) == sources


@each_source
def test_source_record_has_every_field(slug):
    source = read_yaml(f"sources/{slug}.yaml")

    assert set(source) == SOURCE_FIELDS
    assert source["slug"] == slug
    assert in_both_languages(source, "given_title", "dating_note", "who", "to_whom", "ask")
    assert source["title"] in {None, source["given_title"]["en"]}


@each_source
def test_source_record_keeps_dates_as_written(slug):
    source = read_yaml(f"sources/{slug}.yaml")

    assert isinstance(source["published"], str)
    assert all(isinstance(source[field], str | None) for field in ("posted", "retrieved"))


@each_source
def test_digest_says_what_it_is(slug):
    meta = digest_of(slug).meta

    themes = {theme["slug"] for theme in read_yaml("themes.yaml")}
    assert set(meta) == DIGEST_FIELDS
    assert meta["slug"] == f"{slug}-digest"
    assert in_both_languages(meta, "title", "summary")
    assert set(meta["themes"]) <= themes


@each_source
def test_digest_has_700_to_1100_words(slug):
    body = digest_of(slug).plain

    assert 700 <= len(body.split()) <= 1100


@each_source
def test_digest_quotes_often_and_sparingly(slug):
    lengths = [len(quotation.words.split()) for quotation in digest_of(slug).quotations]

    assert len(lengths) >= 8
    assert set(lengths) <= set(range(2, 8))


@each_source
def test_digest_block_names_the_paragraphs_that_it_reports(slug):
    digest = digest_of(slug)

    backwards = [block for block in digest.blocks if block.first > block.last]
    assert digest.unreported == []
    assert backwards == []


@each_source
def test_digest_block_quotes_only_from_what_it_reports(slug):
    blocks = digest_of(slug).blocks

    astray = [
        quotation
        for block in blocks
        for quotation in block.quotations
        if not block.first <= quotation.paragraph <= block.last
    ]
    assert astray == []


@each_source
def test_digest_reports_every_paragraph_before_it_sums_up(slug):
    *blocks, summing_up = digest_of(slug).blocks

    reported = {number for block in blocks for number in range(block.first, block.last + 1)}
    assert reported == set(range(1, PARAGRAPHS[slug] + 1))
    assert (summing_up.first, summing_up.last) == (1, PARAGRAPHS[slug])


@needs_samples
@each_source
def test_source_record_matches_its_file(slug):
    source = read_yaml(f"sources/{slug}.yaml")

    content = source_text(slug)

    assert hashlib.sha256(content).hexdigest() == source["sha256"]


@needs_samples
@each_source
def test_source_has_as_many_paragraphs_as_we_count(slug):
    paragraphs = numbered_paragraphs(source_text(slug).decode())

    assert len(paragraphs) == PARAGRAPHS[slug]


@needs_samples
@each_source
def test_quotation_stands_in_the_paragraph_that_it_names(slug):
    paragraphs = numbered_paragraphs(source_text(slug).decode())

    misquoted = [
        quotation
        for quotation in digest_of(slug).quotations
        if quotation.words not in paragraphs[quotation.paragraph]
    ]
    assert misquoted == []


@needs_samples
@each_source
def test_digest_never_has_eight_words_of_the_source_in_a_row(slug):
    source = words_of(source_text(slug).decode())

    copied = runs(words_of(digest_of(slug).plain), 8) & runs(source, 8)

    assert copied == set()
