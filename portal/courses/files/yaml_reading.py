"""YAML with the line of each value: mappings, lists, text and whole numbers, nothing else."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from portal.courses.files.problems import Problem
from portal.courses.files.records import Place

Path = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AS_TEXT = {"str", "timestamp", "float"}  # dates and numbers with a point stay as written


@dataclass(slots=True)
class Located:
    """A value read from YAML and where each part of it stands."""

    file: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, *path: str | int) -> Place:
        """Where a part stands: its key, or what is nearest around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 1))


def read_yaml(text: str, file: str, *, first_line: int = 1) -> Located:
    """Read one YAML document that begins in a line of its file; never raises."""
    located = Located(file)
    try:
        node = yaml.compose(text, Loader=_LOADER)
        if node is not None:
            reader = _Reader(located, first_line)
            located.lines[()] = first_line + node.start_mark.line
            located.value = reader.value(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        located.problems.append(Problem(file, line, f"This is not YAML: {error.problem}."))
    except (yaml.YAMLError, RecursionError) as error:
        message = f"This is not YAML that can be read: {str(error).splitlines()[0]}."
        located.problems.append(Problem(file, first_line, message))
    return located


class _Reader:
    """Turns nodes into values and notes their lines."""

    def __init__(self, located: Located, first_line: int) -> None:
        self.located = located
        self.first_line = first_line
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        if id(node) in self.seen:
            self._problem(node, "An alias (*name) is not read here: write the value out.")
            return None
        self.seen.add(id(node))
        self.located.lines.setdefault(path, self._line(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(part, (*path, index)) for index, part in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                self._problem(key_node, f"“{key}” stands here twice.")
                continue
            self.located.lines[(*path, key)] = self._line(key_node)
            values[key] = self.value(value_node, (*path, key))
        return values

    def _scalar(self, node: yaml.Node) -> Any:
        kind = node.tag.rpartition(":")[2]
        if kind == "null":
            return None
        if kind == "int" and str(node.value).isdecimal():
            return int(node.value)
        if kind == "bool":
            return str(node.value) in {
                "true",
                "True",
                "TRUE",
                "yes",
                "Yes",
                "YES",
                "on",
                "On",
                "ON",
            }
        if kind in _AS_TEXT or kind == "int":
            return str(node.value)
        self._problem(node, f"“{node.tag}” is not read here: write plain text.")
        return None

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def _problem(self, node: yaml.Node, message: str) -> None:
        self.located.problems.append(Problem(self.located.file, self._line(node), message))
