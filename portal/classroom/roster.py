"""A list of students as a school keeps it: one a line, from a table or typed. Pure.

A line holds a name, and in a second column, if there is one, the username. A table whose head
names its columns may have them in any order, beside others. Whatever is wrong is told of its line;
nothing is guessed.
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
LONGEST_STEM = LONGEST_USERNAME - 4
"""Of a made username, to which a number may be added."""
USERNAME = re.compile(r"[a-z0-9][a-z0-9.@+_-]*\Z")
WHOLE_NAMES = {
    *("name", "student", "student name", "display name", "full name"),
    *("họ tên", "họ và tên", "học sinh", "tên học sinh", "họ tên học sinh", "họ và tên học sinh"),
}
PARTS_OF_NAMES = {
    *("first name", "given name", "middle name", "last name", "family name", "surname"),
    *("họ", "họ đệm", "họ và đệm", "họ và tên đệm", "tên đệm", "tên"),
}
USERNAMES = {"username", "user name", "login", "tên đăng nhập", "tài khoản", "tên tài khoản"}


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


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names and usernames stand in a table."""

    names: Sequence[int] = (0,)
    username: int | None = 1

    def name_in(self, cells: Sequence[str]) -> str:
        found = " ".join(cells[place] for place in self.names if place < len(cells))
        return " ".join(unicodedata.normalize("NFC", found).split())

    def username_in(self, cells: Sequence[str]) -> str:
        if self.username is None or self.username >= len(cells):
            return ""
        return unicodedata.normalize("NFKC", cells[self.username]).lower().strip()


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
    given = [username for _number, _name, username in rows]
    if len(shown) == len(rows):
        given = list(shown)
    used = set(taken) | set(filter(None, given))
    lines, seen = [], set()
    for (number, name, _given), username in zip(rows, given, strict=True):
        line = Line(number, name, username or _new_username(name, used))
        used.add(line.username)
        fault = _fault(line, is_taken=username in taken, is_second=line.username in seen)
        seen.add(line.username)
        lines.append(replace(line, fault=fault))
    return tuple(lines)


def _rows(text: str) -> Iterator[tuple[int, str, str]]:
    """The number, the name and the username of each line that holds something, without a head."""
    clean = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = max("\t;,", key=clean.count)
    columns = None
    for number, line in enumerate(clean.split("\n"), start=1):
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
        if not any(cells):
            continue
        if columns is None:
            headed = _headed(cells)
            columns = headed or _Columns()
            if headed:
                continue
        yield number, columns.name_in(cells), columns.username_in(cells)


def _headed(cells: Sequence[str]) -> _Columns | None:
    """The columns that a head names; None where the line is no head."""
    heads = [" ".join(unicodedata.normalize("NFC", cell).casefold().split()) for cell in cells]

    def places(names: Collection[str]) -> list[int]:
        return [place for place, head in enumerate(heads) if head in names]

    found = places(WHOLE_NAMES)[:1] or places(PARTS_OF_NAMES)
    return _Columns(found, next(iter(places(USERNAMES)), None)) if found else None


def _new_username(name: str, used: Collection[str]) -> str:
    """A username made of a name: "Nguyễn Hoài An" is "nguyen.hoai.an", the next one has a 2."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    words: list[str] = re.findall(
        r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))
    )
    stem = (words or ["student"])[0][:LONGEST_STEM]
    for word in words[1:]:
        if len(stem) + len(word) >= LONGEST_STEM:
            break
        stem = f"{stem}.{word}"
    number, found = 1, stem
    while found in used:
        number += 1
        found = f"{stem}{number}"
    return found


def _fault(line: Line, *, is_taken: bool, is_second: bool) -> Fault | None:
    if not any(sign.isalpha() for sign in line.name):  # the number of a list is no name
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
