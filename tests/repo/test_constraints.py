"""What the portal needs is pinned, so that `make run` installs it."""

import re
import tomllib

import pytest

from tests.repo.tree import ROOT

NAME = re.compile(r"^[A-Za-z0-9.-]+")


@pytest.mark.parametrize("pins", ["run.txt", "all.txt"])
def test_every_dependency_is_pinned(pins):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {NAME.match(line)[0] for line in project["dependencies"]}

    lines = (ROOT / "constraints" / pins).read_text("utf-8").splitlines()
    pinned = {NAME.match(line)[0] for line in lines if "==" in line}

    assert needed - pinned == set()
