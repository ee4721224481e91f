"""Bringing the files of a course into the portal without losing what was changed there."""

from portal.courses.loading.deciding import Effect, Prefer
from portal.courses.loading.load import LoadReport, load_course
from portal.courses.loading.planning import LoadRefused
from portal.courses.loading.texts import TextEffect, TextOutcome

__all__ = [
    "Effect",
    "LoadRefused",
    "LoadReport",
    "Prefer",
    "TextEffect",
    "TextOutcome",
    "load_course",
]
