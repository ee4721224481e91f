"""A list of students as a school keeps it: one a line, from a table or typed. Pure.

A line holds a name, and in a second column, if there is one, the username. Whatever is wrong is
told of its line; nothing is guessed.
"""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

MOST_LINES = 100
LONGEST_NAME = 80
LONGEST_USERNAME = 30
USERNAME = re.compile(r"[a-z0-9][a-z0-9.@+_-]*\Z")
HEADS = {"name", "student", "display name", "full name", "tên", "họ tên", "họ và tên", "học sinh"}


class Fault(Enum):
    """What is wrong with a line."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    ODD_USERNAME = "odd_username"
    LONG_USERNAME = "long_username"
    TWICE = "twice"
    TAKEN = "taken"


class UnreadableError(ValueError):
    """These bytes are no text in UTF-8 or UTF-16."""


@dataclass(frozen=True, slots=True)
class Line:
    """One student, or what stands in the place of one."""

    number: int
    """Its number in the file, from 1."""
    name: str
    username: str
    fault: Fault | None = None


def decode(raw: bytes) -> str:
    """The text of a file as spreadsheets write it: UTF-8, or UTF-16 with its mark."""
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return raw.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError from error


def read_roster(
    text: str, taken: Collection[str] = (), shown: Sequence[str] = ()
) -> tuple[Line, ...]:
    """The students of a list. `taken` are usernames that somebody has already.

    A given username that is taken is a fault; a made one steps aside. `shown` are the usernames
    of a list that was looked at: all of them count as given.
    """
    rows = list(_rows(text))
    given = [_username_of(columns) for _number, columns in rows]
    if len(shown) == len(rows):
        given = list(shown)
    used = set(taken) | set(filter(None, given))
    lines, seen = [], set()
    for (number, columns), username in zip(rows, given, strict=True):
        name = " ".join(unicodedata.normalize("NFC", columns[0]).split())
        line = Line(number, name, username or _new_username(name, used))
        used.add(line.username)
        fault = _fault(line, is_taken=username in taken, is_second=line.username in seen)
        seen.add(line.username)
        lines.append(replace(line, fault=fault))
    return tuple(lines)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, without a head."""
    clean = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = max("\t;,", key=clean.count)
    is_first = True
    for number, line in enumerate(clean.split("\n"), start=1):
        columns = [column.strip() for column in next(csv.reader([line], delimiter=delimiter), [])]
        if not any(columns):
            continue
        is_head = is_first and columns[0].casefold() in HEADS
        is_first = False
        if not is_head:
            yield number, columns


def _username_of(columns: list[str]) -> str:
    return unicodedata.normalize("NFKC", columns[1]).lower().strip() if len(columns) > 1 else ""


def _new_username(name: str, used: Collection[str]) -> str:
    """A username made of a name: "Nguyễn Hoài An" is "nguyen.hoai.an", the next one has a 2."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    stem = ".".join(words)[: LONGEST_USERNAME - 4].strip(".") or "student"
    number, found = 1, stem
    while found in used:
        number += 1
        found = f"{stem}{number}"
    return found


def _fault(line: Line, *, is_taken: bool, is_second: bool) -> Fault | None:
    if not line.name:
        return Fault.NO_NAME
    if len(line.name) > LONGEST_NAME:
        return Fault.LONG_NAME
    if len(line.username) > LONGEST_USERNAME:
        return Fault.LONG_USERNAME
    if not USERNAME.match(line.username):
        return Fault.ODD_USERNAME
    if is_second:
        return Fault.TWICE
    return Fault.TAKEN if is_taken else None
