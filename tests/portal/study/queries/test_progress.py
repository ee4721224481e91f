import pytest

from portal.study.operations import mark_done, record_opened
from portal.study.queries.progress import State, states_of
from portal.study.work import Work
from tests import factories

pytestmark = pytest.mark.django_db


def works_of(count):
    """As many works of each kind."""
    text = factories.published()
    passage = factories.annotation(text, "the fare").passage
    module = factories.module()
    lessons = [factories.lesson(f"lesson-{n}", module=module) for n in range(count)]
    return [
        *(Work("lesson", lesson.pk) for lesson in lessons),
        Work("module", module.pk),
        Work("article", text.pk),
        Work("passage", passage.pk),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_states_of_many_people_and_works_is_one_query(count, django_assert_num_queries):
    people = [factories.person(f"reader-{n}") for n in range(count)]
    works = works_of(count)
    for reader in people:
        for work in works:
            record_opened(by=reader, work=work)

    with django_assert_num_queries(1):
        states = states_of([reader.pk for reader in people], works)

    assert len(states) == count * len(works)
    assert all(state.opened_at and not state.done_at for state in states.values())


def test_states_of_what_nobody_opened_have_no_moments():
    reader, work = factories.person(), Work("lesson", 1)

    assert states_of([reader.pk], [work]) == {(reader.pk, work): State()}


def test_states_of_nobody_or_nothing_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert states_of([], [Work("lesson", 1)]) == {}
        assert states_of([1], []) == {}


def test_states_of_others_are_not_mixed_in():
    reader, other = factories.person(), factories.person("other")
    first, second = works_of(2)[:2]
    mark_done(by=other, work=first)
    mark_done(by=reader, work=second)

    states = states_of([reader.pk], [first, second])

    assert states[reader.pk, first] == State()
    assert states[reader.pk, second].done_at is not None
    assert len(states) == 2
