"""Where words stand, as pages say it."""

import datetime
from bisect import bisect_right

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.text import Document
from portal.ui.languages import day_in_words

MOST_WORDS = 300  # characters of marked words that a list shows


class Paragraphs:
    """The numbered paragraphs of a text, for asking often."""

    def __init__(self, document: Document) -> None:
        self._numbered = [(block.start, block.end, n) for n, block in document.paragraphs()]
        self._starts = [start for start, _end, _number in self._numbered]

    def number_at(self, position: int) -> int:
        """The number of the paragraph that holds a character; 0 where there is none."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return 0
        _start, end, number = self._numbered[index]
        return number if position < end else 0


def place_in_words(number: int) -> str:
    """A paragraph by its number; empty for a heading or a footnote."""
    return _("Paragraph %(number)d") % {"number": number} if number else ""


def shortened(words: str) -> str:
    """Marked words as a list shows them."""
    if len(words) <= MOST_WORDS:
        return words
    return f"{words[:MOST_WORDS].rsplit(' ', 1)[0]} …"


def moment_in_words(moment: datetime.datetime) -> str:
    """A moment in the reader's time zone: "22 November 2026, 14:03"."""
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())}, {local:%H:%M}"
