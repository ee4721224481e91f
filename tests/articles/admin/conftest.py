"""Who works at the desk, and on what."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import read_article
from articles.operations.imports import import_parsed

TEXT = """# A letter from the harbour

## What came first

The ship left in 1946. It carried letters 🚢 for all ports. Nobody read them aloud.

A second paragraph names the port. The port was open. The door was open, too.

> Keep the door open.

- One item
- Another item
"""


def person(name, *labels):
    """Someone on the staff with the permissions of some apps."""
    user = get_user_model().objects.create_user(name, password=name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=labels))
    return user


def asked(client, path):
    """A page, and how often it asked the database from the session on.

    What comes before is the page store, which asks or does not ask as time passes.
    """
    with CaptureQueriesContext(connection) as context:
        page = client.get(path)
    statements = [query["sql"] for query in context.captured_queries]
    first = next(i for i, sql in enumerate(statements) if "accounts_session" in sql)
    return page, len(statements) - first


@pytest.fixture
def editor(db):
    return person("editor", "articles", "lessons")


@pytest.fixture
def desk(client, editor):
    """A browser in which the editor is signed in."""
    client.force_login(editor)
    return client


@pytest.fixture
def article(editor):
    data = TEXT.encode()
    parsed = read_article(data, file_name="letter.md")
    return import_parsed(by=editor, parsed=parsed, file_name="letter.md").article


@pytest.fixture
def words(article):
    """Finds words of the article's first revision: where they start and end."""
    revision = article.revisions.get(number=1)

    def find(sought):
        start = revision.text.index(sought)
        return SimpleNamespace(start=start, end=start + len(sought), revision=revision)

    return find
