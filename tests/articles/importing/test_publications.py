import pytest

from articles.importing.publications import Publication, dateline, parse_publication


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The article was published in the Delta Review (January 2014)",
            Publication("Delta Review", None, "2014-01"),
        ),
        (
            "This article was published on the Delta Review, No. 902 (December 2017)",
            Publication("Delta Review", "No. 902", "2017-12"),
        ),
        ("Bài đăng trên Báo Nhân Dân ngày 4/5/2011.", Publication("Nhân Dân", None, "2011-05-04")),
        (
            "Tạp chí Sông, số 12, tháng 5-2011",
            Publication("Tạp chí Sông", "số 12", "2011-05"),
        ),
        ("Published in Delta News No. 5/2016", Publication("Delta News", "No. 5/2016", "2016")),
        ("(Theo Tạp chí Sông)", Publication("Tạp chí Sông")),
        ("Source: The Delta Times, 4 May 2011", Publication("Delta Times", None, "2011-05-04")),
        ("The Delta Review was published in May, and then the boats left for the sea.", None),
        ("Rice in the delta", None),
        ("Daily work in 1946", None),
    ],
)
def test_parse_publication_reads_name_issue_and_date(text, expected):
    assert parse_publication(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delta Review - On Monday", "Delta Review"),
        ("(TTXVN) – Hôm nay", "TTXVN"),
        ("Hue (VNA) - The boats", "VNA"),
        ("Then - and only then - they left", None),
        ("The boats left", None),
    ],
)
def test_dateline_names_who_reports(text, expected):
    assert dateline(text) == expected
