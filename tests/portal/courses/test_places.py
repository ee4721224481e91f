"""Places in sources: loaded, exported, tied to the real words, written from held texts."""

import hashlib

import pytest
from django.core.management import CommandError, call_command

from articles.models import Anchor, Article, ArticleKind, SourcePlace
from articles.operations.annotations import annotate_words
from articles.operations.passages import mark_passage
from articles.operations.terms import mention_term
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course
from portal.courses.loading import Effect, load_course
from tests.factories import timeline
from tests.portal.courses.example import (
    DIGEST,
    LETTER,
    PLACES,
    SHIPPED,
    SOURCE,
    contents,
    edit,
)
from tests.samples import TEXTS, needs_samples
from timeline.models import Attestation, Event, Indicator, Observation

pytestmark = pytest.mark.django_db

WORDS = "stood in forty houses"


def problems_of(call, *args, **options) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        call(*args, **options)
    return [str(problem) for problem in caught.value.problems]


def the_letter() -> Article:
    return Article.objects.get(kind=ArticleKind.SOURCE)


@pytest.fixture
def texts(tmp_path):
    """A folder with the file of the letter."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "letter.txt").write_bytes(LETTER)
    return folder


def test_place_is_stored_without_the_words(course):
    load_course(course)

    place = SourcePlace.objects.get()
    assert (place.start, place.end, place.words) == (70, 91, None)
    assert place.passage.anchors.get().exact == WORDS
    assert place.sha256 == hashlib.sha256(WORDS.encode()).hexdigest()


def test_statements_of_a_place_stand_on_the_real_words(course, texts):
    load_course(course, texts=texts)

    place = SourcePlace.objects.get()
    assert place.words.article == the_letter()
    assert place.words.anchors.get().exact == WORDS
    assert place.passage.attestations.get().number == 40


def test_texts_can_come_later_and_again(course, texts):
    load_course(course)

    load_course(course, texts=texts)
    words = SourcePlace.objects.get().words
    load_course(course, texts=texts)

    assert SourcePlace.objects.get().words == words
    assert words.anchors.get().exact == WORDS


def test_other_words_than_those_of_the_checksum_refuse_the_load(course, texts):
    edit(course, PLACES, "start: 70", "start: 71")

    assert problems_of(load_course, course, texts=texts) == [
        f"{PLACES}:1: Other words stand at this place of the source's file."
    ]
    assert not SourcePlace.objects.exists()


def test_place_where_no_text_was_read_refuses_the_load(course, texts):
    sha256 = hashlib.sha256(b"\n\n").hexdigest()
    path = course / PLACES
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], "  start: 9", "  end: 11", f"  sha256: {sha256}", ""]))

    assert problems_of(load_course, course, texts=texts) == [
        f"{PLACES}:1: What stands at this place of the file is no part of its text."
    ]


def test_changed_place_is_brought_in_and_waits_for_the_words(course, texts):
    load_course(course, texts=texts)
    edit(course, PLACES, "start: 70", "start: 69")

    report = load_course(course)

    place = SourcePlace.objects.get()
    assert report.counts[Effect.UPDATED] == 1
    assert (place.start, place.words) == (69, None)


def test_place_that_is_gone_from_its_file_is_forgotten_and_that_of_a_file_stays(course):
    load_course(course)
    text = (course / PLACES).read_text(encoding="utf-8")
    (course / PLACES).unlink()
    archived = load_course(course).counts[Effect.ARCHIVED]
    kept = SourcePlace.objects.count()
    (course / PLACES).write_text(text, encoding="utf-8")
    edit(course, PLACES, WORDS, "forty houses")
    edit(course, PLACES, "before ", "before stood in ")

    load_course(course)

    assert (archived, kept) == (1, 1)
    assert SourcePlace.objects.get().passage.anchors.get().exact == "forty houses"


def test_place_follows_its_words_into_a_changed_digest(course):
    load_course(course)
    edit(course, DIGEST, "names two neighbours", "names, late, two neighbours")

    load_course(course)

    place = SourcePlace.objects.get()
    assert place.passage.anchors.count() == 2
    assert load_course(course).is_unchanged


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (PLACES, "end: 91", "end: 70", f"{PLACES}:5: “end” must be greater than “start”."),
        (PLACES, "sha256: ", "sha256: x", f"{PLACES}:6: “1.sha256” must be the SHA-256 of"),
        (PLACES, WORDS, "stood in fifty houses", f"{PLACES}:1: “1.exact” stands 0 times"),
    ],
)
def test_problem_is_told_with_its_file_and_line(course, name, old, new, problem):
    edit(course, name, old, new)

    [found] = problems_of(read_course, course)

    assert found.startswith(problem)


def test_two_places_of_the_same_words_are_told(course):
    text = (course / PLACES).read_text(encoding="utf-8")
    (course / PLACES).write_text(text + text.replace("start: 70", "start: 69"), encoding="utf-8")

    assert problems_of(read_course, course) == [
        f"{PLACES}:7: {PLACES}:1 has the place of these words already."
    ]


def test_places_without_a_digest_or_a_file_of_the_source_are_told(course):
    (course / "places/other.yaml").write_text("[]\n")
    edit(course, SOURCE, hashlib.sha256(LETTER).hexdigest(), "null")

    assert problems_of(read_course, course) == [
        f"{PLACES}:1: The source “letter-1950” has no SHA-256 of a file.",
        "places/other.yaml:1: There is no digests/other.md.",
    ]


def test_command_writes_the_places_of_statements_on_a_held_source(course, texts, capsys):
    (course / PLACES).unlink()
    load_course(course, texts=texts)
    latest = the_letter().published_revision
    event, indicator = Event.objects.get(), Indicator.objects.get()
    number = event.attestations.get(kind="number")
    timeline.attestation(
        event,
        the_letter(),
        WORDS,
        timeline.figure("40", unit=number.unit),
        scope=number.scope,
    )
    timeline.observation(
        indicator, the_letter(), "forty houses", timeline.figure("40", unit="houses"), as_of="1949"
    )
    capsys.readouterr()

    call_command("write_places", str(course), "--texts", str(texts))

    assert capsys.readouterr().out.splitlines() == [
        PLACES,
        "letters: 2 statements have their place in a source.",
    ]
    [record] = read_course(course).places
    assert [(each.quote.exact, each.start, each.end) for each in record.places] == [
        (WORDS, 70, 91),
        ("forty houses", 79, 91),
    ]
    assert Attestation.objects.count() == 3
    assert Observation.objects.count() == 2
    assert latest.text[: len("It took")] == "It took"


def test_command_pairs_annotations_and_mentions_too(course, texts):
    (course / PLACES).unlink()
    load_course(course, texts=texts)
    revision = the_letter().published_revision
    start = revision.text.index("one night")
    note = Article.objects.get(kind=ArticleKind.DIGEST).passages.get(annotations__gt=0)
    annotate_words(
        by=None,
        revision=revision,
        start=start,
        end=start + 9,
        kind="question",
        body=note.annotations.get().body,
    )
    mention_term(
        by=None,
        term=Article.objects.get(kind=ArticleKind.DIGEST)
        .passages.get(mentions__gt=0)
        .mentions.get()
        .term,
        revision=revision,
        start=start,
        end=start + 3,
    )

    call_command("write_places", str(course), "--texts", str(texts))

    [record] = read_course(course).places
    assert sorted(each.quote.exact for each in record.places) == [
        "lúa",
        "took the lúa in one night",
    ]


def test_command_without_a_held_text_writes_nothing_new(course, texts, capsys):
    load_course(course)
    before = contents(course)
    (texts / "empty.txt").write_bytes(b"")
    capsys.readouterr()

    call_command("write_places", str(course), "--texts", str(texts))

    assert capsys.readouterr().out.splitlines()[-1] == (
        "letters: 0 statements have their place in a source."
    )
    assert contents(course) == before


def test_command_refuses_what_is_no_folder_and_no_course(course, texts, tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("write_places", str(course), "--texts", str(tmp_path / "nowhere"))
    with pytest.raises(CommandError, match="There is no course here"):
        call_command("write_places", str(texts), "--texts", str(texts))


def test_place_of_words_that_readers_do_not_see_is_not_exported(course, tmp_path):
    load_course(course)
    digest = Article.objects.get()
    other = mark_passage(by=None, revision=digest.published_revision, start=0, end=3)
    SourcePlace.objects.create(passage=other, start=0, end=1, sha256="0" * 64)
    Anchor.objects.filter(passage=other).update(
        status="orphaned", start=None, end=None, exact="", prefix="", suffix=""
    )

    write_course("letters", tmp_path / "export")

    assert contents(tmp_path / "export")[PLACES] == (course / PLACES).read_bytes()


@needs_samples
def test_statements_of_the_shipped_course_stand_on_the_words_of_their_checksums():
    load_course(SHIPPED, texts=TEXTS)

    files = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode()
        for path in TEXTS.glob("*.txt")
    }
    places = SourcePlace.objects.select_related("words__article__source")
    for place in places:
        words = files[place.words.article.source.sha256][place.start : place.end]
        assert hashlib.sha256(words.encode()).hexdigest() == place.sha256
        assert place.words.anchors.get().exact.split() == words.split()
    placed = {place.passage_id for place in places}
    assert len(placed) == sum(len(record.places) for record in read_course(SHIPPED).places)
    stated = {row.passage_id for row in (*Attestation.objects.all(), *Observation.objects.all())}
    assert stated <= placed
