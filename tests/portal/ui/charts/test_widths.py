from portal.ui.charts.widths import lines, shortened, text_width


def test_marks_on_vietnamese_letters_take_no_room():
    assert text_width("Hội nhập quốc tế", 14) == text_width("Hoi nhap quoc te", 14)


def test_horn_takes_a_little_room():
    assert text_width("ơ", 20) == text_width("o", 20) + 4


def test_bold_is_wider():
    assert text_width("WTO", 20, bold=True) == text_width("WTO", 20) + 3


def test_shortened_cuts_between_words():
    words = "Viet Nam becomes a member"

    assert shortened(words, 14, 500) == words
    assert shortened(words, 14, text_width("Viet Nam becomes…", 14)) == "Viet Nam becomes…"
    assert shortened(words, 14, 10) == ""


def test_lines_breaks_between_words():
    assert lines("Ngoại giao đa phương", 14, 84, 2) == (
        "Ngoại giao",
        "đa phương",
    )
    assert lines("", 14, 100, 2) == ()
