"""Plant the world of the matrix into the database of the environment, and write both for a prober.

    python -m tests.access FOLDER

makes FOLDER/matrix.json and FOLDER/routes.txt. Only for a database that is thrown away: everybody
in it has the password of the tests. See docs/how-to/probe-who-sees-what.md.
"""

import json
import sys
from pathlib import Path

import django

django.setup()

from tests.access.matrix import ANONYMOUS, ROWS  # noqa: E402 - after Django is set up
from tests.access.routes import routes  # noqa: E402
from tests.access.world import CANARIES, ROLES, plant  # noqa: E402
from tests.factories.people import PASSWORD  # noqa: E402

SIGN_IN = "/accounts/sign-in/"
WITH_TOKEN = "/accounts/password/forgotten/"
"""Holds a form for everybody, whether signed in or not."""
ENDS_SESSIONS = {("POST", "accounts:sign_out"), ("POST", "admin:logout")}
"""Not asked of a running portal: whoever is probed goes on being who they are."""


def matrix(places):
    """The rows with their places filled in."""
    return {
        "roles": {role: None if role == "anonymous" else [role, PASSWORD] for role in ROLES},
        "login": {"url": SIGN_IN, "user_field": "username", "pass_field": "password"},
        "canaries": {canary: sorted(roles) for canary, roles in CANARIES.items()},
        "rows": [
            {
                "url": row.path.format_map(places),
                "method": row.method,
                "data": {name: value.format_map(places) for name, value in row.data.items()},
                "expect": row.answers,
                "private": all(row.answers[role] == "login" for role in ANONYMOUS),
                "form": WITH_TOKEN,
                **_absent(row, places),
            }
            for rows in ROWS.values()
            for row in rows
            if (row.method, row.route) not in ENDS_SESSIONS
        ],
    }


def _absent(row, places):
    """What a page must look like. A prober asks for it by GET, which a change does not answer."""
    if not row.absent or row.method != "GET":
        return {}
    return {"same_as": row.absent.format_map(places)}


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
_people, found = plant()
(folder / "matrix.json").write_text(json.dumps(matrix(found), indent=1, ensure_ascii=False))
patterns = sorted({pattern for _name, pattern in routes()})
(folder / "routes.txt").write_text("\n".join(patterns) + "\n")
