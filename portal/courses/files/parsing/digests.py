"""The digests that other files quote."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from portal.courses.files.quoting import enter, quote
from portal.courses.files.records import Quote
from portal.courses.files.yaml_reading import Located, Path


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests whose words are quoted."""

    names: Collection[str]
    """All of them."""
    texts: Mapping[str, str]
    """The texts of those that could be read."""


def quoted(located: Located, path: Path, digests: Digests, digest: str = "") -> Quote | None:
    """The quotation at a place, of the digest that it names itself unless told; else entered.

    None, too, where the digest cannot be read: that is told there.
    """
    values = located.value
    for part in path:
        values = values[part]
    slug = digest or values["digest"]
    if slug not in digests.names:
        message = f"names “{slug}”, but there is no digests/{slug}.md."
        enter(located, path if digest else (*path, "digest"), message)
    if slug not in digests.texts:
        return None
    return quote(located, path, slug, digests.texts[slug])
