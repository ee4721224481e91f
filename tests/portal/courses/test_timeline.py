"""Loading and exporting events and indicators with their statements."""

import re

import pytest

from articles.models import Article, Theme
from articles.queries.waiting import to_confirm
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError
from portal.courses.loading import Effect, LoadRefused, Prefer, load_course
from portal.courses.models import LoadedObject, LoadedStatus
from tests.factories import texts, timeline
from tests.portal.courses.example import (
    DIGEST,
    EVENTS,
    INDICATORS,
    PLACES,
    contents,
    edit,
)
from timeline.agreement import Verdict
from timeline.models import Attestation, Event, Indicator, Observation, Status
from timeline.operations.settling import settle, unsettle
from timeline.operations.statements import retire_attestation, retire_observation

pytestmark = pytest.mark.django_db

WORDS = "the flood of the year before"


def flood() -> Event:
    return Event.objects.get(slug="flood")


def houses() -> Indicator:
    return Indicator.objects.get(slug="houses")


def words_of(statement) -> str:
    return statement.passage.anchors.order_by("-revision__number")[0].exact


def test_event_is_stored_with_what_its_passages_state(course):
    load_course(course)

    event = flood()
    date, number = event.attestations.order_by("pk")
    assert (event.title_vi, event.date, event.weight, event.status) == (
        *("Trận lụt", "1950~", 4),
        Status.PUBLISHED,
    )
    assert [theme.slug for theme in event.themes.all()] == ["harvest"]
    assert (date.kind, date.date, words_of(date)) == ("date", "1949/1950", WORDS)
    assert date.comment.startswith("Counted from her letter")
    assert (number.number, number.unit_vi, number.counting, number.qualifier) == (
        *(40, "ngôi nhà"),
        *("stock", "exact"),
    )
    assert (number.scope, number.scope_vi) == ("under water", "ngập nước")


def test_settlement_is_stored_with_its_reason(course):
    load_course(course)

    event = flood()
    assert event.is_settled
    assert event.settlement == "Only this letter is kept, so that we follow it."
    assert event.settled_by is None


def test_indicator_is_stored_with_its_figures(course):
    load_course(course)

    figure = houses().observations.get()
    assert houses().status == Status.PUBLISHED
    assert (figure.value, figure.qualifier, figure.as_of) == (40, "about", "1949")
    assert (figure.unit, figure.unit_vi, figure.counting) == ("houses", "ngôi nhà", "stock")
    assert words_of(figure) == "forty houses"


def test_verdicts_are_stored_with_what_was_loaded(course):
    edit(course, EVENTS, "kind: number\n      value: 40\n", 'kind: date\n      value: "1948"\n')
    edit(course, EVENTS, "      unit:\n        en: houses\n        vi: ngôi nhà\n", "")
    edit(course, EVENTS, "      scope:\n        en: under water\n        vi: ngập nước\n", "")

    load_course(course)

    event = flood()
    assert (event.verdict, event.statement_count) == (Verdict.CONTRADICT, 2)
    assert event.disputed_days
    assert houses().statement_count == 1


def test_change_of_one_statement_leaves_the_others(course):
    load_course(course)
    kept, changed = flood().attestations.order_by("pk")
    edit(course, EVENTS, "value: 40", "value: 41")

    report = load_course(course)

    assert report.counts == {Effect.UPDATED: 1, Effect.UNCHANGED: 10}
    old, new = Attestation.objects.exclude(pk=kept.pk).order_by("pk")
    assert (old.pk, old.is_retired, old.number) == (changed.pk, True, 40)
    assert (new.is_retired, new.number, new.passage) == (False, 41, changed.passage)
    assert not Attestation.objects.get(pk=kept.pk).is_retired


def test_statement_that_comes_back_is_the_one_that_was_there(course):
    load_course(course)
    [observation] = Observation.objects.all()
    edit(course, INDICATORS, "value: 40", "value: 41")
    load_course(course)
    edit(course, INDICATORS, "value: 41", "value: 40")

    load_course(course)

    assert list(houses().observations.in_force()) == [observation]


def test_changed_names_and_themes_are_brought_in(course):
    load_course(course)
    edit(course, EVENTS, "en: The flood", "en: The great flood")
    edit(course, EVENTS, "themes: [harvest]", "themes: []")
    edit(course, INDICATORS, "vi: Nhà bị ngập", "vi: Nhà ngập nước")

    load_course(course)

    assert (flood().title, flood().themes.count()) == ("The great flood", 0)
    assert houses().name_vi == "Nhà ngập nước"


def test_settlement_is_changed_and_taken_back_by_the_files(course):
    load_course(course)
    edit(course, EVENTS, "value: null", "value: about 1950")
    load_course(course)
    decided = flood().settled_value
    text = (course / EVENTS).read_text(encoding="utf-8")
    start, end = text.index("  settlement:"), text.index("  attestations:")
    (course / EVENTS).write_text(text[:start] + text[end:], encoding="utf-8")

    load_course(course)

    assert decided == "about 1950"
    assert not flood().is_settled


@pytest.mark.parametrize(
    "change",
    [
        lambda: Event.objects.update(title="Renamed here"),
        lambda: retire_attestation(None, Attestation.objects.first().pk),
        lambda: unsettle(by=None, subject=flood()),
        lambda: flood().themes.set([Theme.objects.create(slug="mine", name="Mine")]),
    ],
)
def test_event_changed_on_both_sides_is_refused(course, change):
    load_course(course)
    change()
    edit(course, EVENTS, "weight: 4", "weight: 5")

    with pytest.raises(LoadRefused) as caught:
        load_course(course)

    assert caught.value.conflicts == [
        "events.yaml:1: the event “flood” was changed here and changed in the file"
    ]
    assert flood().weight == 4


def test_keep_and_take_choose_a_side(course):
    load_course(course)
    settle(by=None, subject=houses(), reason="Counted again here.")
    retire_observation(None, Observation.objects.get().pk)
    timeline.observation(houses(), Article.objects.get(), "two neighbours", "2", as_of="1950")
    edit(course, INDICATORS, "value: 40", "value: 41")

    load_course(course, prefer=Prefer.PORTAL)
    kept = [each.value for each in houses().observations.in_force()]
    edit(course, INDICATORS, "value: 41", "value: 42")
    load_course(course, prefer=Prefer.FILES)

    assert kept == [2]
    assert [each.value for each in houses().observations.in_force()] == [42]
    assert not houses().is_settled


def test_what_is_gone_is_a_draft_and_comes_back(course):
    load_course(course)
    files = {name: (course / name).read_bytes() for name in (EVENTS, INDICATORS)}
    for name in files:
        (course / name).unlink()

    report = load_course(course)
    hidden = flood().status, houses().status
    for name, content in files.items():
        (course / name).write_bytes(content)
    load_course(course)

    assert report.counts[Effect.ARCHIVED] == 2
    assert hidden == (Status.DRAFT, Status.DRAFT)
    assert (flood().status, houses().status) == (Status.PUBLISHED, Status.PUBLISHED)
    assert flood().statement_count == 2


def test_draft_shows_no_event_until_a_later_load(course):
    load_course(course, public=False)
    hidden = flood().status, flood().statement_count
    load_course(course)

    assert hidden == (Status.DRAFT, 0)
    assert (flood().status, flood().statement_count) == (Status.PUBLISHED, 2)


def test_event_taken_off_the_site_stays_off_it(course):
    load_course(course)
    Event.objects.update(status=Status.DRAFT)
    edit(course, EVENTS, "weight: 4", "weight: 5")

    load_course(course)

    assert (flood().weight, flood().status) == (5, Status.DRAFT)


def test_changed_words_that_the_files_quote_anew_wait_for_nobody(course):
    load_course(course)
    for name in (DIGEST, PLACES, EVENTS, INDICATORS):
        edit(course, name, "forty houses", "sixty houses")
    edit(course, EVENTS, "value: 40", "value: 60")
    edit(course, INDICATORS, "value: 40", "value: 60")

    load_course(course)

    assert to_confirm() == []
    assert houses().observations.in_force().get().value == 60
    assert (flood().statement_count, houses().statement_count) == (2, 1)


def test_statement_stays_on_its_words_when_the_digest_grows(course):
    load_course(course)
    [observation] = Observation.objects.all()
    edit(course, DIGEST, "names two neighbours", "names, late, two neighbours")

    report = load_course(course)

    assert report.effects["indicator", "houses"] is Effect.UNCHANGED
    assert list(Observation.objects.all()) == [observation]
    assert words_of(observation) == "forty houses"


def test_new_statement_on_words_that_are_gone_here_refuses_the_load(course):
    load_course(course)
    article = Article.objects.get()
    gone = article.published_revision.text.replace("two neighbours", "nobody")
    texts.revision(article, text=gone)
    more = """    - digest: letter-1950-digest
      exact: two neighbours
      value: 2
"""
    text = (course / INDICATORS).read_text(encoding="utf-8")
    (course / INDICATORS).write_text(text + more, encoding="utf-8")

    with pytest.raises(CourseFilesError) as caught:
        load_course(course)

    assert [str(problem) for problem in caught.value.problems] == [
        (
            "indicators.yaml:20: “two neighbours” is not to be found in “letter-1950-digest”,"
            " which was changed here. Add --take to take the digest of the files."
        )
    ]
    assert Observation.objects.count() == 1


def test_export_has_only_what_readers_see(course, tmp_path):
    load_course(course)
    digest = Article.objects.get()
    draft = timeline.event("draft", status=Status.DRAFT)
    timeline.attestation(draft, digest, "two neighbours")
    other = timeline.event("elsewhere")
    timeline.attestation(other, texts.article(text="A ferry of another course."), "A ferry")
    made = timeline.event("made-here", date="1951", weight=2)
    timeline.attestation(made, digest, "two neighbours", "1951")

    write_course("letters", tmp_path / "export")

    exported = contents(tmp_path / "export")[EVENTS].decode()
    assert re.findall(r"^- slug: (.*)$", exported, re.MULTILINE) == ["flood", "made-here"]
    assert load_course(tmp_path / "export").is_unchanged


def test_undated_events_come_last(course, tmp_path):
    load_course(course)
    made = timeline.event("a-rumour", date="")
    timeline.attestation(made, Article.objects.get(), "two neighbours", "1951")

    write_course("letters", tmp_path / "export")

    exported = contents(tmp_path / "export")[EVENTS].decode()
    assert re.findall(r"^- slug: (.*)$", exported, re.MULTILINE) == ["flood", "a-rumour"]


def test_decimals_unit_and_flow_come_back_as_they_were(course, tmp_path):
    edit(course, INDICATORS, "value: 40\n", 'value: "40.50"\n      counting: flow\n')
    edit(course, INDICATORS, "counting: flow", "unit:\n        en: barns\n      counting: flow")
    load_course(course)

    write_course("letters", tmp_path / "export")

    figure = houses().observations.get()
    assert (f"{figure.value.normalize():f}", figure.unit, figure.counting) == (
        *("40.5", "barns"),
        "flow",
    )
    exported = contents(tmp_path / "export")[INDICATORS].decode()
    assert '      value: "40.5"\n      unit:\n        en: barns\n' in exported
    assert load_course(tmp_path / "export").counts[Effect.UPDATED] == 0


def test_loaded_statements_have_no_editor(course):
    load_course(course)

    assert {each.editor for each in Attestation.objects.all()} == {None}
    assert LoadedObject.objects.get(kind="event").status == LoadedStatus.PUBLISHED
