"""What else an editor can make of chosen words: filled by each room, offered by the annotator.

A room with a page of its own for words of a text registers it in its ``AppConfig.ready``. So the
annotator leads there without knowing it.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from articles.actor import Person


@dataclass(frozen=True, slots=True)
class WordAction:
    """A page of the desk that goes on with words of a text.

    `url_name` names its address, which takes the key of the article, and by query the number of the
    revision with the start and end of the words. `permission` is what it takes to be led there.
    """

    name: str
    label: str | Promise
    url_name: str
    permission: str

    def address(self, article_id: int, **place: int) -> str:
        """The page for words of an article."""
        return f"{reverse(self.url_name, args=[article_id])}?{urlencode(place)}"


_actions: dict[str, WordAction] = {}


def register(action: WordAction) -> None:
    """Offer something to do with chosen words."""
    _actions[action.name] = action


def actions_for(person: Person) -> list[WordAction]:
    """What somebody may make of chosen words."""
    return [action for action in _actions.values() if person.has_perm(action.permission)]
