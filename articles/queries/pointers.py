"""What cross-references point to, as far as readers may know of it."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, When
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
from articles.text.addresses import AddressError, text_address, tidy_address


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


TARGET_COLUMNS = (
    "pk",
    "to_passage_id",
    "to_address",
    "to_term__slug",
    "to_term__name",
    "to_term__name_vi",
    "to_term__is_published",
)
"""The columns of an annotation that make a `Target`."""


def targets_of(annotations: Collection[int]) -> list[Target]:
    """What cross-references point to; one query, and none where there are no annotations."""
    if not annotations:
        return []
    rows = Annotation.objects.filter(pk__in=annotations, kind=AnnotationKind.CROSS_REFERENCE)
    return list(map(Target._make, rows.values_list(*TARGET_COLUMNS)))


def pointers_of(targets: Sequence[Target]) -> dict[int, Pointer]:
    """Where cross-references lead, by the keys of their annotations.

    What is not published, and a text that was withdrawn, is left out: neither linked nor named.
    A fixed number of queries, and none for a kind of target that is not there.
    """
    if not targets:
        return {}
    now = timezone.now()
    found: dict[int, Pointer] = {}
    passages = _passages({each.passage for each in targets if each.passage}, now)
    texts = _texts({each.address for each in targets if each.address}, now)
    for each in targets:
        pointer = passages.get(each.passage or 0) or _term(each) or texts.get(each.address)
        if pointer:
            found[each.annotation] = pointer
    for kind in further_kinds():
        for key, named in kind.public([each.annotation for each in targets]).items():
            found[key] = Pointer(
                PointerKind.FURTHER,
                f"/{kind.folder}/{named.key}/",
                named.name,
                named.name_vi,
                key=named.key,
            )
    return found


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


def _passages(keys: set[int], now: datetime.datetime) -> dict[int, Pointer]:
    """Passages of public texts where they stand now or last stood, those of excerpts if annotated.

    Their words are given where everybody may read them.
    """
    if not keys:
        return {}
    anchors = (
        Anchor.objects.filter(
            passage__in=keys,
            start__isnull=False,
            revision__publications__published_at__lte=now,
            revision__article__in=Article.objects.published(now),
        )
        .annotate(
            is_annotated=Exists(
                Annotation.objects.filter(
                    passage=OuterRef("passage"), status=AnnotationStatus.PUBLISHED
                )
            )
        )
        .select_related("passage", "revision__article")
        .defer("revision__text", "revision__structure", "revision__source_map")
        .order_by(
            Case(When(revision=F("revision__article__published_revision"), then=1), default=0),
            "revision__number",
        )
    )
    found: dict[int, Pointer] = {}
    for anchor in anchors:  # the one that stands now comes last
        article = anchor.revision.article
        is_hidden = article.rights == Rights.EXCERPT and not anchor.is_annotated
        if not is_hidden:
            found[anchor.passage_id] = Pointer(
                PointerKind.PASSAGE,
                f"/passages/{anchor.passage.public_id}/",
                article.title,
                article.title_vi,
                "" if article.rights == Rights.ACCOUNT else anchor.exact,
                article.language,
                key=anchor.passage.public_id,
            )
    return found


def _texts(addresses: set[str], now: datetime.datetime) -> dict[str, Pointer]:
    """Addresses elsewhere, and those of public texts and of revisions that were public.

    Each is looked at again: what came into the table by another way is not linked either.
    """
    addresses = {address for address in addresses if _is_tidy(address)}
    ours = {address: named for address in addresses if (named := text_address(address))}
    found = {
        address: Pointer(PointerKind.WEB, address)
        for address in addresses
        if not address.startswith("/")
    }
    if not ours:
        return found
    slugs = {named.slug for named in ours.values()}
    articles = {each.slug: each for each in Article.objects.published(now).filter(slug__in=slugs)}
    numbered = [
        articles[named.slug].pk
        for named in ours.values()
        if named.number and named.slug in articles
    ]
    public = _public_revisions(numbered, now) if numbered else set()
    for address, named in ours.items():
        article = articles.get(named.slug)
        if article is None or (named.number and (named.slug, named.number) not in public):
            continue
        if named.span and article.rights == Rights.EXCERPT:
            continue
        found[address] = Pointer(PointerKind.TEXT, address, article.title, article.title_vi)
    return found


def _is_tidy(address: str) -> bool:
    try:
        return tidy_address(address, settings.SITE_URL) == address
    except AddressError:
        return False


def _public_revisions(articles: Collection[int], now: datetime.datetime) -> set[tuple[str, int]]:
    """The revisions of some texts that are or were public: address and number."""
    return set(
        Publication.objects.filter(
            revision__article__in=articles, published_at__lte=now
        ).values_list("revision__article__slug", "revision__number")
    )
