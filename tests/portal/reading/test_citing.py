"""Citations in APA style."""

import datetime

import pytest

from portal.reading.citing import citation_of
from tests.articles.text.reader import read
from tests.factories import article, digest, source

pytestmark = pytest.mark.django_db


def cited(**fields):
    return citation_of(article(source=source(**fields)))


def test_citation_of_a_source_names_author_date_title_and_publication():
    assert cited(issue="4", published="1998-03-04") == (
        "Ada Quay. (1998, March 4). Notes on a ferry. <i>Harbour Review</i>, (4)."
    )


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ("", "(n.d.)"),
        ("1998", "(1998)"),
        ("1998-03", "(1998, March)"),
        ("1998~", "(ca. 1998)"),
        ("199X", "(n.d.)"),
        ("1998/..", "(n.d.)"),
        ("1998-21", "(1998)"),
        ("-0043", "(44 B.C.E.)"),
    ],
)
def test_citation_says_the_date_as_precisely_as_it_is_known(published, date):
    assert cited(published=published).startswith(f"Ada Quay. {date}. ")


@pytest.mark.parametrize(
    ("fields", "citation"),
    [
        (
            {"published": "2023~", "issue": "4"},
            "Notes on a ferry. (ca. 2023). <i>Harbour Review</i>, (4).",
        ),
        ({"published": "2023", "publication": ""}, "Notes on a ferry. (2023)."),
        ({"published": "", "publication": ""}, "Notes on a ferry. (n.d.)."),
        (
            {"published": "", "publication": "", "title": "", "given_title": "It leaves at the…"},
            "It leaves at the… (n.d.).",
        ),
    ],
)
def test_citation_of_a_source_without_author_begins_with_its_title_once(fields, citation):
    assert cited(authors=(), **fields) == citation


def test_citation_sets_no_full_stop_behind_an_ellipsis():
    assert cited(title="It leaves at the…", published="1998") == (
        "Ada Quay. (1998). It leaves at the… <i>Harbour Review</i>."
    )


@pytest.mark.parametrize("field", ["title", "publication", "issue"])
def test_citation_writes_hostile_fields_as_words(field):
    reader = read(cited(**{field: '<script>alert("1")</script> & <b>x'}))

    assert set(reader.tags) <= {"i"}
    assert '<script>alert("1")</script> & <b>x' in reader.text


def test_citation_writes_hostile_authors_as_words():
    reader = read(cited(authors=("<img src=x>", "B & C")))

    assert set(reader.tags) <= {"i"}
    assert "<img src=x>" in reader.text
    assert "B & C" in reader.text


def test_citation_of_a_digest_names_its_own_author_and_year():
    made = digest(byline="The Editors", title="In short")
    made.published_at = datetime.datetime(2025, 12, 31, 20, tzinfo=datetime.UTC)  # 2026 in Ha Noi

    assert citation_of(made) == "The Editors. (2026). In short. <i>Open Door</i>."
