"""Every route of the portal."""

from django.urls import URLPattern, get_resolver


def routes(patterns=None, prefix="", spaces=()):
    """Each route's name with its namespace, and its pattern. A route without a name has its
    pattern's last part for one: ``short`` for the desk's short addresses, ``catch_all``."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        whole = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or _nameless(whole))), whole
        else:
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from routes(pattern.url_patterns, whole, inner)


def _nameless(whole):
    """The desk gives no name to ``app/model/KEY/`` and to what it does not know."""
    parts = whole.split("/")
    if parts[-2:] == ["<path:object_id>", ""]:
        return f"{parts[-4]}_{parts[-3]}_short"
    return "catch_all"
