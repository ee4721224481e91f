import pytest

from articles.importing.dates import find_date, read_date
from articles.importing.pagelines import PageLine, is_caption, is_debris, parse_page_line


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2/6/2020", "2020-06-02"),
        ("02-06-2020", "2020-06-02"),
        ("29.3.2020", "2020-03-29"),
        ("12/25/2019", "2019-12-25"),
        ("2020-03-09", "2020-03-09"),
        ("4 May 2011", "2011-05-04"),
        ("May 4th, 2011", "2011-05-04"),
        ("May 2011", "2011-05"),
        ("tháng 12-2017", "2017-12"),
        ("tháng 12 năm 2017", "2017-12"),
        ("ngày 4 tháng 5 năm 2011", "2011-05-04"),
        ("12-2017", "2017-12"),
        ("2011", "2011"),
        ("31/2/2020", None),
        ("13/2017", None),
        ("rice", None),
        ("4 May 2011 in Hue", None),
    ],
)
def test_read_date_reads_day_before_month(text, edtf):
    assert read_date(text) == edtf


def test_find_date_gives_the_place_of_the_first_date():
    assert find_date("No. 12 of May 2011, in Hue") == ("2011-05", 10, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday, 2/6/2020", PageLine("retrieved", "2020-06-02")),
        ("Chủ nhật, ngày 29/3/2020", PageLine("retrieved", "2020-03-29")),
        ("26/9/2018 9:6' Send Print", PageLine("posted", "2018-09-26T09:06", "Send Print")),
        ("Thứ Hai, 26/5/2014, 21h28 (GMT+7)", PageLine("posted", "2014-05-26T21:28")),
        ("21:28, 26/5/2014", PageLine("posted", "2014-05-26T21:28")),
        ("Updated: May 26, 2014 9:05 PM", PageLine("posted", "2014-05-26T21:05")),
        ("Accessed on 2 June 2020", PageLine("retrieved", "2020-06-02")),
        ("On 26/5/2014 the boats left", None),
        ("May 2014", None),
    ],
)
def test_parse_page_line_reads_dates_of_the_page(text, expected):
    assert parse_page_line(text) == expected


def test_page_lines_are_told_from_text():
    assert is_debris("Send | Print")
    assert not is_debris("Print the book")
    assert is_caption("The sea wall at Hue. Photo: VNA")
    assert is_caption("Chợ quê (Ảnh: Lan)")
    assert not is_caption("A photo of the wall hangs in the house.")
