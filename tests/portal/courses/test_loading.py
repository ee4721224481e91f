"""Loading a course: once, again, and after changes on either side."""

import shutil

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, ArticleKind, Revision, Rights, Source, Theme
from articles.operations.publishing import withdraw_article
from articles.operations.revisions import save_revision
from articles.text import Block, BlockKind, Document
from portal.courses.files import CourseFilesError, Kind
from portal.courses.loading import (
    Effect,
    LoadRefused,
    Prefer,
    TextEffect,
    load_course,
)
from portal.courses.loading.deciding import decide
from portal.courses.models import KINDS, LoadedObject, LoadedStatus
from portal.lessons.models import Course, Lesson, Module, Step
from tests.portal.courses.example import (
    ANNOTATIONS,
    DIGEST,
    EVENTS,
    INDICATORS,
    LESSON,
    LETTER,
    MODULE,
    PLACES,
    SHIPPED,
    SOURCE,
    TERMS,
    THEMES,
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


def test_change_here_alone_is_left(course):
    load_course(course)
    Lesson.objects.update(title="Renamed here")

    report = load_course(course)

    assert report.effects["lesson", "one-letter/what-she-says"] is Effect.LEFT
    assert report.is_unchanged
    assert Lesson.objects.get().title == "Renamed here"


@pytest.fixture
def changed_on_both_sides(course):
    load_course(course)
    Lesson.objects.update(minutes=50)
    edit(course, LESSON, "minutes: 30", "minutes: 40")
    edit(course, MODULE, "en: One letter", "en: A single letter")
    return course


def test_change_on_both_sides_is_refused_with_a_list(changed_on_both_sides):
    with pytest.raises(LoadRefused) as caught:
        load_course(changed_on_both_sides)

    assert caught.value.conflicts == [
        (
            f"{LESSON}:2: the lesson “one-letter/what-she-says” was changed here"
            " and changed in the file"
        )
    ]
    assert Lesson.objects.get().minutes == 50
    assert Module.objects.get().title == "One letter"


@pytest.mark.parametrize(("prefer", "minutes"), [(Prefer.PORTAL, 50), (Prefer.FILES, 40)])
def test_keep_and_take_settle_a_change_on_both_sides(changed_on_both_sides, prefer, minutes):
    load_course(changed_on_both_sides, prefer=prefer)

    again = load_course(changed_on_both_sides)

    assert Lesson.objects.get().minutes == minutes
    assert Module.objects.get().title == "A single letter"
    assert again.is_unchanged


def test_same_change_on_both_sides_is_no_conflict(course):
    load_course(course)
    Lesson.objects.update(minutes=40)
    edit(course, LESSON, "minutes: 30", "minutes: 40")

    assert load_course(course).is_unchanged


def test_draft_of_a_digest_counts_as_a_change_here(course):
    load_course(course)
    words = "Words of an editor."
    draft = Document(words, (Block(BlockKind.PARAGRAPH, 0, len(words)),))
    save_revision(by=None, article=the_digest(), document=draft)
    unchanged_file = load_course(course)
    edit(course, DIGEST, "two neighbours", "three neighbours")

    with pytest.raises(LoadRefused):
        load_course(course)

    assert unchanged_file.effects["digest", DIGEST_SLUG] is Effect.LEFT
    assert the_digest().published_revision.number == 1


def test_object_that_never_came_from_the_files_is_a_conflict(course):
    Theme.objects.create(slug="harvest", name="Other")

    with pytest.raises(LoadRefused) as caught:
        load_course(course)

    assert caught.value.conflicts == [
        (
            "themes.yaml:1: the theme “harvest” is here already with other content,"
            " and not from these files"
        )
    ]


def test_equal_object_that_never_came_from_the_files_is_adopted(course):
    theme = Theme.objects.create(slug="harvest", name="The harvest", name_vi="Mùa gặt")

    load_course(course)

    assert Theme.objects.get() == theme


def test_what_is_gone_from_the_files_is_archived_and_comes_back(course, tmp_path):
    load_course(course)
    whole = shutil.copytree(course, tmp_path / "whole")
    shutil.rmtree(course / "modules")
    (course / ANNOTATIONS).unlink()
    (course / EVENTS).unlink()
    (course / INDICATORS).unlink()
    (course / PLACES).unlink()
    (course / TERMS).unlink()
    (course / DIGEST).unlink()
    (course / SOURCE).unlink()
    (course / THEMES).unlink()

    report = load_course(course)
    again = load_course(course)

    assert report.counts == {Effect.UNCHANGED: 1, Effect.ARCHIVED: 10}
    assert again.is_unchanged
    assert rows() == [1, 1, 1, 3, 1, 1, 1, 1, 11]
    assert not Module.objects.published().exists()
    assert not Lesson.objects.published().exists()
    assert not Article.objects.published().exists()

    back = load_course(whole)

    assert back.counts == ALL_UNCHANGED
    assert not back.is_unchanged
    assert Lesson.objects.published().count() == 1
    assert the_digest().is_public_at(timezone.now())


def test_change_here_of_what_is_gone_from_the_files_is_refused(course):
    load_course(course)
    Lesson.objects.update(minutes=50)
    (course / LESSON).unlink()

    with pytest.raises(LoadRefused) as caught:
        load_course(course)

    assert caught.value.conflicts == [
        "the lesson “one-letter/what-she-says” was changed here and taken out of the files"
    ]


@pytest.mark.parametrize(("prefer", "public"), [(Prefer.PORTAL, 1), (Prefer.FILES, 0)])
def test_keep_and_take_settle_what_is_gone_from_the_files(course, prefer, public):
    load_course(course)
    Lesson.objects.update(minutes=50)
    (course / LESSON).unlink()

    load_course(course, prefer=prefer)

    assert load_course(course).is_unchanged
    assert Lesson.objects.published().count() == public


def test_digest_that_another_course_has_is_not_withdrawn(course):
    load_course(course)
    LoadedObject.objects.create(
        course="other", kind="digest", key=DIGEST_SLUG, status=LoadedStatus.PUBLISHED
    )
    shutil.rmtree(course / "modules")
    for name in (DIGEST, PLACES, ANNOTATIONS, EVENTS, INDICATORS):
        (course / name).unlink()

    load_course(course)

    assert the_digest().is_public_at(timezone.now())


def test_what_was_deleted_here_stays_deleted(course):
    load_course(course)
    Module.objects.all().delete()

    report = load_course(course)

    assert report.counts == {Effect.UNCHANGED: 9, Effect.LEFT: 2}
    assert Module.objects.count() == 0


def test_what_was_deleted_here_comes_back_if_it_is_needed(course):
    load_course(course)
    Module.objects.all().delete()
    edit(course, LESSON, "minutes: 30", "minutes: 40")

    load_course(course, prefer=Prefer.FILES)

    assert Lesson.objects.get().minutes == 40
    assert Module.objects.published().count() == 1


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


def test_module_of_another_course_is_refused(course):
    other = Course.objects.create(slug="other", title="Other")
    Module.objects.create(course=other, slug="one-letter", title="x", question="x")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course, prefer=Prefer.FILES)

    assert str(caught.value) == (
        f"{MODULE}:1: The module “one-letter” belongs to the course “other” here."
    )


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


@pytest.mark.parametrize(
    ("base", "here", "file", "effect"),
    [
        (None, None, "f", Effect.NEW),
        (None, "f", "f", Effect.UNCHANGED),
        (None, "h", "f", Effect.CONFLICT),
        ("b", "b", "b", Effect.UNCHANGED),
        ("b", "b", "f", Effect.UPDATED),
        ("b", "h", "b", Effect.LEFT),
        ("b", "f", "f", Effect.UNCHANGED),
        ("b", "h", "f", Effect.CONFLICT),
        ("b", None, "b", Effect.LEFT),
        ("b", None, "f", Effect.CONFLICT),
        ("b", "b", None, Effect.ARCHIVED),
        ("b", "h", None, Effect.CONFLICT),
        ("b", None, None, Effect.UNCHANGED),
    ],
)
def test_decision_follows_from_three_checksums(base, here, file, effect):
    assert decide(base, here, file, Prefer.NEITHER) is effect


@pytest.mark.parametrize(
    ("here", "file", "kept", "taken"),
    [
        ("h", "f", Effect.LEFT, Effect.UPDATED),
        (None, "f", Effect.LEFT, Effect.NEW),
        ("h", None, Effect.LEFT, Effect.ARCHIVED),
    ],
)
def test_preference_decides_conflicts(here, file, kept, taken):
    assert decide("b", here, file, Prefer.PORTAL) is kept
    assert decide("b", here, file, Prefer.FILES) is taken


def test_kinds_of_loaded_objects_are_those_of_files():
    assert tuple(Kind) == KINDS


def test_object_of_a_course_is_loaded_once():
    values = {"course": "c", "kind": "theme", "key": "k", "checksum": "", "status": "draft"}
    LoadedObject.objects.create(**values)

    with pytest.raises(IntegrityError), transaction.atomic():
        LoadedObject.objects.create(**values)
