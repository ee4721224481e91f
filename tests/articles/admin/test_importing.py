"""Taking texts in on the desk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, PendingImport, Source
from tests.articles.admin.conftest import TEXT, person

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

UPLOAD = "/admin/articles/article/import/"
PLAIN = """A letter from the harbour

The ship left in 1946. It carried letters for all ports, and nobody read them aloud to anyone.

The second paragraph names the port and says that the door was open to every one of the nations.
"""
PLAIN_BYTES = PLAIN.encode()


def uploaded(desk, data=PLAIN_BYTES, name="letter.txt"):
    return desk.post(UPLOAD, {"file": SimpleUploadedFile(name, data), "ending": ".txt"})


def review_data(page, **changed):
    """What the review page would send as it stands, with some fields changed."""
    data = {}
    context = page.context
    for form in [context["metadata"], context["authors"].management_form, *context["authors"]]:
        for field in form:
            value = field.value()
            data[field.html_name] = "" if value is None else value
    for block in context["blocks"]:
        data[block.field.html_name] = block.field.value()
    return {**data, **changed}


def test_upload_leads_to_the_proposed_structure_and_saves_no_text(desk):
    answer = uploaded(desk)

    pending = PendingImport.objects.get()
    assert answer.headers["Location"] == f"{UPLOAD}{pending.pk}/"
    assert Article.objects.count() == 0
    page = desk.get(answer.headers["Location"])
    assert page.context["metadata"]["title"].value() == "A letter from the harbour"
    assert [block.kind for block in page.context["blocks"]] == ["paragraph", "paragraph"]


def test_front_matter_is_proposed_as_dates_and_language(desk):
    text = (
        '---\npublished: 10/4/2013\nposted: "26/5/2014 21:28\'"\nretrieved: Tuesday, 2/6/2020\n'
        "language: English\nissue: No. 902\n---\n\nThey leave.\n"
    )

    answer = uploaded(desk, text.encode(), "dated.md")

    form = desk.get(answer.headers["Location"]).context["metadata"]
    names = ("published", "posted", "retrieved", "language", "issue")
    assert [str(form[name].value()) for name in names] == [
        "2013-04-10",
        "2014-05-26",
        "2020-06-02",
        "en",
        "902",
    ]


def test_language_that_the_desk_does_not_list_is_proposed_as_it_is(desk):
    answer = uploaded(desk, b"---\nlanguage: fr\n---\n\nIls partent.\n", "boats.md")

    desk.post(answer.headers["Location"], review_data(desk.get(answer.headers["Location"])))

    assert Source.objects.get().language == "fr"


def test_pasted_text_is_read_by_the_ending_that_was_chosen(desk):
    answer = desk.post(UPLOAD, {"text": TEXT, "name": "letter", "ending": ".md"})

    pending = PendingImport.objects.get()
    assert pending.file_name == "letter.md"
    page = desk.get(answer.headers["Location"])
    assert page.context["blocks"][0].kind == "heading"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("letter.pdf", b"%PDF-1.4", "Files of this kind are not read: letter.pdf"),
        ("letter.txt", b"%PDF-1.4 and more", "The file is a PDF, not text"),
    ],
)
def test_refused_file_is_refused_with_the_reason(desk, name, data, message):
    page = uploaded(desk, data, name)

    [error] = page.context["form"].non_field_errors()
    assert error.startswith(message)
    assert PendingImport.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"text": "Words."}])
def test_upload_without_file_or_name_is_asked_for_it(desk, sent):
    page = desk.post(UPLOAD, {**sent, "ending": ".txt"})

    assert page.context["form"].is_valid() is False
    assert PendingImport.objects.count() == 0


def test_save_as_draft_applies_the_corrections(desk):
    page = desk.get(uploaded(desk).headers["Location"])
    data = review_data(
        page,
        **{
            "about-title": "A corrected title",
            "about-published": "1946-05",
            "authors-0-name": "A. Writer",
            "authors-0-role": "Harbour master",
            "block-0": "heading-2",
            "block-1": "quotation",
        },
        save="",
    )

    answer = desk.post(page.wsgi_request.path, data)

    article = Article.objects.get()
    assert answer.headers["Location"] == reverse("admin:articles_article_change", args=[article.pk])
    assert (article.title, article.published_at) == ("A corrected title", None)
    source = Source.objects.get()
    assert (source.published, source.title) == ("1946-05", "A corrected title")
    assert [(a.name, a.role) for a in source.authors.all()] == [("A. Writer", "Harbour master")]
    blocks = article.revisions.get().document.blocks
    assert [block.kind.value for block in blocks] == ["heading", "quotation"]
    assert PendingImport.objects.count() == 0
    assert LogEntry.objects.get().object_id == str(article.pk)


def test_block_left_out_is_gone_from_text_and_map(desk):
    page = desk.get(uploaded(desk).headers["Location"])

    desk.post(page.wsgi_request.path, review_data(page, **{"block-0": "out"}, save=""))

    revision = Article.objects.get().revisions.get()
    assert revision.text.startswith("The second paragraph")
    file_start, file_end, start, end = revision.source_map[0]
    assert PLAIN[file_start:file_end] == revision.text[start:end]


def test_wrong_date_keeps_everything_that_was_typed(desk):
    page = desk.get(uploaded(desk).headers["Location"])
    data = review_data(page, **{"about-title": "Mine", "about-published": "soon"}, save="")

    again = desk.post(page.wsgi_request.path, data)

    assert list(again.context["metadata"].errors) == ["published"]
    assert again.context["metadata"]["title"].value() == "Mine"
    assert Article.objects.count() == 0


def test_leaving_out_every_block_saves_nothing(desk):
    page = desk.get(uploaded(desk).headers["Location"])
    data = review_data(page, **{"block-0": "out", "block-1": "out"}, save="")

    again = desk.post(page.wsgi_request.path, data)

    assert len(again.context["metadata"].non_field_errors()) == 1
    assert Source.objects.count() == 0


def test_identical_file_is_named_and_linked(desk):
    page = desk.get(uploaded(desk).headers["Location"])
    desk.post(page.wsgi_request.path, review_data(page, save=""))

    again = uploaded(desk)

    article = Article.objects.get()
    assert again.context["known"] == article
    assert f'href="/admin/articles/article/{article.pk}/change/"' in again.content.decode()


def test_changed_file_of_the_same_name_becomes_a_draft_revision(desk):
    page = desk.get(uploaded(desk).headers["Location"])
    desk.post(page.wsgi_request.path, review_data(page, save=""))

    page = desk.get(uploaded(desk, PLAIN.replace("1946", "1947").encode()).headers["Location"])
    desk.post(page.wsgi_request.path, review_data(page, save=""))

    assert page.context["edition_of"] == Article.objects.get()
    assert Article.objects.get().revisions.count() == 2


def test_discard_drops_the_file(desk):
    address = uploaded(desk).headers["Location"]

    desk.post(address, {"discard": ""})

    assert PendingImport.objects.count() == 0
    assert desk.get(address).status_code == 404


def test_upload_of_another_editor_does_not_exist(desk, client):
    address = uploaded(desk).headers["Location"]
    client.force_login(person("other", "articles"))

    assert client.get(address).status_code == 404


def test_import_is_forbidden_without_the_right_to_add(client, db):
    client.force_login(person("teacher", "lessons"))

    assert client.get(UPLOAD).status_code == 403
    assert client.post(UPLOAD, {"text": "x", "name": "y"}).status_code == 403


def test_import_asks_a_stranger_to_sign_in(client, db):
    answer = client.get(UPLOAD)

    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]
