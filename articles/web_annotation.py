"""Annotations as the W3C Web Annotation Data Model writes them, in JSON-LD.

https://www.w3.org/TR/annotation-model/ (Recommendation of 23 February 2017). Selectors count
Unicode code points, as the Recommendation does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'

MOTIVATIONS = {
    "wording": "describing",
    "context": "describing",
    "comparison": "linking",
    "sourcing": "assessing",
    "question": "questioning",
    "crossreference": "linking",
    "translation": "describing",
}
"""The motivation of each kind of annotation; the kind itself is written as a tag."""

_UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What JSON can write and no text, database or terminal should hold."""


@dataclass(frozen=True, slots=True)
class WebAnnotation:
    """What is exchanged of one annotation. Moments are ISO 8601 with a zone.

    `term` is the slug of the term and `link` the address of what a cross-reference points to.
    """

    id: str
    kind: str
    body: str
    language: str
    source: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    theme: str = ""
    term: str = ""
    link: str = ""
    creator: str = ""
    created: str = ""
    modified: str = ""


def annotation_jsonld(annotation: WebAnnotation, *, with_context: bool = True) -> dict[str, Any]:
    """One annotation as JSON-LD."""
    bodies: list[dict[str, str]] = [
        {
            "type": "TextualBody",
            "format": "text/markdown",
            "language": annotation.language,
            "purpose": "commenting",
            "value": annotation.body,
        },
        _tag(f"kind:{annotation.kind}"),
    ]
    if annotation.theme:
        bodies.append(_tag(f"theme:{annotation.theme}"))
    if annotation.term:
        bodies.append(_tag(f"term:{annotation.term}"))
    if annotation.link:
        bodies.append({"type": "SpecificResource", "purpose": "linking", "source": annotation.link})
    found: dict[str, Any] = {"@context": CONTEXT} if with_context else {}
    found |= {
        "id": annotation.id,
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(annotation.kind, "commenting"),
    }
    if annotation.creator:
        found["creator"] = {"type": "Person", "name": annotation.creator}
    for name in ("created", "modified"):
        if moment := getattr(annotation, name):
            found[name] = moment
    return {
        **found,
        "body": bodies,
        "target": {"source": annotation.source, "selector": _selector(annotation)},
    }


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _selector(annotation: WebAnnotation) -> Any:
    quote = {"type": "TextQuoteSelector", "exact": annotation.exact}
    if annotation.prefix:
        quote["prefix"] = annotation.prefix
    if annotation.suffix:
        quote["suffix"] = annotation.suffix
    if annotation.start is None or annotation.end is None:
        return quote
    position = {"type": "TextPositionSelector", "start": annotation.start, "end": annotation.end}
    return [quote, position]


def page_jsonld(address: str, items: Sequence[WebAnnotation]) -> dict[str, Any]:
    """Annotations as a page of a collection that has just this page."""
    collection = {
        "id": f"{address}#collection",
        "type": "AnnotationCollection",
        "total": len(items),
    }
    if items:  # the model wants it of a collection that has any
        collection["first"] = address
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": [annotation_jsonld(item, with_context=False) for item in items],
    }


class NoWebAnnotationError(ValueError):
    """This is no annotation that can be taken in; the message says why."""


def read_web_annotations(data: Any) -> Iterator[Any]:
    """The annotations of parsed JSON: one, a list, a page, or a collection with its first page."""
    if isinstance(data, list):
        for item in data:
            yield from read_web_annotations(item)
    elif isinstance(data, dict) and isinstance(data.get("items"), list):
        yield from data["items"]
    elif isinstance(data, dict) and isinstance(data.get("first"), dict):
        yield from read_web_annotations(data["first"])
    else:
        yield data


def name_in(item: Any) -> str:
    """What an annotation is called, if anything."""
    return _string(item.get("id")) if isinstance(item, dict) else ""


def web_annotation_of(item: Any) -> WebAnnotation:
    """One annotation as others write it: a text about words that it quotes.

    A kind of ours is read from its tag, or else from its motivation. Raises `NoWebAnnotationError`
    where it has no text or quotes no words.
    """
    if not isinstance(item, dict):
        raise NoWebAnnotationError("this is no JSON object")
    texts, tags = _bodies(item)
    if not texts:
        raise NoWebAnnotationError("it has no text (a TextualBody or bodyValue)")
    source, quote = _quoted(item.get("target"))
    return WebAnnotation(
        id=name_in(item),
        kind=_kind(tags, item.get("motivation")),
        body="\n\n".join(value for value, _language in texts),
        language=texts[0][1],
        source=source,
        exact=_string(quote["exact"]),
        prefix=_string(quote.get("prefix")),
        suffix=_string(quote.get("suffix")),
        theme=_tagged(tags, "theme"),
        term=_tagged(tags, "term"),
        link=_link(item.get("body")),
    )


def _tagged(tags: Sequence[str], name: str) -> str:
    """The value of the tag ``NAME:VALUE``."""
    return next((tag.partition(":")[2] for tag in tags if tag.startswith(f"{name}:")), "")


def _link(bodies: Any) -> str:
    """The address that an annotation links to."""
    for body in bodies if isinstance(bodies, list) else [bodies]:
        is_link = isinstance(body, dict) and body.get("purpose") == "linking"
        if is_link and (address := _string(body.get("source"))):
            return address
    return ""


def _bodies(item: dict[str, Any]) -> tuple[list[tuple[str, str]], list[str]]:
    """The texts of an annotation with their languages, and its tags."""
    bodies = item.get("body", [])
    texts, tags = [], []
    if value := _string(item.get("bodyValue")):
        texts.append((value, "en"))
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, str) or not isinstance(body, dict):
            continue
        value = _string(body.get("value")).strip()
        if value and body.get("purpose") == "tagging":
            tags.append(value)
        elif value:
            texts.append((value, _string(body.get("language")) or "en"))
    return texts, tags


def _quoted(target: Any) -> tuple[str, dict[str, Any]]:
    """The source of a target and its quote."""
    for one in target if isinstance(target, list) else [target]:
        if not isinstance(one, dict):
            continue
        selectors = one.get("selector", [])
        for given in selectors if isinstance(selectors, list) else [selectors]:
            selector = given
            while isinstance(selector, dict):
                if _string(selector.get("exact")).strip():
                    return _string(one.get("source")), selector
                selector = selector.get("refinedBy")
    raise NoWebAnnotationError("it quotes no words (a TextQuoteSelector)")


def _kind(tags: Sequence[str], motivation: Any) -> str:
    for tag in tags:
        name, _, kind = tag.partition(":")
        if name == "kind" and kind in MOTIVATIONS:
            return kind
    return {"questioning": "question", "linking": "comparison", "assessing": "sourcing"}.get(
        motivation if isinstance(motivation, str) else "", "context"
    )


def _string(value: Any) -> str:
    """A string as it can be kept; nothing for anything else."""
    return _UNHELD.sub("\ufffd", value) if isinstance(value, str) else ""
