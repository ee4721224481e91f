"""What cross-references point to beyond terms and events: addresses, and words of digests."""

import json

import pytest

from articles.models import Annotation, Article
from articles.operations.passages import mark_passage
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course, review_course
from portal.courses.loading import LoadRefused, load_course
from tests.factories import published
from tests.portal.courses.example import ANNOTATIONS, DIGEST, contents, edit

pytestmark = pytest.mark.django_db

TEXT = "urn:open-door:letters:article:letter-1950-digest"
NEIGHBOURS = "two neighbours"


def resource(source, **selector):
    made = {"type": "SpecificResource", "purpose": "linking", "source": source}
    if selector:
        made["selector"] = {"type": "TextQuoteSelector", **selector}
    return made


WORDS = resource(
    TEXT,
    exact=NEIGHBOURS,
    prefix="\nShe asks for nothing and names ",
    suffix=" who have left.\n\nA line below",
)


def point(course, *bodies, kind="crossreference"):
    """Make the annotation of the example a cross-reference with further bodies; its file."""
    page = json.loads((course / ANNOTATIONS).read_text(encoding="utf-8"))
    note = page["items"][0]
    note["motivation"] = "linking" if kind == "crossreference" else "describing"
    note["body"][1]["value"] = f"kind:{kind}"
    note["body"] = [*note["body"][:2], *bodies]
    text = json.dumps(page, indent=2, ensure_ascii=False) + "\n"
    (course / ANNOTATIONS).write_text(text, encoding="utf-8")
    return text


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


def test_cross_reference_points_to_words_of_a_digest(course, tmp_path):
    text = point(course, WORDS)

    load_course(course)
    pointed = Annotation.objects.get().to_passage
    write_course("letters", tmp_path / "export")
    again = load_course(tmp_path / "export")
    point(course)
    load_course(course)

    assert pointed.anchors.get().exact == NEIGHBOURS
    assert contents(tmp_path / "export")[ANNOTATIONS] == text.encode()
    assert again.is_unchanged
    assert Annotation.objects.get().to_passage is None


@pytest.mark.parametrize(
    "address", ["https://example.org/river", "/articles/letter-1950-digest/#p2"]
)
def test_cross_reference_points_to_an_address(course, tmp_path, address):
    text = point(course, resource(address))

    load_course(course)
    pointed = Annotation.objects.get().to_address
    write_course("letters", tmp_path / "export")
    again = load_course(tmp_path / "export")
    point(course)
    load_course(course)

    assert pointed == address
    assert contents(tmp_path / "export")[ANNOTATIONS] == text.encode()
    assert again.is_unchanged
    assert Annotation.objects.get().to_address == ""


def test_words_that_are_pointed_to_are_followed_into_a_changed_digest(course):
    point(course, WORDS)
    load_course(course)
    passage = Annotation.objects.get().to_passage
    edit(course, DIGEST, "She asks for nothing and names", "She names, and asks for nothing,")
    edit(course, ANNOTATIONS, r"\nShe asks for nothing and names ", "and asks for nothing, ")
    edit(course, ANNOTATIONS, r'\n\nShe asks for"', '"')

    load_course(course)

    assert Annotation.objects.get().to_passage == passage
    assert load_course(course).is_unchanged


def test_pointer_changed_here_and_in_the_file_is_refused(course):
    point(course, WORDS)
    load_course(course)
    Annotation.objects.update(to_passage=None, to_address="https://example.org/")
    point(course)

    with pytest.raises(LoadRefused) as caught:
        load_course(course)

    assert len(caught.value.conflicts) == 1
    assert "the annotation “one-night” was changed here and changed" in caught.value.conflicts[0]


def test_words_that_no_digest_of_the_course_has_are_left_out_with_a_warning(course, tmp_path):
    point(course)
    load_course(course)
    other = published("ferry", text="The ferry leaves at seven.")
    words = mark_passage(by=None, revision=other.published_revision, start=4, end=9)
    Annotation.objects.update(to_passage=words)

    _count, warnings = write_course("letters", tmp_path / "export")

    assert warnings == [
        (
            "The annotation “one-night” points to words of “ferry”, which stand in no digest of"
            " this course: it is written without them."
        )
    ]
    assert contents(tmp_path / "export")[ANNOTATIONS] == (course / ANNOTATIONS).read_bytes()
    assert Article.objects.count() == 2


OWN = resource(TEXT, exact="took the lúa in one night")


@pytest.mark.parametrize(
    ("bodies", "problem"),
    [
        ((resource("ftp://example.org/"),), "“items.1.body.3.source” must be an http or https"),
        ((resource("/admin/"),), "or that of a text here: /admin/."),
        ((resource(TEXT, exact="three"),), "“items.1.body.3.selector.exact” stands 0 times"),
        (
            (resource(f"{TEXT}s", exact="left"),),
            "“items.1.body.3.source” must name one of digests/",
        ),
        (
            (resource(TEXT.replace("letters", "words"), exact=NEIGHBOURS),),
            f"“items.1.body.3.source” must be “{TEXT}”.",
        ),
        ((OWN,), "“items.1.body” points to its own words."),
        ((WORDS, WORDS), "one of them, only for “kind:crossreference”."),
        ((WORDS | {"purpose": "tagging"},), "“items.1.body.3.purpose” must be “linking”."),
        ((WORDS | {"type": "Image"},), "“items.1.body.3.type” must be one of TextualBody,"),
    ],
)
def test_problem_is_told_with_its_file(course, bodies, problem):
    point(course, *bodies)

    [found] = problems_of(course)

    assert found.startswith(f"{ANNOTATIONS}:")
    assert problem in found


def test_note_that_is_no_cross_reference_points_to_no_address(course):
    point(course, resource("https://example.org/"), kind="context")

    [found] = problems_of(course)

    assert found.endswith("only for “kind:crossreference”.")


def test_address_that_leads_to_no_text_of_the_course_is_an_error(course):
    point(course, resource("/articles/nowhere/"))

    [error] = review_course(course).errors

    assert str(error).endswith("“/articles/nowhere/” leads to no page that the course makes.")
