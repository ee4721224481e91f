"""The repository speaks of itself alone."""

import re

import pytest

from tests.repo.tree import ROOT, tracked, words_of

# Written in pieces, so that this file does not hold them.
FORBIDDEN = {
    "a path of one machine": "/wo" + r"rk/|/ro" + r"ot/|/home/\w+/|/Us" + "ers/",
    "a package index": "files.python"
    "hosted|py"
    r"pi\.org|registry\.npm"
    "js|index-"
    "url=",
    "a secret": r"BEGIN [A-Z ]*PRIVATE " + "KEY",
    "an unresolved merge": "(?m)^(?:<{7}|>{7}) ",
}
SAMPLES = re.compile(r"\.\./sha" + "red")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what])

    assert [path.relative_to(ROOT) for path in tracked() if pattern.search(words_of(path))] == []


def test_only_samples_knows_where_the_samples_lie():
    found = [
        path.relative_to(ROOT).as_posix() for path in tracked() if SAMPLES.search(words_of(path))
    ]

    assert found in ([], ["tests/samples.py"])
