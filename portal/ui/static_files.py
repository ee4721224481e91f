"""How style sheets and scripts are stored for visitors."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

Found = dict[str, tuple[Storage, str]]
"""Each file's name here, with the storage that holds it and its name there."""
_IMPORT = re.compile(r'^@import "([\w.-]+)";\n', re.MULTILINE)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Packed files under names that tell their contents, in imports between scripts as well.

    A browser runs a module once for each of its addresses: one that a page names by its hash and
    another script without it would run twice, and what listens in it would do everything twice.

    A style sheet holds what it imports by a plain name on a line of its own, ``@import "x.css";``.
    A browser would ask for that only when it has read the sheet, and draws nothing before it has
    all of them.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self, paths: Found, *args: Any, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """As Django has it, of sheets that are whole."""
        whole = InMemoryStorage()
        for name in [name for name in paths if name.endswith(".css")]:
            words = _read(paths, name)
            if _IMPORT.search(words):
                whole.save(name, ContentFile(_with_imports(paths, name).encode()))
                paths[name] = (whole, name)
        yield from super().post_process(paths, *args, **options)


def _with_imports(paths: Found, name: str) -> str:
    """A sheet with those that it imports in their places; one that is not here, Django names."""

    def whole(found: re.Match[str]) -> str:
        other = posixpath.join(posixpath.dirname(name), found[1])
        return _with_imports(paths, other) if other in paths else found[0]

    return _IMPORT.sub(whole, _read(paths, name))


def _read(paths: Found, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read(), "utf-8")
