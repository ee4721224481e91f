"""What else can be made of chosen words."""

import pytest

from articles.word_actions import actions_for
from tests.factories import editor, person

pytestmark = pytest.mark.django_db


def test_an_editor_may_state_what_words_say():
    assert [action.name for action in actions_for(editor())] == ["statement"]


def test_others_may_make_nothing_of_words():
    assert actions_for(person()) == []


def test_an_action_leads_to_its_page_with_the_words():
    [action] = actions_for(editor())

    address = action.address(4, revision=2, start=10, end=14)

    assert address == "/admin/timeline/event/state/4/?revision=2&start=10&end=14"
