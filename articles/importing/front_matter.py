"""The YAML at the head of a Markdown file."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from articles.importing.parsed import ImportRefused, Metadata, MetadataLine, ParsedAuthor

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST = 64 * 1024  # characters
_FIELDS = ("title", "publication", "issue", "published", "posted", "retrieved", "language")


def read_front_matter(content: str, metadata: Metadata) -> dict[str, Any]:
    """Enter the known keys into the metadata; returns the others as they are.

    A text given in several languages (``title: {en: …, vi: …}``) is among the others.
    """
    values = _load(content)
    metadata.lines.extend(
        MetadataLine("front matter", line.strip()) for line in content.splitlines() if line.strip()
    )
    for name in _FIELDS:
        if _is_translated(values.get(name)):
            continue
        value = values.pop(name, None)
        if value is not None:
            setattr(metadata, name, _as_text(name, value))
    authors = values.pop("authors", values.pop("author", None))
    if authors is not None:
        entries = authors if isinstance(authors, list) else [authors]
        metadata.authors.extend(_author(entry) for entry in entries)
    return values


def _load(content: str) -> dict[str, Any]:
    if len(content) > _LONGEST:
        raise ImportRefused(f"The front matter has more than {_LONGEST:,} characters. Shorten it.")
    try:
        # An alias can make a short file stand for a huge value; nothing here needs one.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content)):
            raise ImportRefused("The front matter uses YAML aliases (*name). Write the value out.")
        values = yaml.safe_load(content)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ImportRefused(
            f"The front matter is not YAML: {error.problem} in line {line} of the file."
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ImportRefused("The front matter is not YAML that can be read.") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ImportRefused("The front matter must be lines of the form “key: value”.")
    return {str(key): value for key, value in values.items()}


def _is_translated(value: object) -> bool:
    """Whether a value is a map from language tags to texts."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(
            isinstance(key, str) and _LANGUAGE.fullmatch(key) and isinstance(text, str | None)
            for key, text in value.items()
        )
    )


def _as_text(name: str, value: object) -> str:
    if isinstance(value, list | dict):
        raise ImportRefused(f"“{name}” in the front matter must be one line of text.")
    return str(value).strip()


def _author(entry: object) -> ParsedAuthor:
    if isinstance(entry, Mapping):
        name, role = entry.get("name"), entry.get("role")
        if name and not isinstance(name, list | dict) and not isinstance(role, list | dict):
            return ParsedAuthor(str(name).strip(), str(role or "").strip())
    elif isinstance(entry, str) and entry.strip():
        return ParsedAuthor(entry.strip())
    raise ImportRefused("“authors” in the front matter must be names, or entries of name and role.")
