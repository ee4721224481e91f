"""What each page of the reading room shows."""

from articles.models import Article as Text
from portal.reading.pages.apparatus import Rail, RailItem
from portal.reading.pages.article import (
    ArticlePage,
    GonePage,
    article_page,
    draft_page,
    gone_page,
    revision_page,
)
from portal.reading.pages.comparing import ComparePage, compare_page
from portal.reading.pages.data import annotation_data, annotations_data
from portal.reading.pages.finding import (
    NoSuchTextError,
    WithdrawnTextError,
    blocks_shown,
    find_text,
    needs_account,
)
from portal.reading.pages.glossary import (
    GlossaryPage,
    LineagePage,
    glossary_page,
    lineage_page,
)
from portal.reading.pages.passages import (
    FoundPassage,
    PassagePage,
    find_passage,
    passage_page,
    words_page,
)
from portal.reading.pages.shelf import ShelfPage, published_in_words, shelf_page
from portal.reading.pages.sourcing import sourcing_card
from portal.reading.pages.term import (
    Concordance,
    TermCard,
    TermPage,
    concordance_of,
    term_card,
    term_page,
)

__all__ = [
    "ArticlePage",
    "ComparePage",
    "Concordance",
    "FoundPassage",
    "GlossaryPage",
    "GonePage",
    "LineagePage",
    "NoSuchTextError",
    "PassagePage",
    "Rail",
    "RailItem",
    "ShelfPage",
    "TermCard",
    "TermPage",
    "Text",
    "WithdrawnTextError",
    "annotation_data",
    "annotations_data",
    "article_page",
    "blocks_shown",
    "compare_page",
    "concordance_of",
    "draft_page",
    "find_passage",
    "find_text",
    "glossary_page",
    "gone_page",
    "lineage_page",
    "needs_account",
    "passage_page",
    "published_in_words",
    "revision_page",
    "shelf_page",
    "sourcing_card",
    "term_card",
    "term_page",
    "words_page",
]
