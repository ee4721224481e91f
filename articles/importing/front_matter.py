"""The YAML at the head of a Markdown file."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from articles.dating import DatingError, from_expression, parse
from articles.importing.dates import TIME, read_time
from articles.importing.parsed import ImportRefused, Metadata, MetadataLine, ParsedAuthor

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST = 64 * 1024  # characters
_LONGEST_LANGUAGE = 12  # characters
_LONGEST_QUOTED = 40  # characters of a value in a refusal
_FIELDS = ("title", "publication", "issue", "published", "posted", "retrieved", "language")
_LANGUAGE_NAMES = {"english": "en", "tiếng anh": "en", "vietnamese": "vi", "tiếng việt": "vi"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ]+(\d{1,2}:\d{2})(?!\d)\S*.*")
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: they are read here, and refused in words."""

    yaml_implicit_resolvers = {
        sign: [(tag, form) for tag, form in resolvers if tag != _TIMESTAMP]
        for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


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
            text = _as_text(name, value)
            setattr(metadata, name, _READ.get(name, _as_it_is)(name, text) if text else None)
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
        values = yaml.load(content, Loader=_Loader)  # noqa: S506 - it is a SafeLoader
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


def _as_it_is(_name: str, text: str) -> str:
    return text


def _date(name: str, text: str) -> str:
    """A date as EDTF, from EDTF or from an expression of English or Vietnamese."""
    moment = _ISO_MOMENT.fullmatch(text)
    try:
        return str(parse(moment[1] if moment else text))
    except DatingError as error:
        date = from_expression(text)
        if date is None:
            raise _no_date(name, text) from error
        return str(date)


def _day(name: str, text: str) -> str:
    """A day as ISO 8601."""
    date = _date(name, text)
    if not _DAY.fullmatch(date):
        raise _no_date(name, text)
    return date


def _moment(name: str, text: str) -> str:
    """A day, with the minute where one is given."""
    day = _day(name, text)
    moment = _ISO_MOMENT.fullmatch(text)
    time = TIME.search(moment[2] if moment else text)
    return f"{day}T{read_time(time)}" if time else day


def _no_date(name: str, text: str) -> ImportRefused:
    what, examples = ("date", "2013-04-10, 10/4/2013 (day first), April 2013 or 2013")
    if name != "published":
        what, examples = ("day", "2013-04-10 or 10/4/2013 (day first)")
    return ImportRefused(
        f"“{name}” in the front matter is no {what} that can be read: “{_cut(text)}”. "
        f"Write it like {examples}, or leave it out."
    )


def _language(name: str, text: str) -> str:
    """A language tag, from the tag or from the name of one of our languages."""
    primary = text.partition("-")[0].lower()
    tag = primary if primary in {"en", "vi"} else _LANGUAGE_NAMES.get(text.casefold(), text)
    if not _LANGUAGE.fullmatch(tag) or len(tag) > _LONGEST_LANGUAGE:
        raise ImportRefused(
            f"“{name}” in the front matter is no language that can be read: “{_cut(text)}”. "
            "Write en, vi or the tag of another language, or leave it out."
        )
    return tag


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"


_READ = {
    "published": _date,
    "posted": _moment,
    "retrieved": _day,
    "language": _language,
}


def _author(entry: object) -> ParsedAuthor:
    if isinstance(entry, Mapping):
        name, role = entry.get("name"), entry.get("role")
        if name and not isinstance(name, list | dict) and not isinstance(role, list | dict):
            return ParsedAuthor(str(name).strip(), str(role or "").strip())
    elif isinstance(entry, str) and entry.strip():
        return ParsedAuthor(entry.strip())
    raise ImportRefused("“authors” in the front matter must be names, or entries of name and role.")
