"""The portal's settings in the environment of a test: plain HTTP, quick passwords, own database."""

import os

os.environ.setdefault("SECRET_KEY", "of-a-test-and-no-more-0123456789-abcdefghijklmnopqrstuvwxyz")
os.environ["DEBUG"] = "no"
os.environ["HTTPS"] = "no"
os.environ["ALLOWED_HOSTS"] = "127.0.0.1,localhost,testserver"

from portal.settings import *  # after the environment is set

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Static files as they lie in the tree, without collecting them first.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

# Workers that share a Redis do not see each other's keys.
CACHES["default"]["KEY_PREFIX"] = "tests-" + os.environ.get("PYTEST_XDIST_WORKER", "main")

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because the threads of a live server cannot share a database in memory.
    (DATA_DIR / "tests").mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "tests" / "open-door.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
