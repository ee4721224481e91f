"""Two languages."""

import datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext

from portal.ui.languages import (
    day_in_words,
    in_language,
    language,
    language_name,
    other_language,
)


@pytest.mark.parametrize(
    ("active", "words"),
    [(("en"), ("en", "Ferry", "Ferry")), (("vi"), ("vi", "Phà", "Ferry"))],
)
def test_in_language_falls_back_to_english(active, words):
    with translation.override(active):
        assert (language(), in_language("Ferry", "Phà"), in_language("Ferry", "")) == words


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/", ("vi", "Tiếng Việt", "/vi/")),
        ("/vi/", ("en", "English", "/")),
        ("/articles/a/", ("vi", "Tiếng Việt", "/vi/articles/a/")),
        ("/vi/articles/vi/", ("en", "English", "/articles/vi/")),
        ("/village/", ("vi", "Tiếng Việt", "/vi/village/")),
    ],
)
def test_other_language_names_the_same_page(path, other):
    assert other_language(path) == other


def test_language_name_is_the_code_where_there_is_no_name():
    assert (language_name("en"), language_name("und")) == ("English", "und")


def test_vietnamese_pages_say_day_once():
    day = datetime.date(2014, 5, 26)

    with translation.override("vi"):
        words = [
            gettext("posted %(day)s") % {"day": day_in_words(day)},
            gettext("Revision %(number)d of %(day)s") % {"number": 1, "day": day_in_words(day)},
        ]

    assert words == ["đăng ngày 26 tháng 5 năm 2014", "Bản chỉnh lý 1 ngày 26 tháng 5 năm 2014"]
