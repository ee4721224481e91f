"""Loading and exporting what a course says of its texts: terms, mentions and annotations."""

import json

import pytest
from django.db.models import F

from articles.models import Annotation, AnnotationStatus, Article, Mention, Term, TermAlias
from articles.operations.annotations import annotate_words, retire_annotation
from articles.operations.terms import mention_term, retire_mention
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError
from portal.courses.loading import Effect, LoadRefused, Prefer, load_course
from tests.factories import texts
from tests.portal.courses.example import ANNOTATIONS, DIGEST, SHIPPED, TERMS, contents, edit

pytestmark = pytest.mark.django_db

WORDS = "took the lúa in one night"
FLOOD = """- slug: flood
  kind: concept
  name:
    en: The flood
  relations:
    - kind: part_of
      to: rice
"""


def the_note() -> Annotation:
    return Annotation.objects.get(public_id="one-night")


def digest() -> Article:
    return Article.objects.get(slug="letter-1950-digest")


def words_of(passage) -> str:
    anchor = passage.anchors.get(revision=digest().revisions.order_by("-number")[0])
    return anchor.exact


def add_term(course, text=FLOOD):
    path = course / TERMS
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def save_digest(old, new):
    """A revision made here, of the same structure."""
    text = digest().published_revision.text.replace(old, new)
    return texts.revision(digest(), text=text)


def test_annotation_stands_on_its_words_without_an_editor(course):
    load_course(course)

    note = the_note()
    assert (note.status, note.editor, note.kind) == (AnnotationStatus.PUBLISHED, None, "question")
    assert note.theme.slug == "harvest"
    assert words_of(note.passage) == WORDS
    assert note.body_html == "<p>Which words here are <em>hers</em>?</p>"


def test_term_has_its_names_and_relations(course):
    add_term(course)

    load_course(course)

    rice, flood = Term.objects.get(slug="rice"), Term.objects.get(slug="flood")
    assert (rice.name_vi, rice.authority, rice.is_published) == ("lúa", "Q161426", True)
    assert [(alias.language, alias.name) for alias in rice.aliases.all()] == [("en", "paddy")]
    assert [(found.kind, found.other) for found in flood.relations.all()] == [("part_of", rice)]


def test_first_mention_of_a_term_is_marked_once(course):
    load_course(course)
    load_course(course)
    edit(course, DIGEST, "two neighbours", "two neighbours of the lúa")

    load_course(course)

    [mention] = Mention.objects.all()
    assert (mention.term.slug, words_of(mention.passage), mention.created_by) == (
        *("rice", "lúa"),
        None,
    )


def test_mention_that_was_taken_back_stays_taken_back(course):
    load_course(course)
    retire_mention(None, Mention.objects.get().pk)
    edit(course, TERMS, "The plant", "A plant")
    edit(course, DIGEST, "two neighbours", "two neighbours of the lúa")

    load_course(course)

    assert [mention.is_retired for mention in Mention.objects.all()] == [True]


def test_term_that_is_new_is_looked_for_in_every_digest(course):
    load_course(course)
    add_term(course)

    load_course(course)

    assert [words_of(mention.passage) for mention in Mention.objects.all()] == ["lúa", "The flood"]


def test_changed_names_and_relations_are_brought_in(course):
    add_term(course)
    load_course(course)
    TermAlias.objects.create(term=Term.objects.get(slug="rice"), language="la", name="oryza")
    edit(course, TERMS, "[paddy]", "[crop, paddy]")
    edit(course, TERMS, "kind: part_of", "kind: follows")

    report = load_course(course)
    again = load_course(course)

    rice, flood = Term.objects.get(slug="rice"), Term.objects.get(slug="flood")
    assert report.counts[Effect.UPDATED] == 2
    assert again.is_unchanged
    assert [alias.name for alias in rice.aliases.all()] == ["crop", "paddy", "oryza"]
    assert [found.kind for found in flood.relations.all()] == ["follows"]


def test_alias_and_relation_that_are_taken_out_are_gone(course):
    add_term(course)
    load_course(course)
    edit(course, TERMS, "[paddy]", "[]")
    edit(course, TERMS, "  relations:\n    - kind: part_of\n      to: rice\n", "")

    load_course(course)

    assert TermAlias.objects.count() == 0
    assert Term.objects.get(slug="flood").relations.count() == 0


def test_term_deleted_here_comes_back_if_another_relates_to_it(course):
    add_term(course)
    load_course(course)
    Mention.objects.all().delete()
    Term.objects.get(slug="rice").delete()
    edit(course, TERMS, "en: The flood", "en: A flood")

    report = load_course(course, prefer=Prefer.FILES)

    assert report.effects["term", "rice"] is Effect.NEW
    assert Term.objects.get(slug="flood").relations.get().other.slug == "rice"


def test_changed_note_keeps_its_passage(course):
    load_course(course)
    before = the_note().passage_id
    edit(course, ANNOTATIONS, "*hers*", "*ours*")

    report = load_course(course)

    assert report.effects["annotation", "one-night"] is Effect.UPDATED
    assert (the_note().body, the_note().passage_id) == ("Which words here are *ours*?", before)


def test_annotation_follows_its_words_into_a_changed_digest(course):
    load_course(course)
    before = the_note().passage_id
    edit(course, DIGEST, "The writer says", "At first the writer says")
    edit(course, DIGEST, "two neighbours", "three neighbours")
    edit(course, ANNOTATIONS, r"\nThe writer", "the writer")

    load_course(course)

    assert the_note().passage_id == before
    assert words_of(the_note().passage) == WORDS
    assert load_course(course).is_unchanged


def test_annotation_that_moves_to_other_words_has_another_passage(course):
    load_course(course)
    before = the_note().passage_id
    edit(course, ANNOTATIONS, f'"exact": "{WORDS}"', '"exact": "names two neighbours"')
    edit(course, ANNOTATIONS, r'"prefix": "\nThe writer says that the water "', '"prefix": ""')
    edit(course, ANNOTATIONS, r'"suffix": ", “all of it”.[1]\n\nShe asks for"', '"suffix": ""')

    load_course(course)

    assert the_note().passage_id != before
    assert words_of(the_note().passage) == "names two neighbours"
    assert load_course(course).is_unchanged


def test_change_elsewhere_in_the_digest_leaves_an_annotation(course):
    load_course(course)
    before = the_note().modified_at
    edit(course, DIGEST, "two neighbours", "three neighbours")

    report = load_course(course)

    assert report.effects["annotation", "one-night"] is Effect.UNCHANGED
    assert the_note().modified_at == before
    assert words_of(the_note().passage) == WORDS


def test_annotation_gone_from_the_files_is_retired_and_comes_back(course):
    load_course(course)
    page = (course / ANNOTATIONS).read_text(encoding="utf-8")
    (course / ANNOTATIONS).unlink()
    gone = load_course(course)
    status = the_note().status
    (course / ANNOTATIONS).write_text(page, encoding="utf-8")

    load_course(course)

    assert gone.effects["annotation", "one-night"] is Effect.ARCHIVED
    assert (status, the_note().status) == (AnnotationStatus.RETIRED, AnnotationStatus.PUBLISHED)


def test_term_gone_from_the_files_is_no_longer_public_and_comes_back(course):
    load_course(course)
    page = (course / TERMS).read_text(encoding="utf-8")
    (course / TERMS).unlink()
    load_course(course)
    hidden = Term.objects.published().count()
    (course / TERMS).write_text(page, encoding="utf-8")

    load_course(course)

    assert (hidden, Term.objects.published().count()) == (0, 1)


def test_what_editors_retired_stays_retired(course):
    load_course(course)
    retire_annotation(None, the_note().pk)
    Term.objects.update(is_published=False)
    edit(course, ANNOTATIONS, "*hers*", "*ours*")
    edit(course, TERMS, "The plant", "A plant")

    load_course(course)

    assert (the_note().body, the_note().status) == (
        *("Which words here are *ours*?", AnnotationStatus.RETIRED),
    )
    assert not Term.objects.published().exists()


def test_draft_of_statements_is_published_by_a_later_load(course):
    load_course(course, public=False)
    hidden = the_note().status, Term.objects.published().count()

    load_course(course)

    assert hidden == (AnnotationStatus.DRAFT, 0)
    assert (the_note().status, Term.objects.published().count()) == ("published", 1)


def test_note_changed_on_both_sides_is_refused(course):
    load_course(course)
    Annotation.objects.update(body="Changed here.")
    edit(course, ANNOTATIONS, "*hers*", "*ours*")

    with pytest.raises(LoadRefused) as caught:
        load_course(course)

    assert caught.value.conflicts == [
        f"{ANNOTATIONS}:8: the annotation “one-night” was changed here and changed in the file"
    ]


def test_annotation_is_looked_for_in_a_digest_that_was_changed_here(course):
    load_course(course)
    save_digest("The writer says", "Here the writer has it")
    edit(course, ANNOTATIONS, "*hers*", "*ours*")

    load_course(course, prefer=Prefer.FILES)

    assert the_note().body == "Which words here are *ours*?"
    assert words_of(the_note().passage) == WORDS


def test_annotation_whose_words_are_gone_here_is_told(course):
    load_course(course)
    save_digest(
        "The writer says that the water took the lúa in one night, “all of it”.[1]", "Gone."
    )
    edit(course, ANNOTATIONS, "*hers*", "*ours*")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course, prefer=Prefer.FILES)

    assert str(caught.value).startswith(f"{ANNOTATIONS}:8: “{WORDS}” is not to be found in")


def test_key_that_an_annotation_here_has_is_refused(course):
    texts.digest("ferry-digest")
    note = texts.annotation(Article.objects.get(slug="ferry-digest"), "ferry")
    Annotation.objects.filter(pk=note.pk).update(public_id="one-night")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course, prefer=Prefer.FILES)

    assert str(caught.value) == (
        f"{ANNOTATIONS}:8: The key “one-night” belongs to an annotation on “ferry-digest” here."
        " Choose another."
    )


def test_annotation_and_term_made_here_are_exported(course, tmp_path):
    load_course(course)
    revision = digest().published_revision
    start = revision.text.index("two neighbours")
    annotate_words(
        by=None,
        revision=revision,
        start=start,
        end=start + 14,
        kind="context",
        body="Who?",
        status="published",
    )
    region = Term.objects.create(slug="region", kind="place", name="Region", is_published=True)
    term = Term.objects.create(slug="neighbour", kind="person", name="Neighbour", is_published=True)
    term.relations.create(kind="part_of", other=region)
    term.relations.create(kind="cites", other=Term.objects.create(slug="x", kind="body", name="X"))
    mention_term(by=None, term=term, revision=revision, start=start, end=start + 14)

    write_course("letters", tmp_path / "export")

    exported = contents(tmp_path / "export")
    page = json.loads(exported[ANNOTATIONS])
    assert [len(item["body"]) for item in page["items"]] == [3, 2]
    assert exported[TERMS].decode().count("- slug: ") == 3
    assert b"kind: cites" not in exported[TERMS]


def test_drafts_and_orphans_are_not_exported(course, tmp_path):
    load_course(course)
    Annotation.objects.update(status=AnnotationStatus.DRAFT)
    Term.objects.update(is_published=False)

    write_course("letters", tmp_path / "export")

    assert not {ANNOTATIONS, TERMS} & contents(tmp_path / "export").keys()


def test_shipped_course_is_loaded_with_its_statements():
    load_course(SHIPPED)
    before = Mention.objects.count(), Annotation.objects.published().count()

    report = load_course(SHIPPED)

    anchors = Mention.objects.values("term", "passage__article").distinct().count()
    assert report.is_unchanged
    assert before == (Mention.objects.count(), 50)
    assert anchors == before[0]
    assert Term.objects.published().count() == 50
    standing = Annotation.objects.filter(
        passage__anchors__revision=F("passage__article__published_revision"),
        passage__anchors__start__isnull=False,
    )
    assert standing.count() == 50
