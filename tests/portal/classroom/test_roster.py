import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.classroom.roster import Fault, Line, UnreadableError, decode, read_roster


def test_each_line_becomes_a_student_with_a_username():
    assert read_roster("Nguyễn Hoài An\nĐỗ Minh Khôi\n") == (
        Line(1, "Nguyễn Hoài An", "nguyen.hoai.an"),
        Line(2, "Đỗ Minh Khôi", "do.minh.khoi"),
    )


def test_head_empty_lines_and_spaces_are_no_students():
    text = "Họ và tên;Username\r\n\r\n  Trần   Mai ; mai.tran \r\n;\r\n"

    assert read_roster(text) == (Line(3, "Trần Mai", "mai.tran"),)


@pytest.mark.parametrize(
    ("head", "row", "name", "username"),
    [
        ("STT;Họ và tên;Ngày sinh", "1;Trần Mai;2009-01-02", "Trần Mai", "tran.mai"),
        ("Họ và tên;Ngày sinh", "Trần Mai;2009-01-02", "Trần Mai", "tran.mai"),
        ("STT;Họ đệm;Tên;Lớp", "1;Trần Thị;Mai;11A2", "Trần Thị Mai", "tran.thi.mai"),
        ("Tên đăng nhập;HỌ  TÊN", "m.tran;Trần Mai", "Trần Mai", "m.tran"),
        ("No;First name;Last name", "1;Mai;Tran", "Mai Tran", "mai.tran"),
        ("Username;Name", "m.tran", "", "m.tran"),
    ],
)
def test_head_of_a_table_says_what_its_columns_are(head, row, name, username):
    [line] = read_roster(f"{head}\n{row}")

    assert (line.name, line.username) == (name, username)
    assert line.fault == (None if name else Fault.NO_NAME)


def test_made_username_ends_with_a_whole_word():
    [line] = read_roster("Vũ Thị Minh Nguyệt Ánh Phương")

    assert line.username == "vu.thi.minh.nguyet.anh"
    assert len(read_roster("M" * 40)[0].username) == 26


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table_may_be_divided_by(delimiter):
    [line] = read_roster(f'"Mai, Trần"{delimiter}MAI')

    assert line.username == "mai"
    assert line.fault is None


def test_namesakes_get_numbers_and_taken_names_are_passed_over():
    lines = read_roster("Mai\nMai\nMai", taken={"mai2"})

    assert [line.username for line in lines] == ["mai", "mai3", "mai4"]


def test_usernames_that_were_shown_do_not_step_aside():
    lines = read_roster("Mai\nMai", taken={"mai"}, shown=["mai", "mai2"])

    assert [(line.username, line.fault) for line in lines] == [("mai", Fault.TAKEN), ("mai2", None)]


def test_made_username_leaves_a_given_one_alone():
    assert [line.username for line in read_roster("Mai\nHoa,mai")] == ["mai2", "mai"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (",mai", Fault.NO_NAME),
        ("12,mai", Fault.NO_NAME),
        ("M" * 81, Fault.LONG_NAME),
        (f"Mai,{'m' * 31}", Fault.LONG_USERNAME),
        ("Mai,mai tran", Fault.ODD_USERNAME),
        ("Mai,đào", Fault.ODD_USERNAME),
        ("Mai,taken", Fault.TAKEN),
    ],
)
def test_faults_are_told_of_their_line(text, fault):
    lines = read_roster(f"Hoa,hoa\n{text}", taken={"taken"})

    assert [line.fault for line in lines] == [None, fault]


def test_username_that_stands_twice_is_a_fault_of_the_second():
    assert [line.fault for line in read_roster("Hoa,hoa\nHue,HOA")] == [None, Fault.TWICE]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_file_of_a_spreadsheet_is_read(coding):
    assert decode("Đỗ".encode(coding)) == "Đỗ"


def test_file_that_is_no_text_is_refused():
    with pytest.raises(UnreadableError):
        decode("Đỗ".encode("cp1258", errors="replace") + b"\xff\xd0")


@given(st.text(max_size=200), st.sets(st.sampled_from(["a", "b", "student", "x1"])))
def test_whatever_is_read_good_lines_have_usernames_of_their_own(text, taken):
    good = [line for line in read_roster(text, taken) if line.fault is None]

    usernames = [line.username for line in good]
    assert len(set(usernames)) == len(usernames)
    assert not set(usernames) & taken
    assert all(line.name for line in good)
