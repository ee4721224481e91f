"""Which release of the portal a process runs."""

import hashlib
from functools import cache

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

ROOMS = ("articles", "portal", "templates", "timeline")
MADE_WITH = (".html", ".mo", ".py")


@cache
def release() -> str:
    """A digest of all that pages are made with besides content, as 24 hexadecimal digits.

    That is code, templates, words in two languages, the names of static files and the portal's own
    address. It is the same for every process of a release, on every machine.
    """
    digest = hashlib.sha256(settings.SITE_URL.encode())
    digest.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    for room in ROOMS:
        files = (settings.BASE_DIR / room).rglob("*")
        for file in sorted(file for file in files if file.suffix in MADE_WITH):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:24]
