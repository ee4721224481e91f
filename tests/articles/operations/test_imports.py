"""Taking a file in."""

import datetime

import pytest

from articles.importing import read_article
from articles.models import Article, Revision, Rights, Source
from articles.operations.imports import ImportEffect, free_article_slug, import_parsed
from tests.factories import article, editor, source

pytestmark = pytest.mark.django_db

FILE = b"""The old ferry of the town

The ferry leaves at seven from the old quay, and nobody on it agrees about the fare.

The clerk keeps a ledger of all crossings, and shows it to nobody but the harbour master.
"""


def take(data=FILE, name="ferry.txt", by=None):
    return import_parsed(by=by, parsed=read_article(data, file_name=name), file_name=name)


def test_import_parsed_makes_a_source_and_a_draft():
    by = editor()

    outcome = take(by=by)

    parsed = read_article(FILE, file_name="ferry.txt")
    record = outcome.article.source
    assert outcome.effect is ImportEffect.NEW
    assert outcome.revision.document == parsed.document
    assert outcome.revision.source_map == [list(run) for run in parsed.source_map]
    assert (outcome.revision.file_sha256, record.sha256) == (parsed.sha256, parsed.sha256)
    assert (outcome.revision.created_by, record.file_name) == (by, "ferry.txt")
    assert (outcome.article.published_at, outcome.article.rights) == (None, Rights.ACCOUNT)


def test_import_parsed_of_the_same_file_changes_nothing():
    first = take()

    again = take(name="another-name.txt")

    assert (again.effect, again.revision) == (ImportEffect.UNCHANGED, first.revision)
    assert (Source.objects.count(), Revision.objects.count()) == (1, 1)


def test_import_parsed_of_a_changed_file_makes_a_draft_revision():
    first = take()

    changed = take(FILE.replace(b"seven", b"eight"))

    assert (changed.effect, changed.revision.number) == (ImportEffect.REVISED, 2)
    assert changed.article == first.article
    assert (Source.objects.count(), Article.objects.count()) == (1, 1)


def test_import_parsed_gives_a_recorded_source_its_text():
    parsed = read_article(FILE, file_name="ferry.txt")
    record = source("known", sha256=parsed.sha256, title="As recorded", title_vi="Như đã ghi")

    outcome = take()

    assert (outcome.effect, outcome.article.source) == (ImportEffect.NEW, record)
    assert (outcome.article.title, outcome.article.title_vi) == ("As recorded", "Như đã ghi")
    assert outcome.article.slug == "known"


def test_import_parsed_leaves_the_digest_of_its_source():
    parsed = read_article(FILE, file_name="ferry.txt")
    record = source("known", sha256=parsed.sha256)
    account = article("known", source=record, kind="digest")

    outcome = take()

    assert outcome.article != account
    assert outcome.article.slug == "known-2"


def test_import_parsed_records_what_the_file_says():
    parsed = read_article(FILE, file_name="ferry.txt")

    record = take().article.source

    assert record.title == (parsed.title or "")
    assert record.published == (parsed.published or "")
    assert [author.name for author in record.authors.all()] == [a.name for a in parsed.authors]


def test_import_parsed_calls_a_text_without_title_by_its_first_words():
    data = b"nobody on the quay agrees about what the fare is, or was, or will be.\n" * 2

    record = take(data).article.source

    assert (record.title, record.given_title) == ("", "nobody on the quay agrees about what the…")


def test_import_parsed_takes_days_from_moments(monkeypatch):
    parsed = read_article(FILE, file_name="ferry.txt")
    object.__setattr__(parsed, "posted", "2014-05-26T21:28")
    object.__setattr__(parsed, "retrieved", "2020-06-02")

    outcome = import_parsed(by=None, parsed=parsed, file_name="ferry.txt")

    record = outcome.article.source
    assert record.posted_on == datetime.date(2014, 5, 26)
    assert record.retrieved_on == datetime.date(2020, 6, 2)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Notes on a ferry", "notes-on-a-ferry"),
        ("Đổi mới ở bến đò", "doi-moi-o-ben-do"),
        ("…", "text"),
        ("word " * 40, ("word-" * 14).strip("-")),
    ],
)
def test_free_article_slug_is_made_of_the_words(words, slug):
    assert free_article_slug(words) == slug


def test_free_article_slug_counts_on():
    article("ferry")
    article("ferry-2", source=source("other"))

    assert free_article_slug("Ferry") == "ferry-3"
