"""Take in annotations that others wrote about a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from django.conf import settings
from django.db import transaction

from articles.actor import Actor
from articles.anchoring import find_quote
from articles.models import MOST_SIGNS, Annotation, AnnotationKind, Article, Passage, Term, Theme
from articles.operations.annotations import NOTHING, Target, annotate_words
from articles.pointing import further_kinds
from articles.text.addresses import AddressError, tidy_address
from articles.web_annotation import (
    NoWebAnnotationError,
    WebAnnotation,
    name_in,
    web_annotation_of,
)

_OWN_TEXT = re.compile(r"(?:/vi)?/articles/(?P<slug>[^/]+)/")


@dataclass(frozen=True, slots=True)
class ImportedAnnotations:
    """What became of annotations: those taken in, known ones, and why others were left out."""

    taken: list[Annotation]
    known: int
    left_out: list[tuple[str, str]]


@transaction.atomic
def import_annotations(*, by: Actor, article: Article, items: Iterable[Any]) -> ImportedAnnotations:
    """Write annotations as drafts on the words that they quote in the latest revision.

    A quote is looked for with a floor: what is not surely there is left out and said, and so is
    what is about another text of ours. An annotation with the same words on the same passage is
    known already.
    """
    revision = article.revisions.order_by("-number").first()
    if revision is None:
        return ImportedAnnotations([], 0, [("", "The text has no revision.")])
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    others = set(Article.objects.exclude(pk=article.pk).values_list("slug", flat=True))
    outcome = ImportedAnnotations([], 0, [])
    known = 0
    for number, item in enumerate(items, start=1):
        try:
            given = web_annotation_of(item)
        except NoWebAnnotationError as error:
            outcome.left_out.append((name_in(item) or f"number {number}", str(error)))
            continue
        name = given.id or f"number {number}"
        if (other := _article_of(given.source)) in others:
            outcome.left_out.append((name, f"it is about another text, {other}"))
            continue
        found = find_quote(
            revision.text,
            *(normalize("NFC", part) for part in (given.exact, given.prefix, given.suffix)),
        )
        if found is None:
            outcome.left_out.append((name, f"“{given.exact[:60]}” is not surely in the text"))
            continue
        if len(given.body.strip()) > MOST_SIGNS:
            outcome.left_out.append((name, f"its text is longer than {MOST_SIGNS} characters"))
            continue
        there = Annotation.objects.filter(
            passage__anchors__revision=revision,
            passage__anchors__start=found.start,
            passage__anchors__end=found.end,
            body=given.body.strip(),
        )
        if there.exists():
            known += 1
            continue
        outcome.taken.append(
            annotate_words(
                by=by,
                revision=revision,
                start=found.start,
                end=found.end,
                kind=AnnotationKind(given.kind),
                body=given.body,
                theme=themes.get(given.theme),
                language=given.language[:12],
                target=_target(given),
            )
        )
    return ImportedAnnotations(outcome.taken, known, outcome.left_out)


def _article_of(source: str) -> str:
    """The slug in the address of a text of this portal; nothing for any other address."""
    found = _OWN_TEXT.match(source.removeprefix(settings.SITE_URL))
    return found["slug"] if found else ""


def _target(given: WebAnnotation) -> Target:
    """What a cross-reference points to here; nothing where it points to nothing that we know."""
    if given.kind != AnnotationKind.CROSS_REFERENCE:
        return NOTHING
    if term := Term.objects.filter(slug=given.term).first():
        return Target(term=term)
    path = given.link.removeprefix(settings.SITE_URL)
    folder, _, key = path.strip("/").partition("/")
    if path.startswith("/") and folder == "passages":
        return Target(passage=Passage.objects.filter(public_id=key).first())
    for kind in further_kinds():
        if path.startswith("/") and folder == kind.folder:
            known = dict(kind.choices())
            return Target(further={kind.name: key}) if key in known else NOTHING
    try:
        return Target(address=tidy_address(given.link, settings.SITE_URL))
    except AddressError:
        return NOTHING
