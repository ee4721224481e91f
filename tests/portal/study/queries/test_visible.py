import datetime

import pytest

from articles.operations.publishing import withdraw_article
from portal.study.queries.visible import is_visible
from portal.study.work import Work
from tests import factories

pytestmark = pytest.mark.django_db

LATER = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)


def seen(kind, thing):
    return is_visible(factories.person(), Work(kind, thing.pk))


def test_public_works_are_visible():
    text, lesson = factories.published(), factories.lesson()
    passage = factories.annotation(text, "the fare").passage
    reader = factories.person()

    works = [("article", text), ("passage", passage), ("lesson", lesson), ("module", lesson.module)]

    assert [is_visible(reader, Work(kind, thing.pk)) for kind, thing in works] == [True] * 4


def test_text_for_signed_in_people_is_visible():
    assert seen("article", factories.published(rights="account"))


def test_draft_of_a_text_and_its_passages_are_not_visible():
    draft = factories.article()
    passage = factories.annotation(draft, "the fare").passage
    reader = factories.person()

    assert not is_visible(reader, Work("article", draft.pk))
    assert not is_visible(reader, Work("passage", passage.pk))


def test_withdrawn_text_is_not_visible():
    text = factories.published()
    withdraw_article(by=None, article=text, reason="Asked for.")

    assert not seen("article", text)


@pytest.mark.parametrize("moment", [None, LATER])
@pytest.mark.parametrize("part", ["lesson", "module", "course"])
def test_lesson_is_not_visible_before_all_that_it_belongs_to(part, moment):
    lesson = factories.lesson()
    of = {"lesson": lesson, "module": lesson.module, "course": lesson.module.course}[part]
    of.published_at = moment
    of.save()

    assert not seen("lesson", lesson)


def test_work_that_is_not_there_is_not_visible():
    reader = factories.person()

    found = [
        is_visible(reader, Work(kind, 1)) for kind in ("lesson", "module", "article", "passage")
    ]

    assert found == [False] * 4
