"""The field of historical dates."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import TextInput
from django.utils import translation

from articles.dating import OPEN_END, DatingError, day_number, in_words, parse
from articles.fields import (
    HistoricalDateField,
    HistoricalDateFormField,
    HistoricalDateWidget,
)
from articles.models import Source
from tests.factories import source

pytestmark = pytest.mark.django_db


def test_field_fills_its_bounds_when_saved():
    record = source(published="2013-04")

    record.refresh_from_db()
    assert (record.published_earliest, record.published_latest) == (
        day_number(2013, 4, 1),
        day_number(2013, 4, 30),
    )


def test_field_follows_a_change():
    record = source(published="2013-04")

    record.published = ""
    record.save()

    record.refresh_from_db()
    assert (record.published_earliest, record.published_latest) == (None, None)


def test_field_keeps_an_open_end():
    record = source(published="2013/..")

    record.refresh_from_db()
    assert (record.published_earliest, record.published_latest) == (
        day_number(2013, 1, 1),
        OPEN_END,
    )


def test_field_fills_bounds_of_many_rows_at_once():
    Source.objects.bulk_create([Source(slug="a", published="1986"), Source(slug="b")])

    assert list(Source.objects.order_by("slug").values_list("published_earliest", flat=True)) == [
        day_number(1986, 1, 1),
        None,
    ]


def test_field_stores_the_canonical_form_and_shows_it_on_the_instance():
    record = source(published=" 2013-04 ")

    assert record.published == "2013-04"
    record.refresh_from_db()
    assert record.published == "2013-04"


def test_field_refuses_what_is_no_date():
    record = source()
    record.published = "10/4/2013"

    with pytest.raises(ValidationError):
        record.full_clean()
    with pytest.raises(DatingError):
        record.save()


def test_field_deconstructs_with_its_bounds():
    _, path, _, options = Source._meta.get_field("published").deconstruct()

    assert path == "articles.fields.HistoricalDateField"
    assert options["bounds"] == ("published_earliest", "published_latest")


def test_form_field_gives_canonical_form():
    assert HistoricalDateFormField(required=False).clean(" 1986~ ") == "1986~"
    assert HistoricalDateFormField(required=False).clean("") == ""


def test_form_field_refuses_with_the_reason_of_the_parser():
    with pytest.raises(ValidationError, match="EDTF"):
        HistoricalDateFormField().clean("soon")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_widget_says_back_what_it_understood(language):
    field = HistoricalDateFormField()

    with translation.override(language):
        html = field.widget.render("date", "2013-04-10", {"id": "id_date"})

    words = in_words(parse("2013-04-10"), language)
    assert f'<output class="understood" for="id_date">{words}</output>' in html
    assert '/admin/articles/article/date/"' in html


@pytest.mark.parametrize("text", ["soon", "", None, "<b>"])
def test_widget_says_nothing_of_what_is_no_date(text):
    html = HistoricalDateFormField().widget.render("date", text, {"id": "id_date"})

    assert html.endswith('<output class="understood" for="id_date"></output>')


def test_model_field_has_the_widget_in_the_admin_too():
    field = Source._meta.get_field("published").formfield(widget=TextInput)

    assert isinstance(field.widget, HistoricalDateWidget)


def test_field_deconstructs_with_the_column_of_its_precision():
    field = HistoricalDateField(bounds=("earliest", "latest"), precision="precision")

    _name, _path, _args, options = field.deconstruct()

    assert (options["bounds"], options["precision"]) == (("earliest", "latest"), "precision")
