"""Things for tests, without surprises: the same call makes the same thing."""

from tests.factories.classes import classroom, enrolment, handout, passage
from tests.factories.courses import (
    close_reading,
    context,
    course,
    desk,
    extracts,
    figure_step,
    lesson,
    module,
    reading,
    sequence,
    sourcing,
    step,
)
from tests.factories.people import administrator, editor, managed, person, teacher
from tests.factories.terms import mention, term
from tests.factories.texts import (
    annotation,
    article,
    digest,
    document,
    published,
    revision,
    source,
    theme,
)
from tests.factories.timeline import attestation, event, figure, indicator, observation

__all__ = [
    "administrator",
    "annotation",
    "article",
    "attestation",
    "classroom",
    "close_reading",
    "context",
    "course",
    "desk",
    "digest",
    "document",
    "editor",
    "enrolment",
    "event",
    "extracts",
    "figure",
    "figure_step",
    "handout",
    "indicator",
    "lesson",
    "managed",
    "mention",
    "module",
    "observation",
    "passage",
    "person",
    "published",
    "reading",
    "revision",
    "sequence",
    "source",
    "sourcing",
    "step",
    "teacher",
    "term",
    "theme",
]
