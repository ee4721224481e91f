"""Days and hours on the desk: the day first, 24 hours."""

import datetime

import pytest

from articles.models import Revision, Source
from tests.factories import administrator, article

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

EVENING = datetime.datetime(2026, 11, 22, 12, 36, tzinfo=datetime.UTC)  # 19:36 in Ha Noi


@pytest.fixture
def desk(client):
    client.force_login(administrator())
    return client


def sent(page, **changed):
    """What the form of a page would send as it stands, with some fields changed."""
    data = {}
    forms = [page.context["adminform"].form]
    for formset in page.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for field in form:
            shown = field.field.widget.format_value(field.value())
            data[field.html_name] = "" if shown is None else shown
    return {**data, **changed}


@pytest.mark.parametrize(("prefix", "written"), [("", "22/11/2026 19:36"), ("vi", "19:36 22/11")])
def test_desk_writes_the_day_first_and_24_hours(desk, prefix, written):
    made = article()
    Revision.objects.update(created_at=EVENING)
    address = f"/{prefix}/admin/articles/article/".replace("//", "/") + f"{made.pk}/change/"

    html = desk.get(address, headers={"accept-language": prefix or "en"}).content.decode()

    assert written in html


def test_form_takes_the_day_that_it_shows(desk):
    made = article()
    Source.objects.update(posted_on="2014-05-26")
    address = f"/admin/articles/source/{made.source_id}/change/"
    page = desk.get(address)

    assert 'value="26/05/2014"' in page.content.decode()
    desk.post(address, sent(page))
    assert Source.objects.get().posted_on == datetime.date(2014, 5, 26)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("10/4/2013", datetime.date(2013, 4, 10)), ("2013-04-10", datetime.date(2013, 4, 10))],
)
def test_form_reads_the_day_first(desk, given, kept):
    made = article()
    address = f"/admin/articles/source/{made.source_id}/change/"

    desk.post(address, sent(desk.get(address), posted_on=given))

    assert Source.objects.get().posted_on == kept


def test_form_refuses_the_month_first(desk):
    made = article()
    address = f"/admin/articles/source/{made.source_id}/change/"

    page = desk.post(address, sent(desk.get(address), posted_on="11/22/2026"))

    assert page.context["adminform"].form.errors == {"posted_on": ["Enter a valid date."]}
    assert Source.objects.get().posted_on is None


def test_issue_is_kept_as_its_number(desk):
    made = article()
    address = f"/admin/articles/source/{made.source_id}/change/"

    desk.post(address, sent(desk.get(address), issue="No. 902"))

    assert Source.objects.get().issue == "902"
