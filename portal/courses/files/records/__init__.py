r"""The objects of a course as plain values: the same from a file as from the database.

An empty string stands for what is not given. Text of one line has no space around it; Markdown has
no blank lines around it and ``\\n`` between its lines.
"""

from portal.courses.files.records.basics import (
    NOWHERE,
    Identity,
    Kind,
    Place,
    Quote,
    Translated,
    TranslatedLines,
)
from portal.courses.files.records.teaching import (
    AnswerRecord,
    CourseRecord,
    CriterionRecord,
    EvidenceRecord,
    LessonRecord,
    ModuleRecord,
    QuestionRecord,
    StepRecord,
)
from portal.courses.files.records.texts import (
    DEFAULT_BYLINE,
    AnnotationRecord,
    AuthorRecord,
    DigestRecord,
    PlacesRecord,
    RelationRecord,
    SourcePlaceRecord,
    SourceRecord,
    TermRecord,
    ThemeRecord,
)
from portal.courses.files.records.timeline import (
    EventRecord,
    IndicatorRecord,
    SettlementRecord,
    StatementRecord,
)

__all__ = [
    "DEFAULT_BYLINE",
    "NOWHERE",
    "AnnotationRecord",
    "AnswerRecord",
    "AuthorRecord",
    "CourseRecord",
    "CriterionRecord",
    "DigestRecord",
    "EventRecord",
    "EvidenceRecord",
    "Identity",
    "IndicatorRecord",
    "Kind",
    "LessonRecord",
    "ModuleRecord",
    "Place",
    "PlacesRecord",
    "QuestionRecord",
    "Quote",
    "Record",
    "RelationRecord",
    "SettlementRecord",
    "SourcePlaceRecord",
    "SourceRecord",
    "StatementRecord",
    "StepRecord",
    "TermRecord",
    "ThemeRecord",
    "Translated",
    "TranslatedLines",
]

Record = (
    ThemeRecord
    | TermRecord
    | SourceRecord
    | DigestRecord
    | PlacesRecord
    | AnnotationRecord
    | EventRecord
    | IndicatorRecord
    | CourseRecord
    | ModuleRecord
    | LessonRecord
)
