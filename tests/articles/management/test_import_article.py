"""``manage.py import_article``."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Revision
from articles.operations.publishing import publish_revision, withdraw_article
from articles.operations.revisions import save_revision

pytestmark = pytest.mark.django_db

TEXT = """A letter from the harbour

The ship left in 1946. It carried letters for all ports, and nobody read them aloud to anyone.

The second paragraph names the port and says that the door was open to every one of the nations.
"""


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text(TEXT)
    return file


def run(*arguments, **options):
    """What the command writes, and the message that it fails with."""
    out = io.StringIO()
    failure = ""
    try:
        call_command("import_article", *map(str, arguments), stdout=out, **options)
    except CommandError as error:
        failure = f"{error} ({error.returncode})"
    return out.getvalue().splitlines(), failure


def test_dry_run_reads_and_saves_nothing(letter):
    [line], failure = run(letter, dry_run=True, json=True)

    read = json.loads(line)
    assert (read["file"], read["ok"], read["error"], failure) == (str(letter), True, None, "")
    assert read["title"] == "A letter from the harbour"
    assert [block["kind"] for block in read["blocks"]] == ["paragraph", "paragraph"]
    assert Article.objects.count() == 0


def test_import_saves_a_draft_and_the_same_file_changes_nothing(letter):
    [first], _ = run(letter)
    [again], _ = run(letter)

    slug = "a-letter-from-the-harbour"
    assert first == f"{letter}: new: A letter from the harbour ({slug}, 1)"
    assert again == f"{letter}: unchanged: A letter from the harbour ({slug}, 1)"
    assert Article.objects.get().published_at is None


def test_changed_file_makes_a_draft_revision(letter):
    run(letter, publish=True)
    letter.write_text(TEXT.replace("1946", "1947"))

    [line], _ = run(letter)

    assert line.startswith(f"{letter}: revised: ")
    assert Revision.objects.count() == 2
    assert Article.objects.get().published_revision.number == 1


def test_publish_makes_the_text_public(letter):
    run(letter, publish=True)

    assert Article.objects.published().count() == 1


def test_publish_makes_a_draft_of_the_same_file_public(letter):
    run(letter)

    run(letter, publish=True)

    assert Article.objects.published().count() == 1


def test_publish_of_the_same_file_leaves_what_editors_did_since(letter):
    run(letter, publish=True)
    article = Article.objects.get()
    first = article.published_revision
    corrected = save_revision(by=None, article=article, document=first.document)
    publish_revision(by=None, revision=corrected)
    withdraw_article(by=None, article=article)

    run(letter, publish=True)

    article.refresh_from_db()
    assert article.published_revision == corrected
    assert Article.objects.published().count() == 0


def test_refused_file_does_not_stop_the_others(letter, tmp_path):
    binary = tmp_path / "scan.txt"
    binary.write_bytes(b"%PDF-1.4")

    lines, failure = run(binary, tmp_path / "absent.txt", letter, json=True)

    read = [json.loads(line) for line in lines]
    assert [line["ok"] for line in read] == [False, False, True]
    assert read[0]["error"].startswith("The file is a PDF")
    assert read[1]["error"].startswith("The file cannot be opened")
    assert failure == "2 of 3 files refused. (1)"
    assert Article.objects.count() == 1


def test_progress_is_drawn_for_several_files_on_a_terminal(letter, tmp_path, monkeypatch):
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("ship", "boat"))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)

    run(letter, other, dry_run=True)

    assert terminal.getvalue().endswith("[##############################] 2/2\n")
