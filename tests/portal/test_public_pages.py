"""What holds for every public page: one page for everyone, kept by stores, in both languages."""

import gzip
import re

import pytest

from articles.models import Article
from portal.lessons.models import Module
from portal.ui.page_store import store
from portal.ui.templatetags.kept import forget_parts
from tests.articles.text.reader import StrictReader
from tests.factories import (
    annotation,
    article,
    lesson,
    module,
    person,
    published,
    reading,
    revision,
    source,
)
from tests.factories.chronicle import attested_event, counted_indicator, disputed_event

pytestmark = pytest.mark.django_db

PATHS = [
    "/",
    "/articles/",
    "/articles/?author=Ada+Quay",
    "/articles/ferry/",
    "/articles/ferry/r/1/",
    "/articles/ferry/r/1/0-3/",
    "/passages/abcdefghjk/",
    "/modules/the-fare/",
    "/modules/the-fare/two-prices/",
    "/modules/the-fare/texts/ferry/",
    "/timeline/",
    "/timeline/?disputed=yes",
    "/timeline/drawing/",
    "/timeline/list/",
    "/timeline/silence/",
    "/events/maiden-voyage/",
    "/indicators/",
    "/indicators/passengers/",
    "/components/",
]
EVERY_PAGE = pytest.mark.parametrize("path", [f"{p}{path}" for p in ("", "/vi") for path in PATHS])


@pytest.fixture(autouse=True)
def _course():
    made = published("ferry")
    note = annotation(made, "ferry", "A *boat*.")
    type(note.passage).objects.filter(pk=note.passage.pk).update(public_id="abcdefghjk")
    reading(lesson(), made)
    disputed_event()
    counted_indicator()


@pytest.fixture
def site(settings):
    """The address of the front page, which no other test's pages have."""
    settings.SITE_URL = "https://door.example"
    store.clear()
    forget_parts()
    yield settings.SITE_URL
    forget_parts()


@EVERY_PAGE
def test_public_page_may_be_kept_by_everyone(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Vary"] == "Accept-Encoding"
    assert "default-src 'none'" in response["Content-Security-Policy"].split("; ")
    assert response.cookies == {}
    assert client.cookies == {}


@EVERY_PAGE
def test_public_page_is_the_same_for_everyone(client, path):
    anonymous = client.get(path)

    client.force_login(person(is_superuser=True, is_staff=True))
    store.clear()
    signed_in = client.get(path, headers={"accept-language": "vi"})

    assert signed_in.content == anonymous.content
    assert signed_in.headers == anonymous.headers
    assert signed_in.cookies == {}


@EVERY_PAGE
def test_public_page_has_no_key_and_no_form_that_posts(client, path):
    html = client.get(path).content.decode()

    assert "csrf" not in html.lower().replace("csrf=", "")
    assert 'method="post"' not in html.lower()
    assert " style=" not in html
    assert " onclick=" not in html
    assert "<script>" not in html


@EVERY_PAGE
def test_public_page_is_sent_again_only_when_it_changed(client, path):
    first = client.get(path)

    again = client.get(path, headers={"if-none-match": first["ETag"]})
    packed = client.get(path, headers={"accept-encoding": "gzip"})
    head = client.head(path)

    assert (again.status_code, again.content) == (304, b"")
    assert gzip.decompress(packed.content) == first.content
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])


@EVERY_PAGE
def test_public_page_writes_each_id_once_and_points_to_none_that_is_missing(client, path):
    class Page(StrictReader):
        fragments = frozenset()

        def handle_starttag(self, tag, attrs):
            if tag in {"meta", "link", "input", "img", "hr"}:
                return
            super().handle_starttag(tag, [(name, value) for name, value in attrs])
            href = dict(attrs).get("href") or ""
            if href.startswith("#"):
                self.fragments |= {href[1:]}

        def handle_startendtag(self, tag, attrs):
            """Shapes of an SVG."""

    page = Page()
    page.feed(client.get(path).content.decode())

    assert page.open == []
    if "components" not in path:
        assert len(page.ids) == len(set(page.ids))
        assert page.fragments <= set(page.ids)


@EVERY_PAGE
def test_public_page_names_its_other_language(client, path):
    page = client.get(path).context["page"]

    other = path.removeprefix("/vi") if path.startswith("/vi/") else f"/vi{path}"
    assert (page.canonical, page.other_language.url) == (path, other)


@pytest.mark.parametrize("prefix", ["", "/vi"])
@pytest.mark.parametrize("path", ["/", "/articles/ferry/", "/timeline/?disputed=yes"])
def test_public_page_names_itself_to_search_engines_with_its_host(client, path, prefix, site):
    head = client.get(f"{prefix}{path}").content.decode().partition("</head>")[0]

    found = re.findall(r'<link rel="(\w+)"(?: hreflang="(\w+)")? href="(https?:[^"]*)"', head)
    other = path if prefix else f"/vi{path}"
    here, there = ("vi", "en") if prefix else ("en", "vi")
    assert found == [
        ("canonical", "", f"{site}{prefix}{path}"),
        ("alternate", here, f"{site}{prefix}{path}"),
        ("alternate", there, f"{site}{other}"),
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/articles/ferry/", "/articles/ferry/r/1/"),
        ("/articles/ferry/r/1/0-3/", "/articles/ferry/r/1/0-3/"),
    ],
)
def test_citation_shows_the_address_with_its_host(client, path, address, site):
    html = client.get(path).content.decode()

    assert f">{site}{address}</a>" in html


@pytest.mark.parametrize("path", PATHS)
def test_drafts_appear_on_no_public_page(client, path):
    secret = {"title": "Unsaid", "title_vi": "Unsaid"}
    ferry, part = Article.objects.get(slug="ferry"), Module.objects.get()
    draft = article("unsaid", source=source("other", authors=("Unsaid",)), **secret)
    module("unsaid-module", published_at=None, course=part.course, **secret)
    lesson("unsaid-lesson", published_at=None, module=part, **secret)
    reading(part.lessons.get(slug="two-prices"), draft, title="Later")
    annotation(ferry, "seven", "Unsaid", status="draft")
    revision(ferry, text="Unsaid words.")
    attested_event("hushed-event", status="draft", title="Unsaid", title_vi="Unsaid")
    counted_indicator("hushed-indicator", status="draft", name="Unsaid", name_vi="Unsaid")

    html = client.get(path).content.decode()

    assert "unsaid" not in html.lower()
