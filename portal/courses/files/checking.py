"""Holding a file against its JSON Schema, with messages that say where and what to do."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator, ValidationError

from portal.courses.files.problems import Problem
from portal.courses.files.yaml_reading import Located

SCHEMAS = Path(__file__).parent.parent / "schemas"

_TYPES = {
    "string": "text (in quotation marks, if YAML takes it for something else)",
    "integer": "a whole number",
    "object": "lines of the form “key: value”",
    "array": "a list, one “- ” a line",
    "boolean": "true or false",
    "null": "null",
}


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def check(located: Located, kind: str) -> bool:
    """Enter what does not fit the schema of a kind of file; whether it fits."""
    problems = [
        problem
        for error in _validator(kind).iter_errors(located.value)
        for problem in _problems(located, error)
    ]
    located.problems.extend(problems)
    return not problems


def _problems(located: Located, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        for key in error.instance:
            if key not in known:
                message = f"“{key}” is not known here. Known are: {', '.join(known)}."
                yield Problem.at(located.place(*path, key), message)
        return
    yield Problem.at(located.place(*path), _name(path) + _message(error))


def _name(path: tuple[str | int, ...]) -> str:
    """The key that a message is about, with the keys around it."""
    words = [f"{part + 1}" if isinstance(part, int) else part for part in path]
    return f"“{'.'.join(words)}” " if words else "The file "


def _message(error: ValidationError) -> str:
    describe = _MESSAGES.get(str(error.validator))
    return describe(error) if describe else f"is not as it must be: {error.message}."


def _lacks(error: ValidationError) -> str:
    missing = [name for name in error.validator_value if name not in error.instance]
    return f"lacks {', '.join(f'“{name}”' for name in missing)}."


def _must_be_of_type(error: ValidationError) -> str:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else wanted
    return f"must be {' or '.join(_TYPES[name] for name in names)}."


_MESSAGES: dict[str, Callable[[ValidationError], str]] = {
    "required": _lacks,
    "type": _must_be_of_type,
    "const": lambda error: f"must be “{error.validator_value}”.",
    "minItems": lambda error: f"must have at least {error.validator_value} entries.",
    "enum": lambda error: f"must be one of {', '.join(error.validator_value)}.",
    "maxLength": lambda error: (
        f"has {len(error.instance)} characters; at most {error.validator_value} can be stored."
    ),
    "minLength": lambda _error: "is empty.",
    "minimum": lambda error: f"must be at least {error.validator_value}.",
    "maximum": lambda error: f"must be at most {error.validator_value}.",
    "uniqueItems": lambda _error: "names something twice.",
    "pattern": lambda error: f"must be {error.schema['description']}.",
}
