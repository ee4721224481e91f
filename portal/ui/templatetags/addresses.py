"""Addresses as they are read elsewhere, with scheme and host."""

from django import template
from django.conf import settings

register = template.Library()


@register.filter
def absolute(path: str) -> str:
    """An address of ours for search engines and for paper, which know no host."""
    return f"{settings.SITE_URL}{path}"
