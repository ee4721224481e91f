"""What is wrong in the environment ends in one sentence."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal import environment
from tests.repo.tree import ROOT

READERS = {
    "DATABASE_URL": lambda: environment.database(
        "DATABASE_URL", default="sqlite:////tmp/x.sqlite3"
    ),
    "CACHE_URL": lambda: environment.cache("CACHE_URL", default="locmemcache://"),
    "EMAIL_URL": lambda: environment.email("EMAIL_URL", default="consolemail://"),
    "TIME_ZONE": lambda: environment.time_zone("TIME_ZONE", default="Asia/Ho_Chi_Minh"),
}
WRONG = [
    ("DATABASE_URL", ""),
    ("DATABASE_URL", " "),
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "postgress://user:secret@host/name"),
    ("DATABASE_URL", "postgres://user:secret@host:port/name"),
    ("DATABASE_URL", "postgres://user:secret@host:5432/"),
    ("DATABASE_URL", "postgres:///name"),
    ("DATABASE_URL", "postgres://[::secret/name"),
    ("DATABASE_URL", "mysql://user:secret@host/name"),
    ("CACHE_URL", ""),
    ("CACHE_URL", "nonsense"),
    ("CACHE_URL", "reddis://secret@host:6379/0"),
    ("CACHE_URL", "redis://:secret@host:port/0"),
    ("CACHE_URL", "redis://"),
    ("EMAIL_URL", ""),
    ("EMAIL_URL", "smpt://user:secret@host:587"),
    ("EMAIL_URL", "smtp://user:secret@host:port"),
    ("EMAIL_URL", "smtp+tls://"),
    ("TIME_ZONE", ""),
    ("TIME_ZONE", "Hanoi"),
    ("TIME_ZONE", "../secret"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_wrong_value_is_told_with_an_example_and_without_itself(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured) as caught:
        READERS[name]()

    sentence = str(caught.value)
    assert sentence.startswith(f"{name} is empty or cannot be read. Write it like ")
    assert "secret" not in sentence


@pytest.mark.parametrize(
    ("name", "value", "key", "read"),
    [
        ("DATABASE_URL", "postgres://u:p@host:5432/name", "NAME", "name"),
        ("DATABASE_URL", "sqlite:////tmp/door.sqlite3", "NAME", "/tmp/door.sqlite3"),
        ("DATABASE_URL", "sqlite://:memory:", "NAME", ":memory:"),
        ("CACHE_URL", "redis://host:6379/0", "LOCATION", "redis://host:6379/0"),
        ("EMAIL_URL", "smtp+tls://u:p@host:587", "EMAIL_HOST", "host"),
    ],
)
def test_right_value_is_read(monkeypatch, name, value, key, read):
    monkeypatch.setenv(name, value)

    assert READERS[name]()[key] == read


def test_time_zone_is_read(monkeypatch):
    monkeypatch.setenv("TIME_ZONE", "Europe/Paris")

    assert READERS["TIME_ZONE"]() == "Europe/Paris"


def manage(**variables):
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | {"SECRET_KEY": "", "DEBUG": "yes"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "variables", [{"DATABASE_URL": ""}, {"TIME_ZONE": "Hanoi"}, {"DEBUG": "no"}]
)
def test_command_ends_in_one_line(variables):
    ended = manage(**variables)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Open Door cannot start. ")
    assert ended.stderr.count("\n") == 1
