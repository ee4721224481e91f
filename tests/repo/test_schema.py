"""The database is looked after with its own tools too."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

MADE = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
ORDER BY type != 'table'"""


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")
def test_sqlite_checks_the_tables_without_functions_of_django():
    with connection.cursor() as cursor:
        made = [sql for (sql,) in cursor.execute(MADE).fetchall()]

    with closing(sqlite3.connect(":memory:")) as plain:
        for sql in made:
            plain.execute(sql)

        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
