"""The words that recur in every body of a language, translated and escaped once."""

from functools import cache
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import AnnotationKind
from portal.ui.languages import language


class Words:
    """The words of one language."""

    def __init__(self) -> None:
        self.kinds = {kind.value: escape(str(kind.label)) for kind in AnnotationKind}
        self.kinds_within = {kind: label.lower() for kind, label in self.kinds.items()}
        self.note = escape(_("Note %(key)s, %(kind)s"))
        self.passage = escape(_("Address of the words of note %(key)s"))
        self.back_to_words = escape(_("Back to the words of note %(key)s"))
        self.back_to_reference = escape(_("Back to reference %(label)s"))
        self.see = escape(_("See:"))
        self.paragraph = escape(_("Paragraph %(number)d"))
        self.notes_on_paragraph = escape(_("Notes on paragraph %(number)d"))
        self.notes_on_heading = escape(_("Notes on this heading"))
        self.footnotes = escape(_("Footnotes of the source"))


def words_of_page() -> Words:
    """The words in the language of this page."""
    return _words_in(language())


@cache
def _words_in(_language: str) -> Words:
    return Words()


def gap(count: int) -> str:
    """What stands where numbered paragraphs are left out."""
    said = ngettext(
        "%(count)d paragraph is left out here.", "%(count)d paragraphs are left out here.", count
    )
    return f'<p class="gap">{escape(said % {"count": count})}</p>'


def reports(places: tuple[int, int], url: str) -> str:
    """Which paragraphs of the source a block of a digest reports, and where that can be read."""
    first, last = places
    said = escape(
        ngettext(
            "Reports paragraph %(places)s of the source",
            "Reports paragraphs %(places)s of the source",
            last - first + 1,
        )
        % {"places": f"{first}–{last}" if last > first else str(first)}
    )
    link = f'<a href="{escape(url)}">{said}</a>' if url else said
    return f'<p class="reports">{link}</p>'
