import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

OURS = ("portal.", "timeline", "articles")
APPS = [app.label for app in apps.get_app_configs() if app.name.startswith(OURS)]


@pytest.mark.parametrize("label", APPS)
def test_migrations_stand_in_one_line(label):
    migrations = MigrationLoader(None).disk_migrations
    names = sorted(name for app, name in migrations if app == label)

    before = [
        [name for app, name in migrations[label, name].dependencies if app == label]
        for name in names
    ]

    assert before == [[], *([name] for name in names[:-1])][: len(names)]
    assert [name[:4] for name in names] == [f"{n:04}" for n in range(1, len(names) + 1)]
