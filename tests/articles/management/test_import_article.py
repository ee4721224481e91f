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


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (
            "published: soon",
            (
                "“published” in the front matter is no date that can be read: “soon”. Write it like"
                " 2013-04-10, 10/4/2013 (day first), April 2013 or 2013, or leave it out."
            ),
        ),
        (
            "posted: January 2014",
            (
                "“posted” in the front matter is no day that can be read: “January 2014”. Write it"
                " like 2013-04-10 or 10/4/2013 (day first), or leave it out."
            ),
        ),
        (
            "language: Klingon",
            (
                "“language” in the front matter is no language that can be read: “Klingon”. Write"
                " en, vi or the tag of another language, or leave it out."
            ),
        ),
    ],
)
@pytest.mark.parametrize("dry_run", [True, False])
def test_front_matter_that_cannot_be_read_refuses_its_file_alone(
    letter, tmp_path, line, error, dry_run
):
    odd = tmp_path / "odd.md"
    odd.write_text(f"---\n{line}\n---\n\nThey leave.\n")

    lines, failure = run(odd, letter, json=True, dry_run=dry_run)

    read = [json.loads(each) for each in lines]
    assert [(each["ok"], each["error"]) for each in read] == [(False, error), (True, None)]
    assert failure == "1 of 2 files refused. (1)"


def test_front_matter_dates_are_read_as_people_write_them(tmp_path):
    file = tmp_path / "dated.md"
    file.write_text(
        '---\npublished: January 2014\nposted: "26/5/2014 21:28\'"\n'
        "retrieved: Tuesday, 2/6/2020\nlanguage: English\n---\n\nThey leave.\n"
    )

    run(file)

    source = Article.objects.get().source
    assert (source.published, source.posted_on.isoformat()) == ("2014-01", "2014-05-26")
    assert (source.retrieved_on.isoformat(), source.language) == ("2020-06-02", "en")


def test_fault_of_the_portal_in_one_file_does_not_stop_the_others(letter, tmp_path, caplog):
    save = "articles.models.Revision.save"
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("harbour", "breakwater"))

    with pytest.MonkeyPatch.context() as patch:
        real = Revision.save

        def fail_on_the_first(self, *args, **kwargs):
            if "ship" in self.text and not Revision.objects.exists() and not caplog.records:
                raise ValueError("a fault")
            return real(self, *args, **kwargs)

        patch.setattr(save, fail_on_the_first)
        lines, failure = run(letter, other, json=True)

    read = [json.loads(line) for line in lines]
    assert [line["ok"] for line in read] == [False, True]
    assert read[0]["error"] == (
        "The portal failed on this file (ValueError), and saved nothing of it. The log says where."
    )
    assert failure == "1 of 2 files refused. (1)"
    assert [record.message for record in caplog.records] == [f"{letter} could not be taken in."]
    assert Article.objects.count() == 1


def test_issue_is_kept_as_its_number(tmp_path):
    file = tmp_path / "rice.md"
    file.write_text("---\nissue: No. 902\n---\n\nThey leave.\n")

    run(file)

    assert Article.objects.get().source.issue == "902"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("One.[^1]\n\n[^1]: A note.\n", "1 block, 1 footnote, 0 warnings"),
        ("One.\n\n<b>Two.</b>\n", "2 blocks, 0 footnotes, 1 warning"),
    ],
)
def test_counts_have_their_number(tmp_path, text, counts):
    file = tmp_path / "count.md"
    file.write_text(text)

    [line], _ = run(file, dry_run=True)

    assert line == f"{file}: no title; {counts}"


def test_progress_leaves_results_a_line_of_their_own(letter, monkeypatch, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(TEXT)
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)

    call_command("import_article", str(letter), str(other), dry_run=True, stdout=terminal)

    written = [line.rpartition("\r\033[K")[2] for line in terminal.getvalue().split("\n")]
    assert written[0].startswith(f"{letter}: A letter")
    assert written[1].startswith(f"{other}: A letter")


def test_progress_is_drawn_for_several_files_on_a_terminal(letter, tmp_path, monkeypatch):
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("ship", "boat"))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)

    run(letter, other, dry_run=True)

    assert terminal.getvalue().endswith("[##############################] 2/2\n")
