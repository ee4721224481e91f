"""Addresses for what editors name."""

from django.db.models import Q
from django.utils.text import slugify

from timeline.models import Event, Indicator

_MOST = 70  # of the 80 signs that an address may have, so that a number fits behind it


def free_slug(model: type[Event] | type[Indicator], name: str) -> str:
    """An address in plain letters that no event, or no indicator, has yet."""
    plain = slugify(name.replace("đ", "d").replace("Đ", "D"))[:_MOST].strip("-")
    stem = plain or model.__name__.lower()
    taken = set(
        model.objects.filter(Q(slug=stem) | Q(slug__startswith=f"{stem}-")).values_list(
            "slug", flat=True
        )
    )
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
