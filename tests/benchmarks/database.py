"""A database of a benchmark's own, with the portal in shipped settings."""

import os
import secrets
import statistics
import time
from collections.abc import Callable
from pathlib import Path


def prepare(folder: Path, database: str = "") -> None:
    """Set Django up on a new SQLite database in a folder, or on an empty one at an address."""
    os.environ.update(
        DEBUG="no",
        HTTPS="no",
        SECRET_KEY=secrets.token_urlsafe(60),
        DATA_DIR=str(folder),
        DATABASE_URL=database or f"sqlite:///{folder}/bench.sqlite3",
        DJANGO_SETTINGS_MODULE="portal.settings",
        LOG_LEVEL="ERROR",
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def cpu_ms(
    act: Callable[[], object], repeats: int = 40, *, before: Callable[[], object] = lambda: None
) -> float:
    """The median of what an act costs, in milliseconds of CPU; `before` each it costs nothing."""
    spent = []
    for _ in range(repeats):
        before()
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return round(1000 * statistics.median(spent), 2)
