"""The annotations of a digest as a W3C AnnotationPage, which other tools read as well.

https://www.w3.org/TR/annotation-model/#annotation-page. An annotation is named by the URN
``urn:open-door:COURSE:annotation:KEY``, its text by ``urn:open-door:COURSE:article:DIGEST``. Kind
and theme are tags, the words are quoted with what stands around them. What a cross-reference points
to is a tag, too, or a resource: an address, or words of a digest.
"""

import json
from collections.abc import Iterable
from typing import Any

from articles.text.addresses import AddressError, tidy_address
from articles.web_annotation import CONTEXT, MOTIVATIONS, WebAnnotation, annotation_jsonld
from portal.courses.files.parsing.digests import Digests
from portal.courses.files.quoting import enter, quote
from portal.courses.files.records import AnnotationRecord, Quote
from portal.courses.files.yaml_reading import Located, Path

_NO_SITE = ""
"""Files belong to no site: an address of ours begins with a slash in them."""


def annotation_page(records: Iterable[AnnotationRecord], course: str, digest: str) -> str:
    """The file of a digest's annotations, in the order of the text."""
    ordered = sorted(records, key=lambda note: (note.start, -len(note.exact), note.slug))
    page = {
        "@context": CONTEXT,
        "id": _urn(course, "annotations", digest),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [_jsonld(record, course) for record in ordered],
    }
    return _written(page)


def annotation_text(record: AnnotationRecord) -> str:
    """One annotation, whatever course it belongs to: what its checksum is taken of."""
    return _written(_jsonld(record, ""))


def annotations(
    located: Located, course: str, digest: str, digests: Digests
) -> list[AnnotationRecord]:
    """The annotations of a file that fits its schema, with their places in the digest's text.

    Enters what names another course or text, and words that stand there not just once.
    """
    page = located.value
    _expect(located, ("id",), page["id"], _urn(course, "annotations", digest))
    found = (
        _annotation(located, index, course, digest, digests) for index in range(len(page["items"]))
    )
    return [record for record in found if record]


def _annotation(
    located: Located, index: int, course: str, digest: str, digests: Digests
) -> AnnotationRecord | None:
    path = ("items", index)
    item = located.value["items"][index]
    note, *others = item["body"]
    tags = [body for body in others if body["purpose"] == "tagging"]
    key = item["id"].rpartition(":")[2]
    kind = _tag(located, index, tags, "kind")
    theme = _tag(located, index, tags, "theme")
    term = _tag(located, index, tags, "term")
    event = _tag(located, index, tags, "event")
    pointing = [n for n, body in enumerate(others, start=1) if body["purpose"] == "linking"]
    aims = [*filter(None, (term, event)), *pointing]
    if aims and (kind != "crossreference" or len(aims) > 1):
        message = (
            "points to a term, an event, an address or words, one of them, only for"
            " “kind:crossreference”."
        )
        enter(located, (*path, "body"), message)
    if kind not in MOTIVATIONS:
        enter(located, (*path, "body"), "needs one tag “kind:” and a kind of annotation.")
    else:
        _expect(located, (*path, "motivation"), item["motivation"], MOTIVATIONS[kind])
    if not note["value"].strip():
        enter(located, (*path, "body", 0, "value"), "is empty.")
    _expect(located, (*path, "id"), item["id"], _urn(course, "annotation", key))
    target = item["target"]
    _expect(located, (*path, "target", "source"), target["source"], _urn(course, "article", digest))
    words = quote(located, (*path, "target", "selector"), digest, digests.texts[digest])
    if words is None:
        return None
    address, to_words = "", None
    for number in pointing:
        address, to_words = _resource(located, (*path, "body", number), course, digests)
    if to_words and (to_words, to_words.start) == (words, words.start):
        enter(located, (*path, "body"), "points to its own words.")
    return AnnotationRecord(
        slug=key,
        digest=digest,
        annotation_kind=kind,
        body=note["value"].strip(),
        language=note["language"],
        theme=theme,
        term=term,
        event=event,
        address=address,
        words=to_words,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        start=words.start,
        place=located.place(*path, "id"),
    )


def _resource(
    located: Located, path: Path, course: str, digests: Digests
) -> tuple[str, Quote | None]:
    """The address that a resource names, or its words; enters what is neither."""
    resource: Any = located.value
    for part in path:
        resource = resource[part]
    source = resource["source"]
    if "selector" not in resource:
        try:
            return tidy_address(source, _NO_SITE), None
        except AddressError:
            message = f"must be an http or https address, or that of a text here: {source}."
            enter(located, (*path, "source"), message)
            return "", None
    digest = source.rpartition(":")[2]
    if digest not in digests.names:
        enter(located, (*path, "source"), f"must name one of digests/: {source}.")
    else:
        _expect(located, (*path, "source"), source, _urn(course, "article", digest))
    if digest not in digests.texts:
        return "", None
    return "", quote(located, (*path, "selector"), digest, digests.texts[digest])


def _tag(located: Located, index: int, tags: list[dict[str, str]], name: str) -> str:
    """The value of the tag ``NAME:VALUE``; enters a second one."""
    values = [tag["value"].partition(":")[2] for tag in tags if tag["value"].startswith(f"{name}:")]
    if len(values) > 1:
        enter(located, ("items", index, "body"), f"has more than one tag “{name}:”.")
    return values[0] if values else ""


def _expect(located: Located, path: tuple[str | int, ...], value: str, wanted: str) -> None:
    if value != wanted:
        enter(located, path, f"must be “{wanted}”.")


def _jsonld(record: AnnotationRecord, course: str) -> dict[str, Any]:
    found = annotation_jsonld(
        WebAnnotation(
            id=_urn(course, "annotation", record.slug),
            kind=record.annotation_kind,
            body=record.body,
            language=record.language,
            source=_urn(course, "article", record.digest),
            exact=record.exact,
            prefix=record.prefix,
            suffix=record.suffix,
            theme=record.theme,
            term=record.term,
            link=record.address,
        ),
        with_context=False,
    )
    if record.event:
        tag = {"type": "TextualBody", "purpose": "tagging", "value": f"event:{record.event}"}
        found["body"].append(tag)
    if record.words:
        found["body"].append(_words_jsonld(record.words, course))
    return found


def _words_jsonld(words: Quote, course: str) -> dict[str, Any]:
    selector = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
    given = {name: value for name, value in selector.items() if value}
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _urn(course, "article", words.digest),
        "selector": {"type": "TextQuoteSelector", **given},
    }


def _urn(course: str, what: str, name: str) -> str:
    return f"urn:open-door:{course}:{what}:{name}"


def _written(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
