"""From chosen words to a statement, in one form."""

import pytest
from django.contrib.auth.models import Permission

from articles.operations.revisions import save_revision
from articles.queries.waiting import to_confirm
from portal.ui.page_store import store
from tests.factories import (
    article,
    attestation,
    document,
    editor,
    event,
    indicator,
    mention,
    observation,
    person,
    published,
    term,
)
from tests.factories.texts import WORDS
from timeline.models import Attestation, Event, Indicator, Observation

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def people():
    return {"editor": editor()}


@pytest.fixture
def desk(client, people):
    """A browser in which an editor is signed in."""
    client.force_login(people["editor"])
    return client


def place(of, words="at seven", *, revision=1):
    start = WORDS.index(words)
    address = f"/admin/timeline/event/state/{of.pk}/"
    return f"{address}?revision={revision}&start={start}&end={start + len(words)}"


def filled(**given):
    return {"subject": "new-event", "title": "The first sailing", "kind": "date"} | given


def errors_of(answer):
    return {name: list(each) for name, each in answer.context["form"].errors.items()}


def test_words_make_an_event_with_its_attestation(desk, people):
    text = article()

    answer = desk.post(
        place(text),
        filled(
            title_vi="Chuyến đầu",
            event_kind="meeting",
            weight="5",
            date="1998-03-14",
            scope="departure",
            scope_vi="giờ đi",
            as_of="1998",
            comment="As printed.",
            comment_vi="Như bản in.",
        ),
    )

    made = Attestation.objects.select_related("event").get()
    assert answer.headers["Location"] == (
        f"/admin/articles/article/{text.pk}/annotate/?revision=1&stated=#p1"
    )
    assert (made.event.slug, made.event.kind, made.event.weight, made.event.date) == (
        "the-first-sailing",
        "meeting",
        5,
        "1998-03-14",
    )
    assert (made.date, made.scope, made.as_of, made.comment, made.editor) == (
        "1998-03-14",
        "departure",
        "1998",
        "As printed.",
        people["editor"],
    )
    assert (made.passage.anchors.get().exact, made.event.status) == ("at seven", "draft")


def test_event_goes_where_the_editor_puts_it(desk):
    desk.post(place(article()), filled(date="1998-03-14", place_in_time="1998-03"))

    assert (Event.objects.get().date, Attestation.objects.get().date) == ("1998-03", "1998-03-14")


def test_event_of_words_alone_has_no_place_in_time(desk):
    desk.post(place(article()), filled(kind="words", text="at seven", text_vi="lúc bảy giờ"))

    made = Attestation.objects.get()
    assert (made.event.date, made.kind, made.text, made.text_vi) == (
        "",
        "words",
        "at seven",
        "lúc bảy giờ",
    )


def test_new_event_is_shown_at_once_where_the_editor_says_so(desk):
    desk.post(place(published()), filled(date="1998-03-14", is_shown="on"))

    made = Event.objects.get()
    assert (made.status, made.statement_count) == ("published", 1)


def test_words_attest_an_event_that_is_there(desk):
    there = event()

    desk.post(
        place(article()),
        {
            "subject": "event",
            "event": there.pk,
            "kind": "number",
            "number": "7",
            "unit": "o'clock",
            "counting": "stock",
            "qualifier": "about",
        },
    )

    made = Attestation.objects.get()
    assert (made.event, made.number, made.unit, made.qualifier) == (there, 7, "o'clock", "about")


def test_words_give_a_figure_with_the_unit_of_its_indicator(desk):
    there = indicator()

    desk.post(
        place(article()),
        {"subject": "indicator", "indicator": there.pk, "number": "30", "qualifier": "over"},
    )

    made = Observation.objects.get()
    assert (made.indicator, made.value, made.qualifier) == (there, 30, "over")
    assert (made.unit, made.unit_vi, made.counting) == ("passengers", "hành khách", "stock")


def test_words_make_an_indicator_with_its_figure(desk):
    answer = desk.post(
        place(article()),
        {
            "subject": "new-indicator",
            "name": "Số chuyến đi",
            "number": "30",
            "unit": "sailings",
            "unit_vi": "chuyến",
            "counting": "flow",
            "definition": "Every departure.",
        },
        follow=True,
    )

    made = Indicator.objects.get()
    assert (made.slug, made.unit, made.counting, made.definition) == (
        "so-chuyen-di",
        "sailings",
        "flow",
        "Every departure.",
    )
    assert (Observation.objects.get().value, Observation.objects.get().unit_vi) == (30, "chuyến")
    assert f"/admin/timeline/indicator/{made.pk}/change/" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"subject": ""}, {"subject"}),
        ({"subject": "event"}, {"event", "date"}),
        ({"subject": "new-event", "title": " "}, {"title", "date"}),
        ({"subject": "indicator"}, {"indicator", "number", "counting", "unit"}),
        ({"subject": "new-indicator", "number": "x"}, {"name", "number", "counting", "unit"}),
        ({"kind": "number"}, {"number", "counting"}),
        ({"kind": "status"}, {"text"}),
        ({"date": "soon"}, {"date"}),
        ({"date": "1998", "as_of": "soon"}, {"as_of"}),
    ],
)
def test_what_is_missing_is_asked_for_at_its_field(desk, given, asked):
    answer = desk.post(place(article()), filled(**given))

    assert (answer.status_code, set(errors_of(answer))) == (422, asked)
    assert (Event.objects.count(), Attestation.objects.count()) == (0, 0)


def test_what_is_understood_is_said_back_and_not_kept(desk):
    answer = desk.post(
        place(article()),
        filled(date="1998-03-14", scope="departure", as_of="1998", look="look"),
    )

    page = answer.content.decode()
    assert answer.context["understood"] == "14 March 1998, departure, as of 1998"
    assert '<output class="understood" for="id_date">14 March 1998</output>' in page
    assert Event.objects.count() == 0


def test_same_statement_again_is_refused_with_the_reason(desk):
    text, there = article(), event()
    given = {"subject": "event", "event": there.pk, "kind": "date", "date": "1998"}
    desk.post(place(text), given)

    answer = desk.post(place(text), given)

    assert errors_of(answer) == {"__all__": ["This passage attests the event in this way already."]}


def test_form_that_is_sent_twice_makes_one_event(desk):
    text = article()
    desk.post(place(text), filled(date="1998"))

    answer = desk.post(place(text), filled(date="1998"))

    assert set(errors_of(answer)) == {"title"}
    assert (Event.objects.count(), Attestation.objects.count()) == (1, 1)


def test_indicator_of_the_same_name_is_refused(desk):
    indicator(name="Passengers")

    answer = desk.post(
        place(article()),
        filled(subject="new-indicator", name="Passengers", number="3", unit="p", counting="stock"),
    )

    assert set(errors_of(answer)) == {"name"}


def test_statement_stands_on_the_words_of_its_own_revision(desk):
    text = article()
    changed = WORDS.replace("seven", "eight")
    save_revision(by=None, article=text, document=document(changed))

    desk.post(place(text, revision=1), filled(date="1998"))
    desk.post(place(text, revision=2), filled(title="Another", date="1999", subject="new-event"))

    made = Attestation.objects.get(event__title="The first sailing")
    assert [each.use.key for each in to_confirm()] == [f"attestation:{made.pk}"]


def test_form_begins_with_what_was_stated_last(desk, people):
    text, there = article(), event()
    first = desk.get(place(text)).context["form"].initial
    attestation(there, text, "ferry", by=people["editor"])
    second = desk.get(place(text)).context["form"].initial
    count = observation(indicator(), text, "fare", 3, by=people["editor"])
    third = desk.get(place(text)).context["form"].initial

    assert (first, second, third) == (
        {"subject": "new-event"},
        {"subject": "event", "event": there.pk, "kind": "date"},
        {"subject": "indicator", "indicator": count.indicator_id},
    )


def test_form_shows_the_words_their_place_and_what_is_stated_there(desk):
    text = article()
    attestation(event(), text, "leaves at seven", "1998-03-14")
    attestation(event("other", title="Another event"), text, "quay", "1998-03-14")

    answer = desk.get(place(text))

    page = answer.content.decode()
    assert '<q lang="en">at seven</q>' in page
    assert "Attestation of The first sailing: 14 March 1998" in page
    assert [row.use.label for row in answer.context["stated"]] == [
        "Attestation of The first sailing: 14 March 1998"
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_form_asks_a_fixed_number_of_times(desk, count, django_assert_max_num_queries):
    text = article()
    for number in range(count):
        attestation(event(f"event-{number}", title=f"Event {number}"), text, "at seven")
    desk.get(place(text))

    with django_assert_max_num_queries(20):
        page = desk.get(place(text)).content.decode()

    assert page.count("Attestation of Event") == count


@pytest.mark.parametrize(
    "query", ["revision=9&start=0&end=3", "revision=1&start=0&end=9999", "revision=1&start=3&end=3"]
)
def test_words_that_are_not_there_are_not_found(desk, query):
    assert desk.get(f"/admin/timeline/event/state/{article().pk}/?{query}").status_code == 404


def test_without_words_one_is_led_to_the_annotator(desk):
    text = article()

    answer = desk.get(f"/admin/timeline/event/state/{text.pk}/?revision=1&start=x")

    assert answer.headers["Location"] == f"/admin/articles/article/{text.pk}/annotate/"


def test_no_text_no_form(desk):
    assert desk.get("/admin/timeline/event/state/99/?revision=1&start=0&end=3").status_code == 404


def allowed(client, *codenames):
    who = person("helper", is_staff=True)
    who.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(who)


@pytest.mark.parametrize(
    ("rights", "given", "status"),
    [
        (["add_observation"], {}, 403),
        (["add_attestation"], {}, 403),
        (["add_attestation", "add_event"], {}, 302),
        (["add_attestation", "add_event"], {"is_shown": "on"}, 403),
        (["add_attestation", "add_event", "change_event"], {"is_shown": "on"}, 302),
        (
            ["add_attestation"],
            {"subject": "new-indicator", "name": "P", "number": 1, "unit": "p", "counting": "flow"},
            403,
        ),
    ],
)
def test_statement_takes_the_rights_for_all_that_it_makes(client, rights, given, status):
    allowed(client, *rights)

    answer = client.post(place(article()), filled(date="1998", **given))

    assert answer.status_code == status


def test_outsiders_are_sent_to_sign_in(client):
    assert client.get(place(article())).status_code == 302


def test_annotator_lists_and_marks_what_is_stated(desk):
    text = article()
    attestation(event(), text, "at seven", "1998-03-14")
    observation(indicator(status="draft"), text, "fare", 30)
    mention(text, "quay", term=term())

    answer = desk.get(f"/admin/articles/article/{text.pk}/annotate/?stated=")

    rows = [(row.stated.key, row.stated.kind_name) for row in answer.context["statements"]]
    assert rows == [("s1", "attestation"), ("s2", "mention"), ("s3", "observation")]
    page = answer.content.decode()
    assert 'id="key-s1" href="#statement-s1"' in page
    assert "Statement s1: Attestation of The first sailing: 14 March 1998" in page


@pytest.mark.parametrize("count", [1, 3])
def test_annotator_asks_for_statements_when_an_editor_wants_them(
    desk, count, django_assert_num_queries
):
    text = article()
    for number in range(count):
        attestation(event(f"sailing-{number}"), text, "at seven", f"199{number}")
    address = f"/admin/articles/article/{text.pk}/annotate/"
    desk.get(address)  # what is looked up once is looked up now

    store.look()
    with django_assert_num_queries(8):
        answer = desk.get(address)

    assert answer.context["statements"] == []
    assert '<a href="?revision=1&amp;stated=#statements">' in answer.content.decode()


def test_annotator_says_that_nothing_is_stated(desk):
    answer = desk.get(f"/admin/articles/article/{article().pk}/annotate/?stated=")

    assert "Nothing is stated yet." in answer.content.decode()


def test_annotator_narrows_what_is_stated(desk):
    text = article()
    attestation(event(), text, "at seven", "1998-03-14")
    mention(text, "quay", term=term())

    answer = desk.get(f"/admin/articles/article/{text.pk}/annotate/?stated=mention")

    assert [row.stated.kind for row in answer.context["statements"]] == ["mention"]
    assert 'id="key-s1"' not in answer.content.decode()


def test_annotator_tells_what_waits_and_what_lost_its_words(desk):
    text = article(text="The ferry leaves at seven.\n\nNobody on the quay.")
    attestation(event(), text, "leaves at seven", "1998-03-14")
    attestation(event("other"), text, "Nobody on the quay", "1998-03-14")
    save_revision(by=None, article=text, document=document("The ferry leaves at eight."))

    answer = desk.get(f"/admin/articles/article/{text.pk}/annotate/?stated=to-confirm")
    waiting = [(row.stated.key, row.stated.is_waiting) for row in answer.context["statements"]]
    everything = desk.get(f"/admin/articles/article/{text.pk}/annotate/?stated=").context[
        "statements"
    ]

    assert waiting == [("s1", True)]
    assert [(row.stated.key, row.stated.words) for row in everything] == [
        ("s1", "leaves at eight"),
        ("", "Nobody on the quay"),
    ]


def test_annotator_leads_on_with_chosen_words(desk):
    text = article()
    address = f"/admin/articles/article/{text.pk}/annotate/"
    start = WORDS.index("at seven")

    answer = desk.post(
        address, {"further": "statement", "revision": 1, "start": start, "end": start + 8}
    )

    assert answer.headers["Location"] == place(text)


def test_annotator_leads_on_with_picked_sentences(desk):
    text = article()
    address = f"/admin/articles/article/{text.pk}/annotate/?by=sentences"

    answer = desk.post(
        address, {"further": "statement", "revision": 1, "sentence": ["0"], "words": "at seven"}
    )

    assert answer.headers["Location"] == place(text)


def test_annotator_asks_for_words_before_it_leads_on(desk):
    text = article()

    answer = desk.post(
        f"/admin/articles/article/{text.pk}/annotate/", {"further": "statement", "revision": 1}
    )

    assert answer.status_code == 422
    assert answer.context["panel"].form.errors == {
        "__all__": ["Select words in the text, or pick a sentence."]
    }


@pytest.mark.parametrize("further", ["statement", "nothing"])
def test_annotator_leads_nowhere_without_the_right(client, further):
    allowed(client, "change_article", "view_article", "add_annotation")
    text = article()
    address = f"/admin/articles/article/{text.pk}/annotate/"

    answer = client.post(address, {"further": further, "revision": 1, "start": 0, "end": 3})
    page = client.get(address).content.decode()

    assert (answer.status_code, "State what they say" in page) == (404, False)
