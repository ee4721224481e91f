"""Terms and annotations of the database in the form of the files."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.db.models import Q, QuerySet

from articles.models import Anchor, Annotation, Article, Mention, Term
from articles.models.annotation import AnnotationQuerySet
from articles.models.term import TermQuerySet
from portal.courses.files import (
    AnnotationRecord,
    Quote,
    RelationRecord,
    TermRecord,
    Translated,
    TranslatedLines,
    tidy_markdown,
)
from portal.courses.stored_timeline import quote_of
from timeline.models import EventReference


def stored_terms(slugs: Collection[str]) -> list[tuple[Term, TermRecord]]:
    """Those of the named terms that the database has."""
    return [(term, _term_record(term)) for term in _terms().filter(slug__in=slugs)]


def stored_annotations(keys: Collection[str]) -> list[tuple[Annotation, AnnotationRecord]]:
    """Those of the named annotations that the database has, at their places in the latest text."""
    named = Q(passage__annotations__public_id__in=keys) | Q(passage__references__public_id__in=keys)
    anchors = Anchor.objects.filter(named).distinct()
    latest = {anchor.passage_id: anchor for anchor in anchors.order_by("revision__number")}
    rows = _annotations().filter(public_id__in=keys)
    return _annotation_records(rows, latest)


def published_terms(articles: Iterable[Article], loaded: Collection[str]) -> list[TermRecord]:
    """The public terms that articles mention, those loaded, and those that these relate to."""
    mentioned = Mention.objects.filter(passage__article__in=articles, is_retired=False)
    wanted = {*loaded, *mentioned.values_list("term__slug", flat=True)}
    public = {term.slug: _term_record(term) for term in _terms().published()}
    found: dict[str, TermRecord] = {}
    while wanted:
        term = public.get(slug := wanted.pop())
        if term and slug not in found:
            found[slug] = term
            wanted |= {relation.to for relation in term.relations}
    return [_with_relations_to(term, public.keys()) for term in found.values()]


def published_annotations(
    articles: Iterable[Article],
) -> list[tuple[Annotation, AnnotationRecord]]:
    """The public annotations that stand in the public text of articles.

    One that points to words elsewhere, or to words that are gone, has them without their text.
    """
    revisions = [article.published_revision_id for article in articles]
    anchors = {
        anchor.passage_id: anchor
        for anchor in Anchor.objects.filter(revision__in=revisions, start__isnull=False)
    }
    rows = _annotations().published().filter(passage__in=anchors)
    return _annotation_records(rows, anchors)


def _events_of(references: "QuerySet[EventReference]") -> dict[int, str]:
    """The slug of the event that each annotation points to."""
    return dict(references.values_list("annotation", "event__slug"))


def _with_relations_to(term: TermRecord, known: Collection[str]) -> TermRecord:
    relations = tuple(relation for relation in term.relations if relation.to in known)
    return replace(term, relations=relations)


def _term_record(term: Term) -> TermRecord:
    names: dict[str, list[str]] = {"en": [], "vi": []}
    for alias in term.aliases.all():
        names.get(alias.language, []).append(alias.name.strip())
    return TermRecord(
        slug=term.slug,
        term_kind=term.kind,
        name=Translated(term.name.strip(), term.name_vi.strip()),
        aliases=TranslatedLines(tuple(sorted(names["en"])), tuple(sorted(names["vi"]))),
        definition=Translated(term.definition.strip(), term.definition_vi.strip()),
        sources=tidy_markdown(term.sources),
        authority=term.authority.strip(),
        relations=tuple(
            sorted(
                RelationRecord(relation.kind, relation.other.slug)
                for relation in term.relations.all()
            )
        ),
    )


def _annotation_records(
    rows: AnnotationQuerySet, anchors: Mapping[int, Anchor]
) -> list[tuple[Annotation, AnnotationRecord]]:
    """Annotations with their words and those that they point to, where anchors place them."""
    events = _events_of(EventReference.objects.filter(annotation__in=rows))
    return [(row, _annotation_record(row, anchors, events.get(row.pk, ""))) for row in rows]


def _annotation_record(
    annotation: Annotation, anchors: Mapping[int, Anchor], event: str
) -> AnnotationRecord:
    anchor = anchors[annotation.passage_id]
    stands = anchor.start is not None
    return AnnotationRecord(
        slug=annotation.public_id,
        digest=annotation.passage.article.slug,
        annotation_kind=annotation.kind,
        body=annotation.body.strip(),
        language=annotation.language,
        theme=annotation.theme.slug if annotation.theme else "",
        term=annotation.to_term.slug if annotation.to_term else "",
        event=event,
        address=annotation.to_address,
        words=_words_pointed_to(annotation, anchors),
        exact=anchor.exact if stands else "",
        prefix=anchor.prefix if stands else "",
        suffix=anchor.suffix if stands else "",
        start=anchor.start or 0,
    )


def _words_pointed_to(annotation: Annotation, anchors: Mapping[int, Anchor]) -> Quote | None:
    if annotation.to_passage is None:
        return None
    slug = annotation.to_passage.article.slug
    anchor = anchors.get(annotation.to_passage.pk)
    return quote_of(anchor, slug) if anchor else Quote(slug, "", "", "")


def _terms() -> TermQuerySet:
    return Term.objects.prefetch_related("aliases", "relations__other")


def _annotations() -> AnnotationQuerySet:
    return Annotation.objects.select_related(
        "passage__article", "theme", "to_term", "to_passage__article"
    )
