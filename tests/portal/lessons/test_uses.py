"""What lessons use is kept, and the desk says where it is used."""

import pytest

from articles.models import Term
from articles.uses import uses_of
from tests.articles.admin.conftest import person
from tests.factories import (
    article,
    close_reading,
    concordance,
    desk,
    event,
    extracts,
    figure_step,
    indicator,
    lesson,
    published,
    reading,
    sequence,
    sourcing,
    step,
    term,
    theme,
)
from tests.factories.timeline import passage

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


def keys(thing):
    return [use.key for use in uses_of(thing) if use.key.startswith("step")]


def test_text_is_used_by_what_reads_it_or_words_of_it():
    made, text = lesson(), published()
    steps = [
        reading(made, text),
        sourcing(made, text),
        close_reading(made, text, "The ferry"),
        extracts(made, (text, "The ferry"), (text, "Nobody")),
    ]

    assert keys(text) == [f"step:{step.pk}" for step in steps]


def test_passage_is_used_by_what_sets_its_words():
    made, text = lesson(), published()
    steps = [close_reading(made, text, "The ferry"), extracts(made, (text, "The ferry"))]

    assert keys(passage(text, "The ferry")) == [f"step:{step.pk}" for step in steps]
    assert keys(passage(text, "Nobody")) == []


def test_event_indicator_theme_and_term_are_used_by_their_steps():
    made = lesson()
    happened, counted, about = event(), indicator(), theme()
    at_desk = desk(made, event=happened)
    charted = figure_step(made, counted)
    noted = reading(made, published(), theme=about)
    ordered = sequence(made, happened, event("later", date="2001"))
    named = term()
    lined = concordance(made, named)

    assert keys(happened) == [f"step:{at_desk.pk}", f"step:{ordered.pk}"]
    assert keys(named) == [f"step:{lined.pk}"]
    assert keys(counted) == [f"step:{charted.pk}"]
    assert keys(about) == [f"step:{noted.pk}"]


@pytest.mark.parametrize(("moment", "public"), [(None, False), ("given", True)])
def test_use_is_public_as_its_lesson_is(moment, public):
    made, text = lesson(**({} if moment else {"published_at": None})), published()
    close_reading(made, text, "The ferry")

    [use] = uses_of(passage(text, "The ferry"))

    assert (use.is_public, use.blocks_deletion) == (public, True)


def test_passage_that_only_a_draft_uses_has_no_page(client):
    text = published()
    close_reading(lesson(published_at=None), text, "The ferry")

    found = client.get(f"/passages/{passage(text, 'The ferry').public_id}/")

    assert found.status_code == 404


@pytest.mark.parametrize(
    ("app", "model", "make", "use"),
    [
        ("articles", "article", article, reading),
        ("timeline", "event", event, lambda made, used: desk(made, event=used)),
        ("timeline", "indicator", indicator, figure_step),
    ],
)
def test_desk_refuses_to_delete_what_a_lesson_uses(client, app, model, make, use):
    client.force_login(person("editor", "articles", "timeline", "lessons"))
    used = make()
    step = use(lesson(), used)
    address = f"/admin/{app}/{model}/{used.pk}"

    used_in = f'href="{address}/used/">See where this is used</a>'
    asks = used_in in client.get(f"{address}/change/").content.decode()
    page = client.get(f"{address}/used/").content.decode()
    refusal = client.post(f"{address}/delete/", {"post": "yes"})

    link = f'<a href="/admin/lessons/step/{step.pk}/change/">'
    assert link in page
    assert asks == (model != "theme")
    assert link in refusal.content.decode()
    assert type(used).objects.filter(pk=used.pk).exists()


def test_desk_says_that_a_text_is_used_nowhere(client):
    client.force_login(person("editor", "articles"))

    page = client.get(f"/admin/articles/article/{article().pk}/used/").content.decode()

    assert "Nowhere yet." in page


def test_term_is_used_by_the_steps_that_name_it():
    made, known = lesson(), term()
    steps = [step(made, title="One"), step(made, title="Two", position=2), step(made, position=3)]
    for each in steps[:2]:
        each.terms.add(known, term(f"other-{each.pk}"))

    assert keys(known) == [f"step:{each.pk}" for each in steps[:2]]


def test_term_that_a_lesson_names_is_not_deleted(client):
    client.force_login(person("editor", "articles", "lessons"))
    known = term()
    step(lesson(), title="One").terms.add(known)

    answer = client.post(f"/admin/articles/term/{known.pk}/delete/", {"post": "yes"}, follow=True)

    assert Term.objects.filter(pk=known.pk).exists()
    assert "Step “One” of the lesson" in answer.content.decode()
