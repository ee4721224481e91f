"""Keeps finished public pages, compressed, until public content changes.

Rendering a page costs many times as much as sending it, so a page is rendered once: the
process that did it keeps it in memory and writes it to the database for the others. All processes
share one number, the `Generation`, which each looks at twice a second: when it has moved, or when a
moment comes at which something is published or withdrawn, everything kept is dropped.
"""

import datetime
import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NamedTuple

import deflate
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from portal.ui.models import Generation, StoredPage
from portal.ui.public import is_lasting, may_last
from portal.ui.release import release

LOOK_EVERY = 0.5  # seconds; a withdrawn text is gone from every process within one second
MOST_BYTES = 64 * 1024 * 1024
LONGEST_PATH = 400  # code points, as StoredPage.path holds
PACKING = 2  # a page is packed at its first reader, so a little larger is better than later

Boundary = Callable[[datetime.datetime], datetime.datetime | None]
boundaries: list[Boundary] = []
"""Each gives the next moment after a given one at which public content changes by itself."""
Arrival = Callable[[datetime.datetime], None]
arrivals: list[Arrival] = []
"""Each brings stored values up to date with the moments that have come, before a page is shown."""

_Key = tuple[str, str, str, str]


class Edition(NamedTuple):
    """What the public sees: until content changes (`generation`), or until a moment comes.

    `drops` counts how often this process dropped its pages, so that none is kept that was being
    rendered meanwhile.
    """

    generation: int
    until: datetime.datetime | None
    drops: int = 0


@dataclass(frozen=True, slots=True)
class _Kept:
    headers: tuple[tuple[str, str], ...]
    etag: str
    plain: bytes
    packed: bytes

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.packed)


class PageStore:
    """The pages of one process. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[_Key, _Kept] = OrderedDict()
        self._bytes = 0
        self._edition = Edition(-1, None)
        self._looked = float("-inf")

    def look(self) -> Edition:
        """The edition that pages are served from now. Asks the database when it is time."""
        now = time.monotonic()
        with self._lock:
            until = self._edition.until
            passed = until is not None and until <= timezone.now()
            if now - self._looked < LOOK_EVERY and not passed:
                return self._edition
            self._looked = now
        generation = Generation.current()
        if generation == self._edition.generation and not passed:
            return self._edition
        moment = timezone.now()
        if _arrive(moment):
            generation = Generation.current()
        until = next_boundary(moment)
        with self._lock:
            if 0 <= generation < self._edition.generation:
                return self._edition  # another thread asked later and knows more
            self._drop(generation, until)
            return self._edition

    def find(self, key: _Key) -> _Kept | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: _Key, page: _Kept, edition: Edition) -> None:
        """Keep a page, unless content changed while it was rendered."""
        with self._lock:
            if edition != self._edition or page.size > MOST_BYTES:
                return
            if key in self._pages:
                self._bytes -= self._pages.pop(key).size
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > MOST_BYTES:
                _, dropped = self._pages.popitem(last=False)
                self._bytes -= dropped.size

    def clear(self) -> None:
        """Forget everything, and look at the database before the next page."""
        with self._lock:
            self._drop(-1, None)
            self._looked = float("-inf")

    def _drop(self, generation: int, until: datetime.datetime | None) -> None:
        self._pages.clear()
        self._bytes = 0
        self._edition = Edition(generation, until, self._edition.drops + 1)


def next_boundary(now: datetime.datetime) -> datetime.datetime | None:
    """The next moment at which something is published or withdrawn by the clock."""
    moments = [moment for boundary in boundaries if (moment := boundary(now)) is not None]
    return min(moments, default=None)


def _arrive(moment: datetime.datetime) -> bool:
    """Let the rooms do what the clock asks of them. Pages are served even where that fails."""
    try:
        for arrival in arrivals:
            arrival(moment)
    except DatabaseError:
        logger.warning("What the clock changed could not be brought up to date.", exc_info=True)
        return False
    return bool(arrivals)


logger = logging.getLogger(__name__)
store = PageStore()
_PAGE = "_page_of_the_store"


class PageStoreMiddleware:
    """Serves public pages from the store, and keeps those that come up from below."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        key = _key(request)
        edition = store.look()
        page = store.find(key)
        if page is None:
            response = self.get_response(request)
            page = getattr(response, _PAGE, None)
            if page is None:
                if not _is_public(response):
                    return response
                page = _kept(response)
                if is_lasting(response) and not request.META.get("QUERY_STRING"):
                    _write(request, page, edition)
            store.keep(key, page, edition)
        return _answer(request, page)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Look in the database once it is known that the address is one of a public page."""
        asks = request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")
        if not asks or not may_last(view):
            return None
        page = _read(request, store.look())
        if page is None:
            return None
        response = HttpResponse(page.plain)
        setattr(response, _PAGE, page)
        return response


def _key(request: HttpRequest) -> _Key:
    meta = request.META
    return (
        meta.get("HTTP_HOST", ""),
        meta.get("HTTP_X_FORWARDED_PROTO", meta.get("wsgi.url_scheme", "")),
        request.path_info,
        meta.get("QUERY_STRING", ""),
    )


def _read(request: HttpRequest, edition: Edition) -> _Kept | None:
    """A page that another process rendered in this edition."""
    found = StoredPage.found(request.path_info, edition.generation, edition.until)
    if found is None:
        return None
    headers, packed = found
    plain = bytes(deflate.gzip_decompress(packed))
    return _Kept(tuple((n, v) for n, v in headers), _etag(packed), plain, packed)


def _write(request: HttpRequest, page: _Kept, edition: Edition) -> None:
    """Give a page to the other processes."""
    given = {
        "release": release(),
        "generation": edition.generation,
        "until": edition.until,
        "headers": page.headers,
        "packed": page.packed,
    }
    if len(request.path_info) > LONGEST_PATH:
        return
    try:
        StoredPage.objects.bulk_create(
            [StoredPage(path=request.path_info, **given)],
            update_conflicts=True,
            unique_fields=["path"],
            update_fields=list(given),
        )
    except DatabaseError:
        # The page is there; that others must render it too is no reason to refuse it.
        logger.warning("A finished page could not be stored.", exc_info=True)


def _is_public(response: HttpResponseBase) -> bool:
    return (
        response.status_code == HTTPStatus.OK
        and response.headers.get("Cache-Control", "").startswith("public")
        and not response.cookies
        and not response.streaming
        and not response.has_header("Content-Encoding")
    )


def _kept(response: HttpResponse) -> _Kept:
    plain = response.content
    headers = [(n, v) for n, v in response.items() if n.lower() not in ("content-length", "vary")]
    headers.append(("Vary", "Accept-Encoding"))
    packed = packed_page(plain)
    return _Kept(tuple(headers), _etag(packed), plain, packed)


def packed_page(plain: bytes) -> bytes:
    """The bytes of a page as gzip."""
    return bytes(deflate.gzip_compress(plain, PACKING))


def _etag(packed: bytes) -> str:
    """The same for the same page: packing has no dice and no clock in it."""
    return hashlib.sha256(packed).hexdigest()[:24]


def _answer(request: HttpRequest, page: _Kept) -> HttpResponse:
    packed = _takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    etag = f'"{page.etag}-gz"' if packed else f'"{page.etag}"'
    if _has(request.META.get("HTTP_IF_NONE_MATCH", ""), etag):
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        body = b""
    else:
        body = page.packed if packed else page.plain
        response = HttpResponse(body)
    for name, value in page.headers:
        response.headers[name] = value
    response.headers["ETag"] = etag
    if packed and body:
        response.headers["Content-Encoding"] = "gzip"
    if body:
        response.headers["Content-Length"] = str(len(body))
    if request.method == "HEAD":
        response.content = b""
    return response


def _takes_gzip(accept_encoding: str) -> bool:
    """Whether a list of codings names gzip and does not refuse it by a weight of nought."""
    for part in accept_encoding.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() == "gzip":
            return weight.replace(" ", "").removeprefix("q=").strip("0.") != "" or not weight
    return False


def _has(if_none_match: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags
