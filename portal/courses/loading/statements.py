"""Writing terms and annotations, and marking where the texts of a course name its terms."""

from django.db.models import Model

from articles.models import (
    Anchor,
    Annotation,
    AnnotationKind,
    Article,
    Mention,
    Passage,
    Revision,
    Term,
    TermAlias,
    TermRelation,
    Theme,
)
from articles.operations.annotations import save_annotation
from articles.operations.passages import mark_passage
from articles.operations.terms import take_over_mentions
from articles.queries.terms import FoundMention, unmarked_mentions
from portal.courses.files import (
    AnnotationRecord,
    CourseFiles,
    Identity,
    Kind,
    Place,
    Quote,
    TermRecord,
)
from portal.courses.loading.quoting import latest_revision, stand

LANGUAGES = ("en", "vi")


def store_term(record: TermRecord, row: Model | None) -> Term:
    """A term with its names; its relations wait until all terms are there."""
    term = row if isinstance(row, Term) else Term(slug=record.slug)
    term.kind = record.term_kind
    term.name, term.name_vi = record.name.en, record.name.vi
    term.definition, term.definition_vi = record.definition.en, record.definition.vi
    term.sources, term.authority = record.sources, record.authority
    term.save()
    names = {(language, name) for language in LANGUAGES for name in _aliases(record, language)}
    for alias in TermAlias.objects.filter(term=term, language__in=LANGUAGES):
        if (alias.language, alias.name) in names:
            names.remove((alias.language, alias.name))
        else:
            alias.delete()
    TermAlias.objects.bulk_create(
        TermAlias(term=term, language=language, name=name) for language, name in sorted(names)
    )
    return term


def _aliases(record: TermRecord, language: str) -> tuple[str, ...]:
    return record.aliases.en if language == "en" else record.aliases.vi


def relate_term(record: TermRecord) -> None:
    """Bring the relations of a stored term to what its record says."""
    term = Term.objects.get(slug=record.slug)
    wanted = {(relation.kind, relation.to) for relation in record.relations}
    for relation in TermRelation.objects.filter(term=term).select_related("other"):
        if (relation.kind, relation.other.slug) in wanted:
            wanted.remove((relation.kind, relation.other.slug))
        else:
            relation.delete()
    others = Term.objects.in_bulk([to for _, to in wanted], field_name="slug")
    TermRelation.objects.bulk_create(
        TermRelation(term=term, kind=kind, other=others[to]) for kind, to in sorted(wanted)
    )


def store_annotation(record: AnnotationRecord, row: Model | None) -> Annotation:
    """An annotation on its words in the digest's latest revision.

    Where editors have changed the digest here since, the words are looked for; raises
    `CourseFilesError` if they are not to be found.
    """
    annotation = row if isinstance(row, Annotation) else Annotation(public_id=record.slug)
    quote = Quote(record.digest, record.exact, record.prefix, record.suffix)
    theme = Theme.objects.get(slug=record.theme) if record.theme else None
    values: dict[str, object] = {
        "kind": AnnotationKind(record.annotation_kind),
        "body": record.body,
        "language": record.language,
        "theme": theme,
        "to_term": Term.objects.get(slug=record.term) if record.term else None,
        "to_address": record.address,
        "to_passage": None,
        "passage": _passage(annotation.passage_id, quote, record.place),
    }
    if record.words:
        values["to_passage"] = _passage(annotation.to_passage_id, record.words, record.place)
    if annotation.pk and all(getattr(annotation, name) == new for name, new in values.items()):
        return annotation
    for name, value in values.items():
        setattr(annotation, name, value)
    return save_annotation(by=None, annotation=annotation)


def _passage(known: int | None, quote: Quote, place: Place) -> Passage:
    """The passage on quoted words: the one that is known, if it stands there."""
    revision, start, end = stand(quote, place)
    stands = Anchor.objects.filter(revision=revision, start=start, end=end, passage=known)
    if anchor := stands.select_related("passage").first():
        return anchor.passage
    return mark_passage(by=None, revision=revision, start=start, end=end)


def mark_first_mentions(files: CourseFiles, changed: set[Identity]) -> None:
    """Mark the first place where a digest of the files names a term of the files.

    Only where one of the two is new or changed, and only for terms without a mention there: what
    editors marked or took back stands.
    """
    terms = {term.slug for term in files.terms}
    changed_terms = {slug for kind, slug in changed if kind is Kind.TERM}
    for digest in files.digests:
        looked_for = terms if (Kind.DIGEST, digest.slug) in changed else changed_terms & terms
        article = Article.objects.filter(slug=digest.slug).first()
        if looked_for and article:
            _mark_mentions(latest_revision(article), looked_for)


def _mark_mentions(revision: Revision, looked_for: set[str]) -> None:
    here = Mention.objects.filter(passage__article=revision.article_id)
    standing = here.filter(passage__anchors__revision=revision, passage__anchors__start__gte=0)
    settled = {
        *standing.values_list("term__slug", flat=True),
        *here.filter(is_retired=True).values_list("term__slug", flat=True),
    }
    first: dict[str, FoundMention] = {}
    for found in unmarked_mentions(revision):
        if found.term.slug in looked_for - settled:
            first.setdefault(found.term.slug, found)
    take_over_mentions(
        by=None,
        revision=revision,
        found=[(found.term, found.start, found.end) for found in first.values()],
    )
