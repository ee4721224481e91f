"""What the rights of texts let readers see, asked for marks on their words."""

from collections.abc import Iterable
from dataclasses import replace

from articles.models import Annotation, Article, Revision, Rights
from articles.text import Block
from portal.reading.pages import blocks_shown
from portal.study.queries.marks import OwnMarks, Standing


class ShownWords:
    """Which words readers see of some texts; two queries where one of them is an excerpt."""

    def __init__(self, texts: Iterable[Article]) -> None:
        excerpts = [text for text in texts if text.rights == Rights.EXCERPT]
        self._shown = _blocks_of(excerpts) if excerpts else {}

    def of(self, standing: Standing, article: int) -> Standing:
        """Words as they stand in a text, left blank unless readers see all of them.

        Of an excerpt nobody can tell whether words that are gone would be shown; so they are not.
        """
        if article not in self._shown:
            return standing
        if standing.span is not None:
            start, end = standing.span
            here = (
                is_shown
                for block, is_shown in self._shown[article]
                if block.start < end and block.end > start
            )
            if all(here):
                return standing
        return replace(standing, words="")


def only_shown(marks: OwnMarks, texts: Iterable[Article]) -> OwnMarks:
    """Marks without the words that the rights of their texts hide."""
    shown = ShownWords(texts)
    return OwnMarks(
        tuple(
            replace(mark, standing=shown.of(mark.standing, mark.article))
            for mark in marks.highlights
        ),
        tuple(
            replace(mark, standing=shown.of(mark.standing, mark.article)) for mark in marks.jottings
        ),
    )


def _blocks_of(texts: list[Article]) -> dict[int, tuple[tuple[Block, bool], ...]]:
    """The blocks of the published revision of each text, and whether readers see them."""
    keys = [text.published_revision_id for text in texts]
    revisions = Revision.objects.defer("source_map").in_bulk([key for key in keys if key])
    where = ("passage__anchors__revision", "passage__anchors__start", "passage__anchors__end")
    notes = list(
        Annotation.objects.published()
        .filter(passage__anchors__revision__in=revisions, passage__anchors__start__isnull=False)
        .values_list(*where)
    )
    found: dict[int, tuple[tuple[Block, bool], ...]] = {}
    for text in texts:
        revision = revisions.get(text.published_revision_id or 0)
        if revision is None:
            found[text.pk] = ()
            continue
        document = revision.document
        spans = [(start, end) for key, start, end in notes if key == revision.pk]
        shown = blocks_shown(text, document, spans) or frozenset()
        found[text.pk] = tuple(
            (block, index in shown) for index, block in enumerate(document.blocks)
        )
    return found
