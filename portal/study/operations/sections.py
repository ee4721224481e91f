"""Ticking off the sections of a text."""

from django.db import transaction

from articles.actor import Person
from articles.models import Revision
from articles.operations.passages import mark_passage
from portal.study.models import Progress
from portal.study.operations.progress import mark_done, mark_undone, record_opened
from portal.study.queries.progress import passages_read
from portal.study.sections import Section, covers, read_sections
from portal.study.work import Work


class NoSuchSectionError(LookupError):
    """The text has no such section."""


@transaction.atomic
def mark_section_read(
    *, by: Person, revision: Revision, sections: tuple[Section, ...], number: int
) -> None:
    """Somebody has read a section of a text; with the last of them the text is done."""
    section = _numbered(sections, number)
    record_opened(by=by, work=Work("article", revision.article_id))
    passage = mark_passage(by=None, revision=revision, start=section.start, end=section.end)
    mark_done(by=by, work=Work("passage", passage.pk))
    spans = passages_read(by.pk, revision).values()
    if len(read_sections(sections, list(spans))) == len(sections):
        mark_done(by=by, work=Work("article", revision.article_id))


@transaction.atomic
def mark_section_unread(
    *, by: Person, revision: Revision, sections: tuple[Section, ...], number: int
) -> None:
    """Somebody takes back having read a section, and so the text."""
    section = _numbered(sections, number)
    covering = [
        passage for passage, span in passages_read(by.pk, revision).items() if covers(span, section)
    ]
    Progress.objects.filter(person=by, passage__in=covering).update(done_at=None)
    mark_undone(by=by, work=Work("article", revision.article_id))


def _numbered(sections: tuple[Section, ...], number: int) -> Section:
    for section in sections:
        if section.number == number:
            return section
    raise NoSuchSectionError(number)
