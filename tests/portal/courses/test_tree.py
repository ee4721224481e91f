"""Where the files of a course lie: folders with links, zips that mean harm."""

import stat
import struct
import zipfile

import pytest
from django.core.management import CommandError, call_command

from portal.courses.files import CourseFilesError, read_course
from portal.courses.files import tree as limits
from portal.courses.files.tree import open_tree
from portal.lessons.models import Lesson
from tests.portal.courses.example import COURSE, LESSON, contents, edit


def problems_of(path) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(path)
    return [str(problem) for problem in caught.value.problems]


def zipped(path, files):
    """A zip of files by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def packed(course, tmp_path):
    """The example course as a zip."""
    return zipped(tmp_path / "letters.zip", contents(course))


def test_zip_is_read_like_its_folder(course, packed):
    assert read_course(packed) == read_course(course)


def test_zip_of_the_folder_itself_is_read_too(course, tmp_path):
    files = {f"letters/{name}": content for name, content in contents(course).items()}
    files["letters/"] = b""
    files["__MACOSX/._letters"] = b"x"

    assert read_course(zipped(tmp_path / "a.zip", files)) == read_course(course)


@pytest.mark.django_db
def test_zip_is_loaded_and_checked_by_the_commands(packed, capsys):
    call_command("check_course", str(packed))
    call_command("load_course", str(packed))

    assert capsys.readouterr().out.splitlines() == [
        "letters.zip: 0 to mend, 0 to think about.",
        "letters: 11 new; 8 made public.",
    ]
    assert Lesson.objects.published().exists()


@pytest.mark.parametrize(
    "name",
    ["../course.yaml", "/etc/course.yaml", "digests/../../x.md", "C:/x.yaml", "sources\\x.yaml"],
)
def test_name_that_leads_out_of_a_zip_is_told(course, tmp_path, name):
    path = zipped(tmp_path / "a.zip", contents(course))
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        archive.writestr(entry, b"slug: x\n")

    [problem] = problems_of(path)

    assert problem == (
        f"{name}:1: This name leads out of the zip. Make the zip anew, of the folder of the course."
    )


def test_link_in_a_zip_is_told(packed):
    entry = zipfile.ZipInfo("LICENSE")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(entry, "/etc/passwd")

    assert problems_of(packed) == [
        "LICENSE:1: This is a link, and links are not followed. Put the file itself in its place."
    ]


def test_file_that_stands_in_a_zip_twice_is_told(packed):
    with (
        zipfile.ZipFile(packed, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr(COURSE, "slug: other\n")

    assert problems_of(packed) == [f"{COURSE}:1: The zip has this file twice."]


def test_file_with_a_password_is_told(packed):
    data = bytearray(packed.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 0x1)
    packed.write_bytes(data)

    [problem] = [each for each in problems_of(packed) if "encrypted" in each]

    assert problem.endswith("This file is encrypted. Make the zip without a password.")


def test_file_that_swells_is_told_and_not_read_to_its_end(course, tmp_path):
    bomb = {**contents(course), "digests/bomb.md": b"0" * 300_000_000}
    path = zipped(tmp_path / "a.zip", bomb)

    assert path.stat().st_size < 1_000_000
    assert problems_of(path) == ["digests/bomb.md:1: The file has more than 2,000,000 bytes."]


def test_many_files_that_swell_together_are_refused(tmp_path):
    files = {f"digests/{number}.md": b"0" * 2_000_000 for number in range(26)}

    assert problems_of(zipped(tmp_path / "a.zip", files)) == [
        "a.zip:1: Its files have more than 50,000,000 bytes together."
    ]


def test_too_many_files_are_refused(tmp_path):
    files = dict.fromkeys((f"digests/{number}.md" for number in range(2_001)), b"")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in files:
        (folder / name.replace("/", "-")).touch()

    assert problems_of(zipped(tmp_path / "a.zip", files)) == [
        "a.zip:1: The zip has more than 2,000 files."
    ]
    assert problems_of(folder) == ["folder:1: The folder has more than 2,000 files."]


def test_zip_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_COURSE + 1)

    assert problems_of(path) == ["a.zip:1: The zip has more than 50,000,000 bytes."]


def test_file_that_is_no_zip_and_broken_zips_are_refused(packed, tmp_path):
    (tmp_path / "a.txt").write_text("slug: x")
    data = packed.read_bytes()
    middle = data.index(b"letter-1950") + 60
    packed.write_bytes(data[:middle] + b"\xff\xff\xff\xff" + data[middle + 4 :])

    [no_zip], [broken] = problems_of(tmp_path / "a.txt"), problems_of(packed)

    assert no_zip.startswith("a.txt:1: This is no folder and no zip that can be read:")
    assert broken.startswith("letters.zip:1: This is no folder and no zip that can be read:")


def test_what_is_not_there_is_told(tmp_path):
    assert problems_of(tmp_path / "nowhere") == [
        "nowhere:1: There is no such folder and no such zip."
    ]


def test_folder_without_anything_of_a_course_is_told_in_one_line(tmp_path):
    for name in ("a.txt", "b.yaml", "notes/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert problems_of(tmp_path) == [
        "course.yaml:1: There is no course here: neither this file nor any other of a course."
    ]


def test_links_in_a_folder_are_told_and_not_followed(course, tmp_path):
    (tmp_path / "secret.yaml").write_text("slug: secret\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("x")
    (course / "sources/secret.yaml").symlink_to(tmp_path / "secret.yaml")
    (course / "more").symlink_to(tmp_path / "elsewhere")
    (course / "up").symlink_to(course.parent)
    (course / ".git").symlink_to(tmp_path / "elsewhere")
    link = "This is a link, and links are not followed. Put the file itself in its place."

    assert problems_of(course) == [
        f"more:1: {link}",
        f"sources/secret.yaml:1: {link}",
        f"up:1: {link}",
    ]
    assert "more/a.md" not in open_tree(course).names


def test_problem_in_a_zip_is_told_with_its_file_and_line(course, tmp_path):
    edit(course, LESSON, "minutes: 30", "minutes: 0")

    assert problems_of(zipped(tmp_path / "a.zip", contents(course))) == [
        f"{LESSON}:15: “minutes” must be at least 1."
    ]


def test_command_says_that_a_folder_is_no_course(tmp_path, capsys):
    with pytest.raises(CommandError):
        call_command("check_course", str(tmp_path))

    assert capsys.readouterr().out == (
        "course.yaml:1: error: There is no course here: neither this file nor any other of a"
        " course.\n"
    )
