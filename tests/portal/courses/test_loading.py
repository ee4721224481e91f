"""Loading a course: once, again, and after changes on either side."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, ArticleKind, Revision, Rights, Source, Theme
from articles.operations.publishing import withdraw_article
from portal.courses.files import CourseFilesError, Kind
from portal.courses.loading import (
    Effect,
    Prefer,
    TextEffect,
    load_course,
)
from portal.courses.models import KINDS, LoadedObject
from portal.lessons.models import Course, Lesson, Module, Step
from tests.portal.courses.example import (
    DIGEST,
    LESSON,
    LETTER,
    SHIPPED,
    SOURCE,
    edit,
)
from tests.samples import TEXTS, needs_samples

pytestmark = pytest.mark.django_db

ALL_NEW = {Effect.NEW: 11}
ALL_UNCHANGED = {Effect.UNCHANGED: 11}
DIGEST_SLUG = "letter-1950-digest"


def the_digest() -> Article:
    return Article.objects.get(slug=DIGEST_SLUG)


def rows() -> list[int]:
    models = (Course, Module, Lesson, Step, Theme, Source, Article, Revision, LoadedObject)
    return [model.objects.count() for model in models]


def test_course_is_stored_and_public(course):
    report = load_course(course)

    lesson = Lesson.objects.published().get()
    assert report.counts == ALL_NEW
    assert rows() == [1, 1, 1, 3, 1, 1, 1, 1, 11]
    assert Course.objects.published().get().title_vi == "Những lá thư"
    assert Module.objects.published().get().period == "1950"
    assert (lesson.aims, lesson.position, lesson.minutes) == ("Read a short text twice.", 1, 30)
    assert [step.position for step in lesson.steps.all()] == [1, 2, 3]
    assert lesson.steps.first().article == the_digest()
    assert lesson.steps.first().body.startswith("Who is named?")


def test_digest_is_published_for_everybody(course):
    load_course(course)

    digest = the_digest()
    assert (digest.kind, digest.rights) == (ArticleKind.DIGEST, Rights.PUBLIC)
    assert digest.byline == "The editors of Open Door"
    assert digest.is_public_at(timezone.now())
    assert [theme.slug for theme in digest.themes.all()] == ["harvest"]
    assert digest.source.authors.get().role == "Farmer"


def test_loading_again_changes_nothing(course):
    load_course(course)
    before = rows(), the_digest().published_revision_id

    report = load_course(course)

    assert report.is_unchanged
    assert report.counts == ALL_UNCHANGED
    assert (rows(), the_digest().published_revision_id) == before


def test_change_in_the_files_is_brought_in(course):
    load_course(course)
    edit(course, LESSON, "minutes: 30", "minutes: 40")
    edit(course, SOURCE, "name: Nguyen Thi Mai", "name: Tran Thi Lan")

    report = load_course(course)

    assert report.counts == {Effect.UPDATED: 2, Effect.UNCHANGED: 9}
    assert Lesson.objects.get().minutes == 40
    assert Source.objects.get().authors.get().name == "Tran Thi Lan"


def test_changed_digest_is_a_new_public_revision(course):
    load_course(course)
    edit(course, DIGEST, "two neighbours", "three neighbours")

    load_course(course)

    digest = the_digest()
    assert [revision.number for revision in digest.revisions.order_by("number")] == [1, 2]
    assert "three neighbours" in digest.published_revision.text


def test_changed_title_of_a_digest_makes_no_revision(course):
    load_course(course)
    edit(course, DIGEST, "en: A letter from the river, in our words", "en: A letter")

    load_course(course)

    assert the_digest().title == "A letter"
    assert the_digest().revisions.count() == 1


def test_step_that_is_taken_out_is_gone(course):
    load_course(course)
    first = Step.objects.order_by("position").first()
    text = (course / LESSON).read_text(encoding="utf-8")
    (course / LESSON).write_text(text[: text.index("  - kind: text")] + "---\n", encoding="utf-8")

    load_course(course)

    assert Step.objects.get() == first


def test_what_editors_took_off_the_site_stays_off_it(course):
    load_course(course)
    Lesson.objects.update(published_at=None)
    withdraw_article(by=None, article=the_digest())
    edit(course, LESSON, "minutes: 30", "minutes: 40")
    edit(course, DIGEST, "two neighbours", "three neighbours")

    load_course(course)

    assert Lesson.objects.get().minutes == 40
    assert not Lesson.objects.published().exists()
    assert not the_digest().is_public_at(timezone.now())
    assert the_digest().revisions.count() == 2


def test_draft_is_stored_and_published_by_a_later_load(course):
    load_course(course, public=False)
    hidden = Course.objects.published().count(), Article.objects.published().count()

    report = load_course(course)

    assert hidden == (0, 0)
    assert report.published == 8
    assert not report.is_unchanged
    assert Lesson.objects.published().count() == 1
    assert Article.objects.published().count() == 1


def test_draft_of_a_changed_digest_waits_for_a_later_load(course):
    load_course(course)
    edit(course, DIGEST, "two neighbours", "three neighbours")
    load_course(course, public=False)
    waiting = the_digest().published_revision.number

    load_course(course)

    assert waiting == 1
    assert the_digest().published_revision.number == 2


def test_broken_file_leaves_nothing_half_loaded(course):
    edit(course, LESSON, "level: introductory", "level: hard")

    with pytest.raises(CourseFilesError):
        load_course(course)

    assert rows() == [0] * 9


def test_reading_without_a_text_leaves_nothing_half_loaded(course):
    edit(course, LESSON, "text: letter-1950-digest", "text: nowhere")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course)

    assert [str(problem) for problem in caught.value.problems] == [
        f"{LESSON}:21: There is no text “nowhere”, neither in digests/ nor in the portal."
    ]
    assert rows() == [0] * 9


def test_address_that_another_text_has_is_refused(course):
    source = Source.objects.create(slug="other")
    Article.objects.create(slug=DIGEST_SLUG, kind=ArticleKind.SOURCE, source=source, title="x")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course, prefer=Prefer.FILES)

    assert str(caught.value).startswith(f"{DIGEST}:2: The address “{DIGEST_SLUG}” belongs")


@pytest.fixture
def letter(tmp_path):
    """A folder with the file of the letter, known by its checksum, and another file."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "letter.txt").write_bytes(LETTER)
    (folder / "other.txt").write_bytes(b"Something else.\n")
    return folder


def test_text_whose_checksum_matches_is_imported_for_signed_in_people(course, letter):
    report = load_course(course, texts=letter)

    article = Article.objects.get(kind=ArticleKind.SOURCE)
    assert [text.effect for text in report.texts] == [TextEffect.IMPORTED, TextEffect.UNMATCHED]
    assert (article.source.slug, article.rights) == ("letter-1950", Rights.ACCOUNT)
    assert article.is_public_at(timezone.now())


def test_text_that_is_here_already_is_left(course, letter):
    load_course(course, texts=letter)

    report = load_course(course, texts=letter)

    assert [text.effect for text in report.texts] == [TextEffect.UNCHANGED, TextEffect.UNMATCHED]
    assert report.is_unchanged


def test_text_loaded_as_a_draft_is_not_public(course, letter):
    load_course(course, texts=letter, public=False)

    assert Article.objects.get(kind=ArticleKind.SOURCE).published_at is None


def test_file_that_a_source_here_has_is_refused(course, letter):
    load_course(course, texts=letter)
    Source.objects.update(slug="letter")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course)

    assert str(caught.value).endswith("is recorded here as the source “letter”.")


def test_lesson_can_read_a_text_that_is_imported_with_it(course, letter):
    edit(course, LESSON, "text: letter-1950-digest", "text: letter-1950")

    load_course(course, texts=letter)

    assert Step.objects.get(position=1).article.kind == ArticleKind.SOURCE


@needs_samples
def test_shipped_course_is_loaded_with_its_texts():
    report = load_course(SHIPPED, texts=TEXTS)

    imported = [text for text in report.texts if text.effect is TextEffect.IMPORTED]
    assert len(imported) == 5
    assert Article.objects.filter(kind=ArticleKind.SOURCE).published().count() == 5


def test_kinds_of_loaded_objects_are_those_of_files():
    assert tuple(Kind) == KINDS


def test_object_of_a_course_is_loaded_once():
    values = {"course": "c", "kind": "theme", "key": "k", "checksum": "", "status": "draft"}
    LoadedObject.objects.create(**values)

    with pytest.raises(IntegrityError), transaction.atomic():
        LoadedObject.objects.create(**values)
