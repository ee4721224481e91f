"""The list of articles, the page of one, and its revisions."""

import re
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles.models import AnnotationStatus, Article, Source
from articles.operations.annotations import annotate_words
from articles.text.writing import to_markdown
from tests.articles.admin.conftest import asked, person

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def home(article):
    return f"/admin/articles/article/{article.pk}/"


@pytest.fixture
def text(article):
    return to_markdown(article.revisions.get(number=1).document)


def edit(text, base=1, **fields):
    return {"text": text, "base": base, "change_summary": "Corrected", **fields}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["article", "source", "theme", "annotation"])
def test_changelists_ask_a_fixed_number_of_times(desk, editor, article, words, kind, count):
    for index in range(count - 1):
        source = Source.objects.create(slug=f"s{index}", title=f"Source {index}")
        Article.objects.create(slug=f"a{index}", kind="source", source=source, title=f"A {index}")
    for sought in ["The ship", "The door", "A second"][:count]:
        found = words(sought)
        annotate_words(
            by=editor,
            revision=found.revision,
            start=found.start,
            end=found.end,
            kind="context",
            body="Note.",
        )
    desk.get(f"/admin/articles/{kind}/")  # content types are looked up once a process

    page, times = asked(desk, f"/admin/articles/{kind}/")

    assert times == {"article": 9, "source": 9, "theme": 7, "annotation": 10}[kind]
    assert page.context["cl"].result_count == (0 if kind == "theme" else count)


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_a_text_asks_a_fixed_number_of_times(desk, editor, home, words, count):
    for sought in ["The ship", "The door", "A second"][:count]:
        found = words(sought)
        annotate_words(
            by=editor,
            revision=found.revision,
            start=found.start,
            end=found.end,
            kind="wording",
            body="Which?",
            language="en",
        )
    desk.get(f"{home}change/")  # what is looked up once a process

    _page, queries = asked(desk, f"{home}change/")

    assert queries == 8


def test_list_offers_the_import_instead_of_an_empty_form(desk, article):
    page = desk.get("/admin/articles/article/").content.decode()

    assert 'href="/admin/articles/article/import/"' in page
    assert desk.get("/admin/articles/article/add/").headers["Location"].endswith("/import/")


def test_title_is_corrected(desk, article, home):
    data = {
        "title": "Corrected",
        "slug": article.slug,
        "language": "en",
        "rights": "public",
        "title_vi": "",
        "summary": "",
        "summary_vi": "",
        "byline": "",
    }

    desk.post(f"{home}change/", data)

    article.refresh_from_db()
    assert (article.title, article.rights) == ("Corrected", "public")


def test_page_lists_revisions_with_their_state(desk, article, home):
    desk.post(f"{home}revisions/1/publish/")

    page = desk.get(f"{home}change/")

    [revision] = page.context["revisions"]
    assert (revision.number, revision.was_public, page.context["is_public"]) == (1, True, True)
    assert f"/articles/{article.slug}/r/1/preview/" in page.content.decode()


def test_publish_shows_the_text_and_is_logged(desk, client, article, home):
    Article.objects.update(rights="public")

    desk.post(f"{home}revisions/1/publish/")

    assert client.get(f"/articles/{article.slug}/").status_code == 200
    assert LogEntry.objects.get().change_message == "Published revision 1"
    assert desk.get(f"{home}revisions/1/publish/").status_code == 405
    assert desk.post(f"{home}revisions/9/publish/").status_code == 404


def test_withdraw_asks_why_and_takes_the_text_off(desk, client, article, home):
    Article.objects.update(rights="public")
    desk.post(f"{home}revisions/1/publish/")

    desk.post(f"{home}withdraw/", {"reason": "Rights"})

    article.refresh_from_db()
    assert article.withdrawal_reason == "Rights"
    assert client.get(f"/articles/{article.slug}/").status_code == 410


def test_withdrawing_a_draft_is_refused_with_the_reason(desk, home):
    page = desk.post(f"{home}withdraw/", {"reason": ""})

    [error] = page.context["form"].non_field_errors()
    assert error.startswith("This text was never published")


def test_edit_page_holds_the_latest_text(desk, home, text):
    page = desk.get(f"{home}edit/")

    assert page.context["form"]["text"].value() == text
    assert page.context["form"]["base"].value() == 1


def test_report_says_what_will_happen_and_saves_nothing(desk, editor, article, home, text, words):
    for sought in ("The ship left in 1946.", "The door was open, too.", "A second paragraph"):
        found = words(sought)
        annotate_words(
            by=editor,
            revision=found.revision,
            start=found.start,
            end=found.end,
            kind="context",
            body="Note.",
        )
    changed = text.replace("1946", "1947").replace("The door was open, too.", "")

    page = desk.post(f"{home}edit/", edit(changed))

    report = page.context["report"]
    assert [(fate.status, fate.old_words, fate.new_words) for fate in report.touched] == [
        ("orphaned", "The door was open, too.", ""),
        ("changed", "The ship left in 1946.", "The ship left in 1947."),
    ]
    assert len(report.kept) == 1
    assert [(c.kind, c.text) for c in report.words if c.kind != "same"][:2] == [
        ("gone", "1946"),
        ("new", "1947"),
    ]
    assert article.revisions.count() == 1


def test_save_does_what_the_report_said_and_leaves_the_public_page(
    desk, client, editor, article, home, text, words
):
    Article.objects.update(rights="public")
    found = words("The ship left in 1946.")
    annotation = annotate_words(
        by=editor,
        revision=found.revision,
        start=found.start,
        end=found.end,
        kind="context",
        body="Note.",
        status=AnnotationStatus.PUBLISHED,
    )
    desk.post(f"{home}revisions/1/publish/")
    before = client.get(f"/articles/{article.slug}/").content

    desk.post(f"{home}edit/", edit(text.replace("1946", "1947"), save=""))

    revision = article.revisions.get(number=2)
    assert (revision.change_summary, revision.created_by) == ("Corrected", editor)
    anchor = revision.anchors.get(passage=annotation.passage)
    assert (anchor.status, anchor.exact) == ("changed", "The ship left in 1947.")
    assert client.get(f"/articles/{article.slug}/").content == before


def test_report_sends_on_the_text_as_it_was_written(desk, article, home, text):
    changed = text.replace("1946", "1947")

    report = desk.post(f"{home}edit/", edit(changed)).content.decode()
    [sent] = re.findall(r'name="text" value="([^"]*)"', report)
    desk.post(f"{home}edit/", edit(unescape(sent), save=""))

    assert unescape(sent) == changed
    document = article.revisions.get(number=2).document
    assert document.blocks == article.revisions.get(number=1).document.blocks


def test_edit_of_an_older_revision_overwrites_nothing(desk, article, home, text):
    desk.post(f"{home}edit/", edit(text.replace("1946", "1947"), save=""))

    page = desk.post(f"{home}edit/", edit(text.replace("ship", "boat"), save=""))

    assert (page.status_code, article.revisions.count()) == (409, 2)
    assert "boat" in page.context["form"]["text"].value()
    assert page.context["form"]["base"].value() == 2
    assert "1947" in page.context["theirs"]


@pytest.mark.parametrize("sent", ["", "---", "![](boat.png)"])
def test_text_without_words_is_refused(desk, article, home, sent):
    page = desk.post(f"{home}edit/", edit(sent, save=""))

    assert list(page.context["form"].errors) == ["text"]
    assert article.revisions.count() == 1


def test_first_lines_are_taken_for_nothing_but_text(desk, article, home, text):
    desk.post(f"{home}edit/", edit(f"# Boats\n\n{text}", save=""))

    revision = article.revisions.order_by("-number")[0]
    assert (revision.number, revision.text.split("\n")[0]) == (2, "Boats")


def test_unchanged_text_makes_no_revision(desk, article, home, text):
    page = desk.post(f"{home}edit/", edit(text, save=""))

    [error] = page.context["form"].errors["text"]
    assert error.startswith("Nothing is changed")


def test_changes_page_shows_words_that_differ(desk, article, home, text):
    desk.post(f"{home}edit/", edit(text.replace("1946", "1947"), save=""))

    page = desk.get(f"{home}revisions/2/changes/")

    html = page.content.decode()
    assert "<del>1946</del><ins>1947</ins>" in html
    assert desk.get(f"{home}revisions/1/changes/").context["before"] is None


def test_published_text_cannot_be_deleted(client, article, home, desk):
    boss = person("boss", "articles")
    boss.is_superuser = True
    boss.save()
    client.force_login(boss)
    client.post(f"{home}revisions/1/publish/")

    assert client.post(f"{home}delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("page", ["revisions/1/publish/", "withdraw/", "edit/", "annotate/status/"])
def test_changes_are_forbidden_without_rights(client, article, page, home):
    client.force_login(person("teacher", "lessons"))

    assert client.post(f"{home}{page}", {}).status_code == 403
    assert article.revisions.count() == 1


def test_changes_need_a_token(article, home, editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert strict.post(f"{home}revisions/1/publish/").status_code == 403
