"""YAML as people like to edit it, and always the same for the same values.

Mappings and lists stand in block style with two spaces; a list of slugs in brackets if it fits.
Text is plain where YAML allows it, else quoted; long text is folded at 100 columns (``>-``), text
of several lines literal (``|``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

COLUMNS = 100
_STEP = 2

Value = None | int | str | Sequence["Value"] | Mapping[str, "Value"]

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NOT_PLAIN = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`?:=<~-]|.*(?::\s|\s#|:$|\s$|[\t\n])", re.DOTALL)
_LIKE_A_NUMBER = re.compile(
    r"[\d./:~?%+-]+"
)  # dates are quoted alike, whatever YAML takes them for
_NOT_FOLDED = re.compile(r"\s|.*(?:  |[\t\n]|\s$)", re.DOTALL)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_RESOLVER: Any = yaml.resolver.Resolver()


def to_yaml(value: Mapping[str, Value] | Sequence[Value]) -> str:
    """The canonical YAML of a mapping or a list."""
    if not value:
        return "[]\n"
    return "\n".join(_nested(value, 0)) + "\n"


def _nested(value: Mapping[str, Value] | Sequence[Value], indent: int) -> Iterator[str]:
    """The lines of what is not a scalar."""
    pad = " " * indent
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _entry(f"{pad}{key}:", part, indent)
        return
    for part in value:
        if isinstance(part, Mapping) and part:
            first, *others = _nested(part, indent + _STEP)
            yield f"{pad}- {first.lstrip()}"
            yield from others
        else:
            yield from _entry(f"{pad}-", part, indent)


def _entry(start: str, value: Value, indent: int) -> Iterator[str]:
    """A value behind its key or its hyphen."""
    if isinstance(value, str):
        yield from _text(start, value, indent)
    elif isinstance(value, bool):
        yield f"{start} {'true' if value else 'false'}"
    elif value is None or isinstance(value, int):
        yield f"{start} {'null' if value is None else value}"
    elif not value:
        yield f"{start} []"
    elif (
        _is_list_of_slugs(value)
        and len(line := f"{start} [{', '.join(map(str, value))}]") <= COLUMNS
    ):
        yield line
    else:
        yield start
        yield from _nested(value, indent + _STEP)


def _is_list_of_slugs(value: Mapping[str, Value] | Sequence[Value]) -> bool:
    return not isinstance(value, Mapping) and all(
        isinstance(part, str) and _SLUG.fullmatch(part) and _is_plain(part) for part in value
    )


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    pad = " " * (indent + _STEP)
    printable = not _UNPRINTABLE.search(text)
    if printable and text.endswith("\n") and text.strip() and not text.endswith("\n\n"):
        lines = text[:-1].split("\n")
        sign = f"|{_STEP}" if text[0].isspace() else "|"
        yield f"{start} {sign}"
        yield from (pad + line if line else "" for line in lines)
        return
    line = f"{start} {text if _is_plain(text) else _quoted(text)}"
    if len(line) <= COLUMNS or not printable or _NOT_FOLDED.match(text):
        yield line
        return
    yield f"{start} >-"
    yield from (pad + part for part in _folded(text, COLUMNS - len(pad)))


def _folded(text: str, width: int) -> Iterator[str]:
    """The words of a text in lines of a width, where they fit."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


@lru_cache(maxsize=1024)
def _is_plain(text: str) -> bool:
    """Whether text needs no quotation marks: YAML would take it for text, and for this text."""
    if not text or _NOT_PLAIN.match(text) or _UNPRINTABLE.search(text):
        return False
    if _LIKE_A_NUMBER.fullmatch(text):
        return False
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str")


def _quoted(text: str) -> str:
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    return f'"{_UNPRINTABLE.sub(_code, escaped)}"'


def _code(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - YAML's forms
