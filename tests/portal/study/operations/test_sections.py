import pytest

from articles.text import BlockKind
from portal.study import operations
from portal.study.models import Progress
from portal.study.sections import sections_of
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "One\n\nFirst words.\n\nTwo\n\nSecond words, more of them."
KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH)


@pytest.fixture
def text():
    return factories.published(text=factories.document(TEXT, kinds=KINDS))


@pytest.fixture
def reader():
    return factories.person()


def tick(by, text, number, operation=operations.mark_section_read):
    revision = text.published_revision
    operation(by=by, revision=revision, sections=sections_of(revision.document), number=number)


def is_done(person, text):
    return Progress.objects.filter(person=person, article=text, done_at__isnull=False).exists()


def test_text_is_done_with_its_last_section(reader, text):
    tick(reader, text, 1)
    halfway = is_done(reader, text)
    tick(reader, text, 2)

    assert (halfway, is_done(reader, text)) == (False, True)


def test_section_that_is_taken_back_takes_the_text_with_it(reader, text):
    for number in (1, 2):
        tick(reader, text, number)

    tick(reader, text, 2, operations.mark_section_unread)

    assert not is_done(reader, text)
    assert Progress.objects.filter(passage__isnull=False, done_at__isnull=False).count() == 1


def test_section_that_is_not_there_is_refused(reader, text):
    with pytest.raises(operations.NoSuchSectionError):
        tick(reader, text, 7)
    with pytest.raises(operations.NoSuchSectionError):
        tick(reader, text, 7, operations.mark_section_unread)

    assert not Progress.objects.exists()
