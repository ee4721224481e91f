"""Questions: what may be stored, where they are used, how they are made on the desk."""

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
from portal.lessons.models import EvidencePassage, ExpectedNumber, Hint, Match, Option, Question
from portal.lessons.scoring import EvidenceKey, KeyFaultError, MatchingKey, TrueFalseKey
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


COINS = {"words": "Coins", "is_right": "on", "feedback": "Yes."}
SHELLS = {"words": "Shells", "feedback": "No."}
BELL, WHISTLE = {"words": "Bell", "partner": "Seven"}, {"words": "Whistle", "partner": "Nine"}
RIGHT = {
    "single": rows("option_rows", COINS, SHELLS),
    "multiple": rows("option_rows", COINS, SHELLS),
    "short": {"ignores_case": "on", **rows("expectedwords_rows", COINS)},
    "number": {
        "unit": "coins",
        **rows("expectednumber_rows", {"value": "1,500", "tolerance": "0.5", "is_right": "on"}),
    },
    "ordering": rows("option_rows", {"words": "First"}, {"words": "Second"}),
    "matching": rows("match_rows", BELL, WHISTLE, {"partner": "Eight"}),
    "true_false": {"is_true": "False", **rows("expectedwords_rows", COINS, SHELLS)},
    "free": rows("criterion_rows", {"words": "Names both", "points": "2"}),
}
WRONG = {
    "single": (rows("option_rows", COINS), "leave one that is wrong"),
    "multiple": (rows("option_rows", SHELLS, SHELLS), "leave one that is wrong"),
    "short": (rows("expectedwords_rows", SHELLS), "at least as right"),
    "number": (rows("expectednumber_rows", {"value": "1", "tolerance": "0"}), "at least as right"),
    "ordering": (rows("option_rows", {"words": "First"}), "two items at least"),
    "matching": (rows("match_rows", BELL, BELL, {"partner": "Nine"}), "two different things"),
    "true_false": (
        {"is_true": "False", **rows("expectedwords_rows", SHELLS)},
        "Say what is right instead",
    ),
}


@pytest.mark.parametrize("kind", RIGHT)
def test_question_of_each_kind_is_made_on_the_desk(desk, kind):
    data = form(**RIGHT[kind])
    if kind == "number":
        data["expectednumber_rows-0-value"] = "1500"

    answer = desk.post(f"/admin/lessons/question/add/?kind={kind}", data)

    assert answer.status_code == 302, answer.context["errors"]
    made = Question.objects.get()
    assert (made.kind, made.prompt, Hint.objects.get().words) == (kind, "Who paid?", "Look.")
    assert key_of(made)
    page = desk.get(f"/admin/lessons/question/{made.pk}/change/").content.decode()
    assert "Answers can be scored." in page


@pytest.mark.parametrize("kind", WRONG)
def test_question_that_nothing_or_anything_would_answer_is_refused(desk, kind):
    data, words = WRONG[kind]

    page = desk.post(f"/admin/lessons/question/add/?kind={kind}", form(**data))

    assert words in page.content.decode()
    assert Question.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"is_true": "True", **rows("expectedwords_rows", COINS)}, "is not put right"),
        ({**rows("expectedwords_rows", COINS)}, "This field is required."),
    ],
)
def test_claim_says_whether_it_is_true_and_only_a_false_one_is_put_right(desk, given, words):
    page = desk.post("/admin/lessons/question/add/?kind=true_false", form(**given))

    assert words in page.content.decode()
    assert Question.objects.count() == 0


def test_true_claim_may_answer_what_learners_put_in_its_place(desk):
    data = form(is_true="True", **rows("expectedwords_rows", SHELLS))

    desk.post("/admin/lessons/question/add/?kind=true_false", data)

    assert key_of(Question.objects.get()) == TrueFalseKey()


def test_partners_keep_their_names_whatever_the_order_of_the_rows():
    made = q.question("matching")
    for words, partner in (("The bell", "seven"), ("The gong", "seven"), ("The whistle", "nine")):
        Match.objects.create(question=made, words=words, partner=partner)
    before = set(key_of(made).pairs)

    made.match_rows.filter(words="The bell").update(position=9)

    assert set(key_of(made).pairs) == before
    assert key_of(made).score(before) == 1


def test_things_to_match_that_are_the_same_are_offered_once():
    made = q.question("matching")
    one, same, other = (
        Match.objects.create(question=made, words=words, partner=partner, position=place)
        for place, (words, partner) in enumerate((("A", "1995"), ("B", "1995 "), ("C", "2007")))
    )

    assert key_of(made) == MatchingKey(
        ((str(one.pk), str(one.pk)), (str(same.pk), str(one.pk)), (str(other.pk), str(other.pk))),
        frozenset({str(one.pk), str(other.pk)}),
    )


def test_a_question_begins_with_its_kind(desk):
    page = desk.get("/admin/lessons/question/add/").content.decode()

    assert 'href="?kind=evidence"' in page
    assert desk.get("/admin/lessons/question/add/?kind=riddle").status_code == 200


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


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_a_fixed_number_of_times(desk, django_assert_num_queries, count):
    for _ in range(count):
        q.single()
    desk.get("/admin/lessons/question/")

    with django_assert_num_queries(7):
        page = desk.get("/admin/lessons/question/")

    assert page.context["cl"].result_count == count


# --- Words that change, and uses ----------------------------------------------------------------


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


def test_question_that_is_asked_or_answered_is_not_deleted(client, client_of):
    made = q.single()
    step = q.asking(made)
    right = made.option_rows.get(is_right=True)
    client_of(person()).post(f"/study/questions/{step.pk}/", {"attempt": 1, "options": right.pk})
    client.force_login(administrator())

    page = client.get(f"/admin/lessons/question/{made.pk}/delete/").content.decode()
    client.post(f"/admin/lessons/question/{made.pk}/delete/", {"post": "yes"})

    assert "Asked in the lesson “Two prices”" in page
    assert "1 answer" in page
    assert Question.objects.filter(pk=made.pk).exists()


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


@pytest.mark.parametrize(("kind", "is_true"), [("true_false", None), ("single", True)])
def test_only_true_or_false_says_which(kind, is_true):
    with pytest.raises(IntegrityError, match="true_or_false_says_which"):
        q.question(kind, is_true=is_true)


def test_tolerance_is_not_negative():
    with pytest.raises(IntegrityError, match="tolerance_is_not_negative"):
        ExpectedNumber.objects.create(question=q.question("number"), value=1, tolerance=-1)


def test_passage_is_evidence_once_in_an_alternative():
    made = q.evidence()
    row = made.evidence.get()

    with pytest.raises(ValidationError, match="in the key already"):
        EvidencePassage(question=made, passage=row.passage, alternative=1).full_clean()


def test_alternatives_count_from_one():
    made = q.evidence()

    with pytest.raises(IntegrityError, match="alternatives_count_from_one"):
        q.evidence_passage(made, "four coins", alternative=0)


def test_step_names_a_question_when_it_asks_one():
    with pytest.raises(IntegrityError, match="a_question_step_names_its_question"):
        q.asking(None)


def test_rows_are_named_by_their_words():
    made = q.number("13.50")

    assert str(made) == made.prompt
    assert str(made.expectednumber_rows.first()) == "13.5"
    assert [str(row) for row in Option.objects.all()] == []
    assert str(q.hint(made)) == "Look at the second sentence."
    assert str(q.short().expectedwords_rows.first()) == "Bến Đò"
    assert str(q.matching().match_rows.first()) == "The bell – seven"
    assert str(q.free().criterion_rows.get()) == "Names both prices"
    assert str(q.evidence().evidence.get()) == "What does a crossing cost? · 1"
