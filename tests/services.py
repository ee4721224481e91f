"""Whether the database and the cache that DATABASE_URL and CACHE_URL name answer.

``python -m tests.services`` exits with 1 and says which does not.
"""

import os
import sys

import django
from django.core.cache import cache
from django.db import Error, connection
from redis.exceptions import RedisError


def absent():
    """What does not answer, one line each."""
    found = []
    try:
        connection.ensure_connection()
    except Error as error:
        found.append(f"DATABASE_URL names a database that does not answer: {error}")
    try:
        cache.set("tests.services", 1, 1)
    except RedisError as error:
        found.append(f"CACHE_URL names a cache that does not answer: {error}")
    return found


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    sys.exit("\n".join(absent()) or 0)
