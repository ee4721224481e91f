"""Says a date in words."""

from typing import Protocol

from articles.dating import english, vietnamese
from articles.dating.languages import Language
from articles.dating.parts import CalendarDate, DateSet, Interval
from articles.dating.value import HistoricalDate


class _Speaker(Protocol):
    def date_words(self, date: CalendarDate, /) -> str: ...
    def interval_words(self, interval: Interval, /) -> str: ...
    def set_words(self, dates: DateSet, /) -> str: ...


_SPEAKERS: dict[Language, _Speaker] = {"en": english, "vi": vietnamese}


def in_words(value: HistoricalDate, language: Language) -> str:
    """A date as a reader of English or Vietnamese would write it, in the middle of a sentence."""
    speaker = _SPEAKERS[language]
    if isinstance(value.parts, CalendarDate):
        return speaker.date_words(value.parts)
    if isinstance(value.parts, Interval):
        return speaker.interval_words(value.parts)
    return speaker.set_words(value.parts)
