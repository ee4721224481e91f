"""The editing desk of texts.

A change that has rules goes through an operation, one call each; Django's admin itself saves only
plain records (a source, a theme, what is said of an article).
"""

from articles.admin.annotations import AnnotationAdmin
from articles.admin.articles import ArticleAdmin
from articles.admin.deciding import DeskActionAdmin
from articles.admin.sources import SourceAdmin, ThemeAdmin
from articles.admin.terms import TermAdmin

__all__ = [
    "AnnotationAdmin",
    "ArticleAdmin",
    "DeskActionAdmin",
    "SourceAdmin",
    "TermAdmin",
    "ThemeAdmin",
]
