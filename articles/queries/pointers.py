"""What cross-references point to, as far as readers may know of it."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles.models import (
    Anchor,
    Annotation,
    AnnotationKind,
    AnnotationStatus,
    Article,
    Publication,
    Rights,
)
from articles.pointing import further_kinds
from articles.queries.prepared import Asked, AskedAmong, Prepared
from articles.text.addresses import AddressError, TextAddress, text_address, tidy_address


class PointerKind(StrEnum):
    """What a pointer leads to."""

    PASSAGE = "passage"
    TERM = "term"
    TEXT = "text"
    WEB = "web"
    FURTHER = "further"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a cross-reference leads.

    `path` is an address of ours without the part for the language, or one elsewhere. `words` are
    those of a passage that everybody may read, in `language`; `name` is a title or name, empty for
    an address elsewhere. `key` is a slug or public id.
    """

    kind: PointerKind
    path: str
    name: str = ""
    name_vi: str = ""
    words: str = ""
    language: str = ""
    key: str = ""


class Target(NamedTuple):
    """What an annotation points to, as it is stored."""

    annotation: int
    passage: int | None
    address: str
    term: str | None
    """The part of a term's address; the term may be a draft."""
    term_name: str | None
    term_name_vi: str | None
    term_is_published: bool | None


_TARGET_COLUMNS = {
    "annotation": "pk",
    "passage": "to_passage_id",
    "address": "to_address",
    "term": "to_term__slug",
    "term_name": "to_term__name",
    "term_name_vi": "to_term__name_vi",
    "term_is_published": "to_term__is_published",
}


def target_column() -> Case:
    """A column of annotations that holds the `Target` of each cross-reference, for `target_in`."""
    return Case(
        When(kind=AnnotationKind.CROSS_REFERENCE, then=JSONObject(**_TARGET_COLUMNS)),
        output_field=JSONField(),
    )


def target_in(stored: str) -> Target:
    """The target in a `target_column`."""
    return Target(**json.loads(stored))


def targets_of(annotations: Collection[int]) -> list[Target]:
    """What cross-references point to; one query, and none where there are no annotations."""
    if not annotations:
        return []
    rows = Annotation.objects.filter(pk__in=annotations, kind=AnnotationKind.CROSS_REFERENCE)
    return list(map(Target._make, rows.values_list(*_TARGET_COLUMNS.values())))


def pointers_of(targets: Sequence[Target]) -> dict[int, Pointer]:
    """Where cross-references lead, by the keys of their annotations.

    What is not published, and a text that was withdrawn, is left out: neither linked nor named.
    One query, and none where there are no cross-references.
    """
    if not targets:
        return {}
    addresses = {each.address for each in targets if each.address and _is_tidy(each.address)}
    ours = {address: named for address in addresses if (named := text_address(address))}
    rows = [
        _Row._make(row)
        for row in _public.rows(
            at=timezone.now(),
            annotations=[each.annotation for each in targets],
            passages=[each.passage for each in targets if each.passage],
            texts=sorted({named.slug for named in ours.values()}),
        )
    ]
    passages = _passages(rows)
    texts = _texts(rows, ours) | {
        address: Pointer(PointerKind.WEB, address)
        for address in addresses
        if not address.startswith("/")
    }
    found: dict[int, Pointer] = {}
    for each in targets:
        pointer = passages.get(each.passage or 0) or _term(each) or texts.get(each.address)
        if pointer:
            found[each.annotation] = pointer
    return found | _further(rows)


class _Row(NamedTuple):
    """Something public that may be pointed to; the meaning of `number` goes by `what`."""

    what: str
    number: int
    key: str
    name: str
    name_vi: str
    language: str
    rights: str
    words: str
    revision: int
    is_current: bool
    is_annotated: bool


_PASSAGE, _TEXT, _REVISION = "passage", "text", "revision"


def _public_query() -> "QuerySet[Any, tuple[Any, ...]]":
    """What readers may know of among what is pointed to, of every kind at once."""
    at = Asked("at", DateTimeField())
    public = Article.objects.published(at)
    annotated = Annotation.objects.filter(
        passage=OuterRef("passage"), status=AnnotationStatus.PUBLISHED
    )
    passages = Anchor.objects.filter(
        passage__in=AskedAmong("passages", BigIntegerField()),
        start__isnull=False,
        revision__publications__published_at__lte=at,
        revision__article__in=public,
    ).values_list(
        _said(_PASSAGE),
        "passage_id",
        "passage__public_id",
        "revision__article__title",
        "revision__article__title_vi",
        "revision__article__language",
        "revision__article__rights",
        "exact",
        "revision__number",
        Case(
            When(revision=F("revision__article__published_revision"), then=True),
            default=False,
            output_field=BooleanField(),
        ),
        Exists(annotated),
    )
    slugs = AskedAmong("texts", CharField())
    text = ("slug", "title", "title_vi", "language", "rights")
    texts = public.filter(slug__in=slugs).values_list(_said(_TEXT), "pk", *text, *_nothing_more())
    revisions = Publication.objects.filter(
        revision__article__slug__in=slugs, published_at__lte=at
    ).values_list(
        _said(_REVISION),
        "revision__number",
        *(f"revision__article__{column}" for column in text),
        *_nothing_more(),
    )
    further = [
        kind.public()
        .filter(**{f"{kind.columns[0]}__in": AskedAmong("annotations", BigIntegerField())})
        .values_list(_said(kind.name), *kind.columns, _said(""), _said(""), *_nothing_more())
        for kind in further_kinds()
    ]
    parts = [part.order_by() for part in (texts, revisions, *further)]
    return passages.order_by().union(*parts)


def _said(words: str) -> Value:
    return Value(words, output_field=CharField())


def _nothing_more() -> tuple[Value, ...]:
    return (_said(""), Value(0), Value(value=False), Value(value=False))


_public = Prepared(_public_query)


def _further(rows: Sequence[_Row]) -> dict[int, Pointer]:
    folders = {kind.name: kind.folder for kind in further_kinds()}
    return {
        row.number: Pointer(
            PointerKind.FURTHER,
            f"/{folders[row.what]}/{row.key}/",
            row.name,
            row.name_vi,
            key=row.key,
        )
        for row in rows
        if row.what in folders
    }


def _term(target: Target) -> Pointer | None:
    if not target.term or not target.term_is_published:
        return None
    return Pointer(
        PointerKind.TERM,
        f"/terms/{target.term}/",
        target.term_name or "",
        target.term_name_vi or "",
        key=target.term,
    )


def _passages(rows: Sequence[_Row]) -> dict[int, Pointer]:
    """Passages of public texts where they stand now or last stood, those of excerpts if annotated.

    Their words are given where everybody may read them.
    """
    stood = [row for row in rows if row.what == _PASSAGE]
    stood.sort(key=lambda row: (row.is_current, row.revision))  # the one that stands now comes last
    return {
        row.number: Pointer(
            PointerKind.PASSAGE,
            f"/passages/{row.key}/",
            row.name,
            row.name_vi,
            "" if row.rights == Rights.ACCOUNT else row.words,
            row.language,
            key=row.key,
        )
        for row in stood
        if row.rights != Rights.EXCERPT or row.is_annotated
    }


def _texts(rows: Sequence[_Row], ours: Mapping[str, TextAddress]) -> dict[str, Pointer]:
    """Addresses of public texts, and of revisions of them that are or were public."""
    articles = {row.key: row for row in rows if row.what == _TEXT}
    revisions = {(row.key, row.number) for row in rows if row.what == _REVISION}
    found: dict[str, Pointer] = {}
    for address, named in ours.items():
        article = articles.get(named.slug)
        if article is None or (named.number and (named.slug, named.number) not in revisions):
            continue
        if named.span and article.rights == Rights.EXCERPT:
            continue
        found[address] = Pointer(PointerKind.TEXT, address, article.name, article.name_vi)
    return found


def _is_tidy(address: str) -> bool:
    """Whether an address may be linked: what came into the table by another way is looked at."""
    try:
        return tidy_address(address, settings.SITE_URL) == address
    except AddressError:
        return False
