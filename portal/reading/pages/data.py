"""What the reading room gives to machines."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from articles.models import Article
from articles.queries.web_annotations import exported_annotation, exported_annotations
from articles.web_annotation import annotation_jsonld, page_jsonld
from portal.reading.pages.finding import NoSuchTextError


def annotations_data(article: Article) -> dict[str, Any]:
    """The annotations of a text as a Web Annotation page."""
    address = settings.SITE_URL + reverse("reading:annotations", args=[article.slug])
    return page_jsonld(address, exported_annotations(article))


def annotation_data(public_id: str) -> dict[str, Any]:
    """One annotation that everybody may read."""
    found = exported_annotation(public_id)
    if found is None:
        raise NoSuchTextError(public_id)
    return annotation_jsonld(found)
