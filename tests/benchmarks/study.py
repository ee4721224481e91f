"""Classes that jot at once, and servers that die: ``python -m tests.benchmarks.study HARNESS``.

HARNESS is a folder with the black-box scripts ``burst.py``, ``crash.py``, ``auth.py`` and
``headers.py``, which play the proxy that speaks HTTPS. The portal is served as shipped, by gunicorn
with two workers of four threads, on a new SQLite database, or on an empty one that ``--database``
names. Students open the private fragment of a text of 20,000 characters and note something on its
words; each note carries a number, and in the end every number that was accepted is counted.

``--only burst crash`` chooses; without it all four run. Prints what the scripts print, with the
load of the machine before each; their reports go to build/benchmarks/.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.database import prepare
from tests.benchmarks.servers import free_port, serving

PASSWORD = "pw-Correct-horse-9"
SLUG = "a-long-text"
MINE = f"/study/articles/{SLUG}/"
OUT = Path("build/benchmarks")
STUDENTS = 400
NAMES = [f"s{number}" for number in range(STUDENTS)]
BURSTS = (
    ("burst-40", "40 within 1 s", 40, 1, {"post_p95_ms": 300, "open_p95_ms": None}, "--warm"),
    ("burst-400", "400 within 10 s", 400, 10, {"post_p95_ms": 1000, "open_p95_ms": None}, "--warm"),
    ("burst-login", "40 sign in within 5 s", 40, 5, {"open_p95_ms": 1000}, "--login"),
)
"""Report, what happens, students, seconds, how long pages may take, whether they are in before."""
LOGIN = {"url": "/accounts/sign-in/", "user_field": "username", "pass_field": "password"}
INTEGRITY = """import sqlite3, sys
print(sqlite3.connect(sys.argv[1], timeout=60).execute("pragma integrity_check").fetchone()[0])"""
NOTE = {
    "url": f"{MINE}mark/",
    "form": f"{MINE}beside/",
    "id_field": "client_id",
    "fields": {"body": "note {id}", "revision": "1", "start": "2", "end": "30"},
}
PRODUCTION = {"HTTPS": "yes", "BEHIND_PROXY": "yes", "REQUIRE_STAFF_MFA": "no"}


def main() -> int:
    """Prepare a portal, run what is asked, say whether all passed."""
    chosen = _arguments()
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = _portal(Path(folder), chosen.database)
        harness = _Harness(chosen.harness, Path(folder), environment)
        return max(getattr(harness, name)() for name in chosen.only)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("harness", type=Path)
    parser.add_argument("--database", default="", help="address of an empty database")
    every = ("burst", "crash", "auth", "headers")
    parser.add_argument("--only", nargs="+", default=every, choices=every)
    return parser.parse_args()


def _portal(folder: Path, database: str) -> dict[str, str]:
    """A portal with a text and a class; the environment in which to serve it."""
    prepare(folder, database)
    from django.contrib.auth.hashers import make_password

    from portal.accounts.models import User
    from tests.benchmarks.material import published_text

    published_text(SLUG, characters=20_000, annotations=100)
    hashed = make_password(PASSWORD)
    people = ["reader", "victim", *NAMES]
    User.objects.bulk_create(User(username=name, password=hashed) for name in people)
    names = ("SECRET_KEY", "DATABASE_URL", "DATA_DIR", "DEBUG", "LOG_LEVEL")
    return {name: os.environ[name] for name in names} | PRODUCTION


class _Harness:
    """Runs the scripts against gunicorn."""

    def __init__(self, scripts: Path, folder: Path, environment: dict[str, str]) -> None:
        self.scripts, self.folder, self.environment = scripts, folder, environment
        self.kind = environment["DATABASE_URL"].partition(":")[0]

    def burst(self) -> int:
        worst = 0
        for name, title, students, seconds, limits, way_in in BURSTS:
            config = {
                "login": LOGIN,
                "open_url": NOTE["form"],
                "post": NOTE,
                "ids_url": MINE,
                "user_pattern": "s{i}",
                "password": PASSWORD,
                "session_cookie": "__Host-session",
                "limits": {"post_p99_ms": None, **limits},
            }
            with serving("portal.wsgi", self.environment, pinned=False) as server:
                how = ["--students", str(students), "--window", str(seconds), way_in]
                worst = max(worst, self._run(name, title, server.base, config, *how))
        return worst

    def crash(self) -> int:
        port = free_port()
        command = shlex.join([
            *("exec", sys.executable, "-m", "gunicorn", "portal.wsgi", "--log-level", "error"),
            *("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"),
            *("--worker-class", "gthread"),
        ])  # fmt: skip
        config = {
            "login": LOGIN,
            "post": NOTE,
            "ids_url": MINE,
            "users": [[name, PASSWORD] for name in NAMES[:20]],
        }
        if self.kind == "sqlite":
            config["integrity_cmd"] = shlex.join([
                *(sys.executable, "-c"),
                INTEGRITY,
                self.environment["DATABASE_URL"].removeprefix("sqlite:///"),
            ])  # fmt: skip
        how = ["--cmd", command, "--clients", "20", "--kills", "25"]
        return self._run("crash", "25 kills", f"http://127.0.0.1:{port}", config, *how)

    def auth(self) -> int:
        config = {
            "login": LOGIN,
            "user": ["reader", PASSWORD],
            "victim": ["victim", PASSWORD],
            "enum_user": "s0",
            "private_url": "/study/",
            "session_cookie": "__Host-session",
            "post": NOTE,
            "logout_url": "/accounts/sign-out/",
            "reset": {
                "url": "/accounts/password/forgotten/",
                "field": "email",
                "known": "reader@example.org",
                "unknown": "nobody@example.org",
            },
            "media_prefixes": ["/static/"],
        }
        return self._served("auth", config)

    def headers(self) -> int:
        public = ["/", "/articles/", f"/articles/{SLUG}/", "/timeline/"]
        private = ["/study/", MINE, f"{MINE}beside/", f"{MINE}mark/", "/study/courses/"]
        config = {
            "login": LOGIN,
            "login_user": ["reader", PASSWORD],
            "public": public,
            "private": private,
            "static": ["/static/css/study.css", "/static/js/own.js"],
        }
        return self._served("headers", config)

    def _served(self, script: str, config: dict[str, Any]) -> int:
        with serving("portal.wsgi", self.environment, pinned=False) as server:
            return self._run(script, script, server.base, config)

    def _run(self, name: str, title: str, base: str, config: dict[str, Any], *how: str) -> int:
        sys.stdout.write(f"\n{title}, {self.kind}, load {os.getloadavg()[0]:.1f}\n")
        sys.stdout.flush()
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(config))
        script = self.scripts / f"{name.partition('-')[0]}.py"
        report = OUT / f"study-{name}-{self.kind}.json"
        command = [
            *(sys.executable, str(script), "--base", base, "--config", str(path)),
            *("--out", str(report), *how),
        ]
        return subprocess.run(
            command, env={**os.environ, **self.environment}, check=False
        ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
