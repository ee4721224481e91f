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
    "HTTPS": lambda: environment.switch("HTTPS", default=True),
    "ALLOWED_HOSTS": lambda: environment.hosts("ALLOWED_HOSTS", default=["localhost"]),
    "CSRF_TRUSTED_ORIGINS": lambda: environment.origins("CSRF_TRUSTED_ORIGINS"),
    "SITE_URL": lambda: environment.site("SITE_URL", default="http://127.0.0.1:8000"),
    "DATA_DIR": lambda: environment.folder("DATA_DIR", default=ROOT / "var"),
    "CLIENT_ADDRESS_HEADER": lambda: environment.header("CLIENT_ADDRESS_HEADER"),
    "EMAIL_FROM": lambda: environment.sender("EMAIL_FROM", default="a@localhost"),
    "LOG_LEVEL": lambda: environment.log_level("LOG_LEVEL", default="INFO"),
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
    ("HTTPS", ""),
    ("HTTPS", "ture"),
    ("HTTPS", "secret"),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", " , "),
    ("ALLOWED_HOSTS", "https://secret.example"),
    ("ALLOWED_HOSTS", "secret.example:8000"),
    ("CSRF_TRUSTED_ORIGINS", ""),
    ("CSRF_TRUSTED_ORIGINS", "secret.example"),
    ("CSRF_TRUSTED_ORIGINS", "https://good.example,https://"),
    ("SITE_URL", ""),
    ("SITE_URL", "secret"),
    ("SITE_URL", "https://"),
    ("SITE_URL", "https://secret.example:port"),
    ("SITE_URL", "https://secret.example/door"),
    ("SITE_URL", "https://*.example"),
    ("SITE_URL", "ftp://secret.example"),
    ("DATA_DIR", ""),
    ("CLIENT_ADDRESS_HEADER", ""),
    ("CLIENT_ADDRESS_HEADER", "X Real: secret"),
    ("EMAIL_FROM", ""),
    ("EMAIL_FROM", "secret"),
    ("LOG_LEVEL", ""),
    ("LOG_LEVEL", "secret"),
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


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("TIME_ZONE", "Europe/Paris", "Europe/Paris"),
        ("HTTPS", "On", True),
        ("HTTPS", "0", False),
        ("ALLOWED_HOSTS", "door.example, .example.org,[::1],*", None),
        ("CSRF_TRUSTED_ORIGINS", "https://door.example:8443,https://*.example.org", None),
        ("SITE_URL", "https://door.example:8443/", "https://door.example:8443"),
        ("SITE_URL", "http://[::1]:8000", "http://[::1]:8000"),
        ("CLIENT_ADDRESS_HEADER", "X-Real-IP", "X-Real-IP"),
        ("EMAIL_FROM", "Door <a@example.org>", "Door <a@example.org>"),
        ("LOG_LEVEL", "warning", "WARNING"),
    ],
)
def test_right_setting_is_read(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)

    expected = [part.strip() for part in value.split(",")] if read is None else read
    assert READERS[name]() == expected


def test_setting_that_is_left_out_has_its_default(monkeypatch):
    for name in READERS:
        monkeypatch.delenv(name, raising=False)

    assert [READERS[name]() for name in ("HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS")] == [
        True,
        ["localhost"],
        [],
    ]
    assert READERS["CLIENT_ADDRESS_HEADER"]() == ""


def test_folder_that_is_missing_is_made(monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "a/b"))

    assert READERS["DATA_DIR"]().is_dir()


def test_folder_that_cannot_be_made_is_told(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "file/b"))

    with pytest.raises(ImproperlyConfigured) as caught:
        READERS["DATA_DIR"]()

    assert str(caught.value) == (
        "DATA_DIR names a folder that is not there and cannot be made. Make it, or set DATA_DIR to"
        " one that is there, like /srv/open-door."
    )


@pytest.mark.parametrize(
    ("name", "value", "driver"),
    [
        ("DATABASE_URL", "postgres://u:secret@host:5432/name", "psycopg"),
        ("CACHE_URL", "redis://host:6379/0", "redis"),
    ],
)
def test_driver_that_is_not_installed_is_told(monkeypatch, name, value, driver):
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(ImproperlyConfigured) as caught:
        READERS[name]()

    assert str(caught.value) == (
        f"{name} needs the package {driver}, which is not installed. Install it with the others"
        " that pyproject.toml lists under “services”:"
        " .venv/bin/python -m pip install --require-hashes -r constraints/all.txt"
    )


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
    "variables",
    [
        {"DATABASE_URL": ""},
        {"TIME_ZONE": "Hanoi"},
        {"DEBUG": "no"},
        {"DEBUG": "maybe"},
        {"HTTPS": "ture"},
        {"ALLOWED_HOSTS": ""},
        {"SITE_URL": "foo"},
        {"LOG_LEVEL": "loud"},
        {"DATA_DIR": "/dev/null/door"},
    ],
)
def test_command_ends_in_one_line(variables):
    ended = manage(**variables)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Open Door cannot start. ")
    assert ended.stderr.count("\n") == 1
