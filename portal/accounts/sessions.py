"""Sessions in the database that know whose they are."""

import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from portal.accounts.models import Session

BROWSER, SIGNED_IN_AT = "browser", "signed_in_at"

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("CocCoc", "Cốc Cốc"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
"""What stands in a user agent, and what people call it; the first that is found counts."""


class SessionStore(DatabaseStore):
    """Writes beside the session's data whose it is, and what it was begun with."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        if not isinstance(row, Session):
            raise TypeError
        row.person_id = data.get(SESSION_KEY)
        row.browser = data.get(BROWSER, "")
        begun = data.get(SIGNED_IN_AT)
        row.signed_in_at = datetime.datetime.fromisoformat(begun) if begun else None
        return row


def browser_in_words(user_agent: str) -> str:
    """The browser and the system that a user agent names: "Firefox, Windows"."""
    found = [
        next((name for sign, name in names if sign in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(name for name in found if name)
