"""What is stored of texts, and what can never be stored."""

from articles.models.annotation import (
    MOST_SIGNS,
    Annotation,
    AnnotationKind,
    AnnotationStatus,
)
from articles.models.article import Article, ArticleKind, Publication, Revision, Rights
from articles.models.confirmation import Confirmation, DeskAction, DeskActionKind
from articles.models.passage import Anchor, Passage
from articles.models.pending import PendingImport
from articles.models.source import Source, SourceAuthor
from articles.models.source_place import SourcePlace
from articles.models.term import (
    Mention,
    RelationKind,
    Term,
    TermAlias,
    TermKind,
    TermRelation,
)
from articles.models.theme import Theme

__all__ = [
    "MOST_SIGNS",
    "Anchor",
    "Annotation",
    "AnnotationKind",
    "AnnotationStatus",
    "Article",
    "ArticleKind",
    "Confirmation",
    "DeskAction",
    "DeskActionKind",
    "Mention",
    "Passage",
    "PendingImport",
    "Publication",
    "RelationKind",
    "Revision",
    "Rights",
    "Source",
    "SourceAuthor",
    "SourcePlace",
    "Term",
    "TermAlias",
    "TermKind",
    "TermRelation",
    "Theme",
]
