"""Loading and exporting events and indicators with their statements."""

import json
import re

import pytest

from articles.models import Annotation, Article, Theme
from articles.queries.waiting import to_confirm
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course
from portal.courses.files.checking import SCHEMAS
from portal.courses.loading import Effect, LoadRefused, Prefer, load_course
from portal.courses.models import LoadedObject, LoadedStatus
from tests.factories import texts, timeline
from tests.portal.courses.example import (
    ANNOTATIONS,
    DIGEST,
    EVENTS,
    INDICATORS,
    PLACES,
    contents,
    edit,
)
from timeline.agreement import Verdict
from timeline.models import Attestation, Event, EventReference, Indicator, Observation, Status
from timeline.operations.settling import settle, unsettle
from timeline.operations.statements import retire_attestation, retire_observation

pytestmark = pytest.mark.django_db

WORDS = "the flood of the year before"


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


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


def cross_reference(course, tag):
    """Make the annotation of the example a cross-reference with a tag; its file."""
    page = json.loads((course / ANNOTATIONS).read_text(encoding="utf-8"))
    note = page["items"][0]
    note["motivation"], note["body"][1]["value"] = "linking", "kind:crossreference"
    note["body"] = note["body"][:2]
    if tag:
        note["body"].append({"type": "TextualBody", "purpose": "tagging", "value": tag})
    text = json.dumps(page, indent=2, ensure_ascii=False) + "\n"
    (course / ANNOTATIONS).write_text(text, encoding="utf-8")
    return text


def test_cross_reference_points_to_its_event(course):
    text = cross_reference(course, "event:flood")

    load_course(course)
    reference = EventReference.objects.get()
    write_course("letters", course.parent / "export")
    cross_reference(course, "")
    load_course(course)

    assert (reference.annotation, reference.event) == (Annotation.objects.get(), flood())
    assert contents(course.parent / "export")[ANNOTATIONS] == text.encode()
    assert not EventReference.objects.exists()


def test_cross_reference_points_to_its_term(course):
    text = cross_reference(course, "term:rice")

    load_course(course)
    term = Annotation.objects.get().to_term
    write_course("letters", course.parent / "export")
    cross_reference(course, "")
    load_course(course)

    assert term.slug == "rice"
    assert contents(course.parent / "export")[ANNOTATIONS] == text.encode()
    assert Annotation.objects.get().to_term is None


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


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (EVENTS, '"1950~"', '"195"', "events.yaml:8: “date” is not a date that can be read:"),
        (EVENTS, "kind: event", "kind: feast", "events.yaml:9: “1.kind” must be one of event,"),
        (EVENTS, "weight: 4", "weight: 6", "events.yaml:10: “1.weight” must be at most 5."),
        (EVENTS, "[harvest]", "[rain]", "events.yaml:1: The theme “rain” is not in themes.yaml."),
        (EVENTS, "kind: number", "kind: sum", "events.yaml:31: “1.attestations.2.kind” must be"),
        (
            *(EVENTS, "value: 40", "value: forty"),
            "events.yaml:32: “value” is not a number of digits",
        ),
        (
            *(EVENTS, "value: 40", "value: 1e30"),
            "events.yaml:32: “value” is not a number of digits",
        ),
        (
            *(EVENTS, '"1949/1950"', '"1950/1949"'),
            "events.yaml:23: “value” is not a date that can be read:",
        ),
        (
            *(EVENTS, "exact: stood in forty houses", "exact: stood in fifty houses"),
            "events.yaml:28: “1.attestations.2.exact” stands 0 times in the digest",
        ),
        (
            *(EVENTS, "      scope:\n        en: under water", "      scope:\n        en: ''"),
            "“1.attestations.2.scope.en” is empty.",
        ),
        (
            *(INDICATORS, "digest: letter-1950-digest", "digest: letter-1951-digest"),
            "indicators.yaml:13: “1.observations.1.digest” must be one of digests/: letter-1951",
        ),
        (
            *(INDICATORS, 'as_of: "1949"', 'as_of: "49"'),
            "indicators.yaml:19: “as_of” is not a date that can be read:",
        ),
        (
            *(INDICATORS, "qualifier: about", "qualifier: maybe"),
            "indicators.yaml:18: “1.observations.1.qualifier” must be one of exact, over,",
        ),
    ],
)
def test_problem_is_told_with_its_file_and_line(course, name, old, new, problem):
    edit(course, name, old, new)

    found = problems_of(course)

    assert len(found) == 1
    assert problem in found[0]


def test_event_without_an_attestation_is_told(course):
    text = (course / EVENTS).read_text(encoding="utf-8")
    (course / EVENTS).write_text(text[: text.index("  attestations:")], encoding="utf-8")

    assert problems_of(course) == [
        "events.yaml:1: No passage vouches for it. Without a statement it is shown nowhere."
    ]


def test_two_statements_of_one_kind_on_the_same_words_are_told(course):
    text = (course / INDICATORS).read_text(encoding="utf-8")
    again = text[text.index("    - digest:") :].replace("value: 40", "value: 41")
    (course / INDICATORS).write_text(text + again, encoding="utf-8")

    assert problems_of(course) == [
        "indicators.yaml:20: indicators.yaml:13 has the same words, kind and scope."
    ]


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("event:drought", "The event “drought” is not in events.yaml."),
        ("term:wheat", "The term “wheat” is not in terms.yaml."),
    ],
)
def test_cross_reference_to_nothing_is_told(course, tag, problem):
    cross_reference(course, tag)

    [found] = problems_of(course)

    assert found.endswith(problem)


def test_note_that_is_no_cross_reference_points_to_nothing(course):
    edit(course, ANNOTATIONS, "theme:harvest", "event:flood")

    [found] = problems_of(course)

    assert found.endswith("only for “kind:crossreference”.")


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


LENGTHS = {
    "events": [(Attestation, ["text", "unit", "scope", "comment"]), (Event, ["settled_value"])],
    "indicators": [(Observation, ["unit", "scope", "comment"]), (Indicator, ["settled_value"])],
}


@pytest.mark.parametrize("kind", LENGTHS)
def test_schema_allows_statements_that_can_be_stored(kind):
    text = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")

    lengths = {int(length) for length in re.findall(r'"maxLength": (\d+)', text)}

    stored = {
        model._meta.get_field(name).max_length for model, names in LENGTHS[kind] for name in names
    }
    assert stored <= lengths
