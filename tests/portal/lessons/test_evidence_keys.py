"""The key of a question for evidence: words of a text that editors name."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from articles.operations.desk import confirm_use, retire_use, undo
from articles.operations.publishing import publish_revision
from articles.queries.waiting import to_confirm
from articles.uses import uses_of
from portal.lessons.answering import key_of, sheet_of
from portal.lessons.keying import Shown, name_evidence
from portal.lessons.models import EvidencePassage, Question
from portal.lessons.scoring import EvidenceKey, KeyFaultError
from tests.factories import administrator, editor, person, published, revision
from tests.factories import questions as q

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def rows(prefix, *given, initial=0):
    """A formset with some rows."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        data[f"{prefix}-{number}-position"] = number
    return data


def form(**fields):
    return {"prompt": "Who paid?", "attempts": 2, **rows("hint_rows", {"words": "Look."}), **fields}


@pytest.mark.parametrize("way", ["words", "sentences"])
def test_question_for_evidence_is_made_on_its_text(desk, way):
    text = published("harbour", text=q.HARBOUR)
    start = q.HARBOUR.index("three coins")

    made = desk.post("/admin/lessons/question/add/?kind=evidence", form(article=text.pk))
    question = Question.objects.get()
    chosen = {"start": start, "end": start + 11} if way == "words" else {"sentence": ["1"]}
    saved = desk.post(
        made.url, {"alternative": 1, "comment": "The fare.", "comment_vi": "Tiền phà.", **chosen}
    )

    assert made.url == f"/admin/lessons/question/{question.pk}/evidence/"
    assert saved.url == f"/admin/lessons/question/{question.pk}/change/"
    row = EvidencePassage.objects.get()
    assert (row.comment, row.editor.username) == ("The fare.", "editor")
    sheet = sheet_of(question, text.published_revision)
    assert key_of(question, sheet) == EvidenceKey(frozenset(range(6)), (frozenset({1}),))
    page = desk.get(saved.url).content.decode()
    assert "Answers can be scored." in page
    assert ("“three coins”" if way == "words" else "“It costs three coins.”") in page


def test_naming_the_same_words_twice_is_refused_in_words(desk):
    made = q.evidence()
    start = q.HARBOUR.index("three coins")

    page = desk.post(
        f"/admin/lessons/question/{made.pk}/evidence/",
        {"alternative": 1, "start": start, "end": start + 11},
    )

    assert page.status_code == 422
    assert "This passage is in the key already." in page.content.decode()


def test_sentences_to_choose_from_are_chosen_and_given_back(desk):
    made = q.evidence()
    address = f"/admin/lessons/question/{made.pk}/evidence/?part=offered"

    desk.post(address, {"sentence": ["0", "1"]})
    made.refresh_from_db()
    sheet = sheet_of(made, made.article.published_revision)
    narrowed = sheet.offered
    desk.post(address, {"whole": "1"})
    made.refresh_from_db()

    assert narrowed == {0, 1}
    assert made.ground is None


def test_form_for_selected_words_comes_alone(desk):
    made = q.evidence()

    page = desk.get(f"/admin/lessons/question/{made.pk}/evidence/form/?start=27&end=48")

    assert "It costs three coins." in page.content.decode()
    assert "<html" not in page.content.decode()


@pytest.mark.parametrize("where", ["evidence/", "evidence/form/"])
def test_evidence_is_named_by_editors_alone(client, where):
    made = q.evidence()
    client.force_login(person(is_staff=True))

    assert client.get(f"/admin/lessons/question/{made.pk}/{where}").status_code == 404


def test_only_a_question_for_evidence_has_words_to_name(desk):
    assert desk.get(f"/admin/lessons/question/{q.single().pk}/evidence/").status_code == 404


def test_words_are_taken_out_of_the_key_on_the_desk(desk):
    made = q.evidence()
    row = made.evidence.get()
    page = desk.get(f"/admin/lessons/question/{made.pk}/change/")
    data = {
        "prompt": made.prompt,
        "attempts": 2,
        **rows("hint_rows"),
        "evidence-TOTAL_FORMS": 1,
        "evidence-INITIAL_FORMS": 1,
        "evidence-0-id": row.pk,
        "evidence-0-question": made.pk,
        "evidence-0-alternative": 1,
        "evidence-0-is_out": "on",
    }

    answer = desk.post(f"/admin/lessons/question/{made.pk}/change/", data)

    assert "“three coins”" in page.content.decode()
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.is_retired
    with pytest.raises(KeyFaultError):
        key_of(made, sheet_of(made, made.article.published_revision))


def changed(made, old, new):
    later = revision(made.article, text=q.HARBOUR.replace(old, new))
    publish_revision(by=None, revision=later)
    return later


def test_key_waits_for_an_editor_when_its_words_change():
    made = q.evidence()
    later = changed(made, "three coins", "five coins")
    [waiting] = to_confirm()
    with pytest.raises(KeyFaultError):
        key_of(made, sheet_of(made, later))

    confirm_use(by=administrator(), anchor=waiting.anchor, use=waiting.use.key)

    assert waiting.use.label == "Evidence for “What does a crossing cost?”"
    assert key_of(made, sheet_of(made, later)).alternatives == (frozenset({1}),)


def test_key_does_not_wait_when_only_other_words_change():
    made = q.evidence()

    later = changed(made, "quay is old", "quay is very old")

    assert to_confirm() == []
    assert key_of(made, sheet_of(made, later)).alternatives == (frozenset({1}),)


def test_words_named_on_an_older_passage_do_not_wait():
    made = q.evidence(text=published("harbour", text=q.HARBOUR))
    later = changed(made, "three coins", "five coins")
    made.evidence.all().delete()
    start = later.text.index("five coins")

    row = name_evidence(
        by=editor(), question=made, revision=later, span=(start, start + 10), shown=Shown("So.")
    )

    assert to_confirm() == []
    assert row.passage.anchors.count() == 2


def test_words_of_the_key_are_retired_on_the_desk_and_brought_back():
    made = q.evidence()
    changed(made, "three coins", "five coins")
    [waiting] = to_confirm()
    chief = administrator()

    action = retire_use(by=chief, anchor=waiting.anchor, use=waiting.use.key)
    retired = made.evidence.get().is_retired
    undo(by=chief, action=action)

    assert (retired, made.evidence.get().is_retired) == (True, False)


def test_key_is_used_by_its_passage_and_never_publicly():
    made = q.evidence()
    made.ground = q.passage(made.article, "The ferry leaves at seven. It costs three coins.")
    made.save()

    [key] = uses_of(made.evidence.get().passage)
    [ground] = uses_of(made.ground)

    assert (key.blocks_deletion, key.is_public, key.waits_for_confirmation) == (True, False, True)
    assert (ground.key, ground.is_public) == (f"ground:{made.pk}", False)


def test_passage_of_a_key_is_not_deleted():
    made = q.evidence()

    with pytest.raises(ProtectedError):
        made.evidence.get().passage.delete()


# --- What may be stored -------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "has_text"), [("evidence", False), ("single", True)])
def test_only_a_question_for_evidence_names_a_text(kind, has_text):
    text = published("harbour") if has_text else None

    with pytest.raises(IntegrityError, match="names_its_text_and_no_other"):
        q.question(kind, article=text)


def test_passage_is_evidence_once_in_an_alternative():
    made = q.evidence()
    row = made.evidence.get()

    with pytest.raises(ValidationError, match="in the key already"):
        EvidencePassage(question=made, passage=row.passage, alternative=1).full_clean()


def test_alternatives_count_from_one():
    made = q.evidence()

    with pytest.raises(IntegrityError, match="alternatives_count_from_one"):
        q.evidence_passage(made, "four coins", alternative=0)
