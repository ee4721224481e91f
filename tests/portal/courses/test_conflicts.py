"""What both sides changed, what is gone on one of them, and whose version stands."""

import shutil

import pytest
from django.utils import timezone

from articles.models import Article, Revision, Source, Theme
from articles.operations.revisions import save_revision
from articles.text import Block, BlockKind, Document
from portal.courses.files import CourseFilesError
from portal.courses.loading import (
    Effect,
    LoadRefused,
    Prefer,
    load_course,
)
from portal.courses.loading.deciding import decide
from portal.courses.models import LoadedObject, LoadedStatus
from portal.lessons.models import Course, Lesson, Module, Step
from tests.portal.courses.example import (
    ANNOTATIONS,
    DIGEST,
    EVENTS,
    INDICATORS,
    LESSON,
    MODULE,
    PLACES,
    SOURCE,
    TERMS,
    THEMES,
    edit,
)

pytestmark = pytest.mark.django_db

ALL_UNCHANGED = {Effect.UNCHANGED: 11}
DIGEST_SLUG = "letter-1950-digest"


def the_digest() -> Article:
    return Article.objects.get(slug=DIGEST_SLUG)


def rows() -> list[int]:
    models = (Course, Module, Lesson, Step, Theme, Source, Article, Revision, LoadedObject)
    return [model.objects.count() for model in models]


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


def test_module_of_another_course_is_refused(course):
    other = Course.objects.create(slug="other", title="Other")
    Module.objects.create(course=other, slug="one-letter", title="x", question="x")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course, prefer=Prefer.FILES)

    assert str(caught.value) == (
        f"{MODULE}:1: The module “one-letter” belongs to the course “other” here."
    )


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
