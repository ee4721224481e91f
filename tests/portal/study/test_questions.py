"""Questions are answered on private pages; what is withheld is nowhere else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.operations.publishing import publish_revision
from portal.lessons.models import EvidencePassage, Option
from portal.study.keeping import SHORTLY
from portal.study.models import Answer, AskedHelp
from tests.factories import editor, person, published, revision
from tests.factories import questions as q
from tests.factories.courses import lesson

pytestmark = pytest.mark.django_db


def address(step, language=""):
    return f"{language}/study/questions/{step.pk}/"


def options(of, *words):
    return [str(row.pk) for row in of.option_rows.filter(words__in=words)]


def matches(client, step, **partners):
    """The fields of a question of matching, by the last word of each item."""
    form = client.get(address(step)).context["page"].form
    found = {}
    for field in form.matches:
        tokens = {words: token for token, words in field.field.choices}
        found[field.html_name] = tokens[partners[field.label.split()[-1]]]
    return found


RIGHT = {
    "single": lambda made: {"options": options(made, "Three coins")},
    "multiple": lambda made: {"options": options(made, "Coins", "Notes")},
    "short": lambda _made: {"words": " bến  đò "},
    "number": lambda _made: {"number_written": "13"},
    "true_false": lambda _made: {"judgement": "false", "correction": "three coins"},
    "evidence": lambda _made: {"sentence": ["1"]},
}
WRONG = {
    "single": lambda made: {"options": options(made, "Two coins")},
    "multiple": lambda made: {"options": options(made, "Shells", "Beads")},
    "short": lambda _made: {"words": "The Bridge"},
    "number": lambda _made: {"number_written": "99"},
    "true_false": lambda _made: {"judgement": "true"},
    "evidence": lambda _made: {"sentence": ["3"]},
}


def give(client, step, attempt=1, **values):
    return client.post(address(step), {"attempt": attempt, **values}, follow=True)


def order_of(page, *words):
    """The tokens of an ordering's items, in the order of `words`."""
    tokens = {item.words: item.token for item in page.context["page"].items}
    return [tokens[each] for each in words]


@pytest.mark.parametrize("kind", RIGHT)
def test_right_answer_scores_everything_and_closes_the_question(client, kind):
    made = q.KINDS[kind]()
    step = q.asking(made)

    page = give(client, step, **RIGHT[kind](made)).context["page"]

    assert (page.result.title, page.result.score) == ("That is right", "100 %")
    assert page.result.feedback == "<p>So it is.</p>"
    assert page.result.afterword == "<p>The fare was never printed.</p>"
    assert page.form is None


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_answer_scores_nothing_and_says_nothing_of_the_key(client, kind):
    made = q.KINDS[kind]()
    step = q.asking(made)

    response = give(client, step, **WRONG[kind](made))
    page = response.context["page"]

    assert (page.result.title, page.result.score) == ("That is not right", "0 %")
    assert page.result.expected == ()
    assert page.result.afterword == ""
    assert all(reply.is_right is None for reply in page.result.replies)
    assert "the editor" not in response.content.decode()
    assert page.attempts == "1 attempt left"


@pytest.mark.parametrize(
    ("kind", "feedback"),
    [
        ("single", ["That was the old fare."]),
        ("multiple", ["Nobody took shells."]),
        ("short", ["It came later."]),
        ("number", ["Coins, not cents."]),
    ],
)
def test_an_answer_has_the_feedback_of_its_own(client, kind, feedback):
    made = q.KINDS[kind]()
    step = q.asking(made)

    page = give(client, step, **WRONG[kind](made)).context["page"]

    assert [reply.feedback for reply in page.result.replies if reply.feedback] == feedback


def test_ordering_moves_items_by_buttons_and_scores_the_order(client):
    made = q.ordering()
    step = q.asking(made)
    page = client.get(address(step))
    bell, gangway, whistle = order_of(page, "The bell", "The gangway", "The whistle")
    wrong = [gangway, bell, whistle]

    moved = client.post(address(step), {"attempt": 1, "order": wrong, "move": f"up-{bell}"})
    at_the_end = client.post(
        address(step), {"attempt": 1, "order": wrong, "move": f"down-{whistle}"}
    )
    half = give(client, step, order=wrong).context["page"]
    full = give(client, step, 2, order=[bell, gangway, whistle]).context["page"]

    assert [item.token for item in moved.context["page"].items] == [bell, gangway, whistle]
    assert [item.token for item in at_the_end.context["page"].items] == wrong
    assert (half.result.score, full.result.score) == ("33 %", "100 %")
    assert full.result.expected == ("The bell", "The gangway", "The whistle")


def test_ordering_does_not_begin_in_its_order_nor_name_it(client):
    made = q.ordering()
    page = client.get(address(q.asking(made)))

    shown = [item.words for item in page.context["page"].items]
    assert sorted(shown) == ["The bell", "The gangway", "The whistle"]
    assert shown != ["The bell", "The gangway", "The whistle"]
    named = re.findall(r'name="order" value="([^"]+)"', page.content.decode())
    assert len(named) == 3
    assert not set(named) & set(options(made, *shown))


def test_false_claim_is_half_seen_and_half_put_right(client):
    step = q.asking(q.true_false(attempts=3))

    half = give(client, step, 1, judgement="false", correction="Shells").context["page"]
    nothing = give(client, step, 2, judgement="true").context["page"]
    closed = give(client, step, 3, judgement="false", correction="").context["page"]

    assert (half.result.score, nothing.result.score, closed.result.score) == ("50 %", "0 %", "50 %")
    assert [reply.feedback for reply in half.result.replies] == ["Nobody took shells."]
    assert half.result.words == "It is false\nShells"
    assert half.result.expected_label == ""
    assert closed.result.expected == ("Three coins",)
    assert closed.result.expected_label == "It is false; accepted instead"


def test_true_claim_needs_no_correction(client):
    step = q.asking(q.true_false(is_true=True))

    refused = client.post(
        address(step), {"attempt": 1, "judgement": "true", "correction": "Three coins"}
    )
    wrong = give(client, step, 1, judgement="false", correction="Three coins").context["page"]
    right = give(client, step, 2, judgement="true").context["page"]

    assert refused.status_code == 422
    assert "needs no correction" in refused.content.decode()
    assert (wrong.result.score, right.result.score) == ("0 %", "100 %")
    assert (right.result.expected, right.result.expected_label) == ((), "It is true")


def test_what_belongs_together_is_chosen_from_lists(client):
    made = q.matching()
    step = q.asking(made)
    page = client.get(address(step))
    partly = matches(client, step, bell="seven", gangway="eight", whistle="ten")
    full = matches(client, step, bell="seven", gangway="eight", whistle="nine")

    half = give(client, step, 1, **partly).context["page"]
    done = give(client, step, 2, **full).context["page"]

    labels = [words for _token, words in page.context["page"].form.matches[0].field.choices]
    assert sorted(labels[1:]) == ["eight", "nine", "seven", "ten"]
    assert labels[1:] != ["seven", "eight", "nine", "ten"]
    assert (half.result.score, done.result.score) == ("50 %", "100 %")
    assert [(pair.words, pair.yours, pair.is_right) for pair in half.result.matched] == [
        ("The bell", "seven", None),
        ("The gangway", "eight", None),
        ("The whistle", "ten", None),
    ]


def test_last_pairs_are_chosen_already_and_the_right_ones_shown_in_the_end(client):
    made = q.matching()
    step = q.asking(made)
    same = matches(client, step, bell="seven", gangway="seven", whistle="seven")

    nothing = give(client, step, 1, **same).context["page"]
    again = {field.html_name: field.value() for field in nothing.form.matches}
    closed = give(client, step, 2, **same).context["page"]

    assert (nothing.result.score, nothing.result.title) == (
        "0 %",
        "Too little of it is right to count",
    )
    assert again == same
    assert [(pair.right, pair.is_right) for pair in closed.result.matched] == [
        ("seven", True),
        ("eight", False),
        ("nine", False),
    ]


def test_page_of_matching_names_no_key_of_the_database(client):
    made = q.matching()

    html = client.get(address(q.asking(made))).content.decode()

    values = re.findall(r'<option value="([^"]*)"', html)
    names = re.findall(r'name="match-([^"]*)"', html)
    assert len(values) == 3 * 5
    assert len(names) == 3
    assert not {str(row.pk) for row in made.match_rows.all()} & {*values, *names}


def test_answer_of_each_new_kind_is_kept_with_its_key_in_words(client):
    client.force_login(person())
    claim, pairs, kept_in = q.true_false(), q.matching(), lesson()
    step = q.asking(claim, within=kept_in)
    give(client, step, judgement="false", correction="Three coins")
    asked = q.asking(pairs, within=kept_in)
    right = matches(client, asked, bell="seven", gangway="eight", whistle="nine")
    give(client, asked, **right)

    kept = {answer.question_id: (answer.words, answer.key_words) for answer in Answer.objects.all()}
    assert kept == {
        claim.pk: ("It is false\nThree coins", "false\nThree coins"),
        pairs.pk: (
            "The bell – seven\nThe gangway – eight\nThe whistle – nine",
            "The bell – seven\nThe gangway – eight\nThe whistle – nine",
        ),
    }


def test_free_text_is_kept_without_a_score_beside_its_rubric(client):
    made = q.free(attempts=1)
    step = q.asking(made)
    asked = client.get(address(step)).context["page"]

    page = give(client, step, words="Two prices.\nOne port.").context["page"]

    assert asked.rubric == page.rubric == ("Names both prices (2 points)",)
    assert (page.result.title, page.result.score) == ("Your answer is kept", "")
    assert page.result.words == "Two prices.\nOne port."
    assert page.form is None


@pytest.mark.parametrize(
    ("kind", "values", "error"),
    [
        ("single", {}, "Choose an answer."),
        ("single", {"options": "999"}, "Select a valid choice."),
        ("multiple", {}, "Choose one answer at least."),
        ("short", {"words": " "}, "This field is required."),
        ("number", {"number_written": "many"}, "Write a number in figures, without words."),
        ("ordering", {"order": []}, "This field is required."),
        ("true_false", {}, "Say whether it is true or false."),
        ("true_false", {"judgement": "perhaps"}, "Select a valid choice."),
        ("matching", {}, "Choose what belongs to it."),
        ("evidence", {}, "Tick a sentence, or mark words in the text."),
        ("evidence", {"sentence": ["77"]}, "Select a valid choice."),
    ],
)
def test_what_is_no_answer_is_refused_in_words_and_counts_as_none(client, kind, values, error):
    step = q.asking(q.KINDS[kind]())

    refused = client.post(address(step), {"attempt": 1, **values})

    assert refused.status_code == 422
    assert error in refused.content.decode()
    assert client.get(address(step)).context["page"].result is None


def test_attempts_are_counted_and_the_last_one_shows_the_key(client):
    made = q.single()
    step = q.asking(made)
    wrong = WRONG["single"](made)

    give(client, step, 1, **wrong)
    closed = give(client, step, 2, **wrong).context["page"]
    third = give(client, step, 3, **RIGHT["single"](made)).context["page"]

    assert closed.form is None
    assert [(r.words, r.is_right) for r in closed.result.replies] == [
        ("Two coins", False),
        ("Three coins", True),
        ("Four coins", False),
    ]
    assert third.result.score == "0 %"


def test_any_number_of_attempts(client):
    made = q.single(attempts=0)
    step = q.asking(made)

    for attempt in range(1, 5):
        page = give(client, step, attempt, **WRONG["single"](made)).context["page"]

    assert page.attempts == "You may answer as often as you like."
    assert page.form is not None


def test_form_that_is_sent_twice_is_one_attempt(client):
    made = q.single()
    step = q.asking(made)

    give(client, step, 1, **WRONG["single"](made))
    page = give(client, step, 1, **WRONG["single"](made)).context["page"]

    assert page.attempts == "1 attempt left"


def test_hints_come_one_by_one_and_are_counted(client):
    made = q.single()
    q.hint(made, "Look at the quay.")
    q.hint(made, "Count the coins.")
    step = q.asking(made)
    before = client.get(address(step)).context["page"]

    seen = [
        client.post(address(step), {"act": "hint"}, follow=True).context["page"] for _ in range(3)
    ]

    assert (before.hints, before.hints_left) == ((), 2)
    assert [page.hints for page in seen] == [
        ("Look at the quay.",),
        ("Look at the quay.", "Count the coins."),
        ("Look at the quay.", "Count the coins."),
    ]
    assert seen[-1].hints_left == 0


def test_the_answer_is_shown_on_demand_but_not_before_a_try(client):
    made = q.single()
    step = q.asking(made)

    early = client.post(address(step), {"act": "show"}, follow=True).context["page"]
    give(client, step, 1, **WRONG["single"](made))
    shown = client.post(address(step), {"act": "show"}, follow=True).context["page"]

    assert early.form is not None
    assert shown.form is None
    assert [reply.words for reply in shown.result.replies if reply.is_right] == ["Three coins"]


def test_marked_words_and_ticked_sentences_score_the_same(client):
    made = q.evidence(attempts=0)
    step = q.asking(made)
    start = made.article.published_revision.text.index("costs three")

    by_words = give(client, step, 1, marked=f"{start}-{start + 5}").context["page"]

    assert by_words.result.score == "100 %"
    [sentence] = by_words.result.compared.sentences
    assert sentence.who == "You and the editor"
    assert [(p.words, p.is_chosen, p.is_named) for p in sentence.pieces] == [
        ("It ", False, False),
        ("costs", True, False),
        (" ", False, False),
        ("three coins", False, True),
        (".", False, False),
    ]


def test_line_and_ground_are_told_apart_in_words(client):
    made = q.evidence("three coins", "four coins")
    step = q.asking(made)

    response = give(client, step, 1, sentence=["1", "3"])
    half = response.context["page"].result
    client.post(address(step), {"act": "show"})
    page = client.get(address(step))
    result = page.context["page"].result

    assert (half.score, half.title) == ("0 %", "Right and wrong cancel each other out")
    assert [s.who for s in half.compared.sentences] == ["You", "You"]
    assert [(s.who, s.place) for s in result.compared.sentences] == [
        ("You and the editor", "paragraph 1"),
        ("Only you", "paragraph 2"),
        ("The editor, as another answer", "paragraph 2"),
    ]
    assert result.compared.in_words == (
        "You chose 2 sentences. The editor named 2 sentences. 1 sentence is in both."
    )
    assert 'href="/articles/harbour/r/1/27-48/"' in page.content.decode()


def test_evidence_is_chosen_among_the_offered_sentences_alone(client):
    made = q.evidence()
    made.ground = q.passage(made.article, "The ferry leaves at seven. It costs three coins.")
    made.save()
    step = q.asking(made)

    page = client.get(address(step)).context["page"]
    elsewhere = client.post(address(step), {"attempt": 1, "sentence": ["4"]})
    everything = give(client, step, 1, sentence=["0", "1"]).context["page"]

    assert [s.words for block in page.blocks for s in block.sentences] == [
        "The ferry leaves at seven.",
        "It costs three coins.",
    ]
    assert elsewhere.status_code == 422
    assert everything.result.score == "0 %"


def test_answer_waits_while_an_editor_has_to_confirm_the_key(client):
    made = q.evidence()
    step = q.asking(made)
    changed = revision(made.article, text=q.HARBOUR.replace("three coins", "five coins"))
    publish_revision(by=None, revision=changed)

    asked = client.get(address(step)).context["page"]
    page = give(client, step, 1, sentence=["1"]).context["page"]

    assert "checking the answer" in asked.notice
    assert (page.result.title, page.result.score) == ("Your answer is kept", "")


def test_answer_keeps_its_revision_when_the_text_moves_on(client):
    made = q.evidence()
    step = q.asking(made)
    reader = person()
    client.force_login(reader)
    give(client, step, 1, sentence=["1"])
    later = revision(made.article, text="A new first sentence. " + q.HARBOUR)
    publish_revision(by=None, revision=later)

    page = client.get(address(step)).context["page"]

    answer = Answer.objects.get()
    assert (answer.revision.number, answer.words, answer.key_words) == (
        1,
        "It costs three coins.",
        "three coins",
    )
    [sentence] = page.result.compared.sentences
    assert sentence.url == "/articles/harbour/r/1/27-48/"
    assert "".join(piece.words for piece in sentence.pieces) == "It costs three coins."


# --- Whose answers they are ---------------------------------------------------------------------


def test_answers_of_a_person_are_resumed_on_any_device(client, client_of):
    made = q.single()
    step = q.asking(made)
    reader = person()
    client.force_login(reader)
    give(client, step, 1, **WRONG["single"](made))

    elsewhere = client_of(reader).get(address(step)).context["page"]
    somebody_else = client_of(person("other")).get(address(step)).context["page"]

    assert elsewhere.result.score == "0 %"
    assert elsewhere.attempts == "1 attempt left"
    assert somebody_else.result is None


def test_a_second_session_gives_a_person_no_further_attempt(client, client_of):
    made = q.single(attempts=1)
    step = q.asking(made)
    reader = person()
    client.force_login(reader)
    give(client, step, 1, **WRONG["single"](made))

    page = give(client_of(reader), step, 1, **RIGHT["single"](made)).context["page"]

    assert page.result.score == "0 %"
    assert Answer.objects.count() == 1


def test_signing_in_takes_the_answers_of_the_session_over(client):
    made = q.single()
    q.hint(made)
    step = q.asking(made)
    client.post(address(step), {"act": "hint"})
    give(client, step, 1, **WRONG["single"](made))
    before = Answer.objects.count()

    client.force_login(person())
    page = client.get(address(step)).context["page"]

    assert before == 0
    answer = Answer.objects.get()
    assert (answer.number, answer.words, answer.score, answer.hints) == (1, "Two coins", 0, 1)
    assert AskedHelp.objects.get().hints == 1
    assert (page.attempts, page.hints) == ("1 attempt left", ("Look at the second sentence.",))
    assert "answers" not in client.session


def test_signing_in_leaves_what_was_answered_long_before(client):
    made = q.single(attempts=3)
    step = q.asking(made)
    give(client, step, 1, **WRONG["single"](made))
    session = client.session
    [entry] = session["answers"].values()
    long_ago = timezone.now() - SHORTLY - timedelta(seconds=1)
    entry["values"]["attempts"][0]["answered_at"] = long_ago.isoformat()
    session["answers"] = {str(made.pk): entry}
    session.save()
    give(client, step, 2, **RIGHT["single"](made))

    client.force_login(person())

    assert [(answer.number, answer.score) for answer in Answer.objects.all()] == [(1, 1)]


def test_signing_in_gives_no_more_attempts_than_there_are(client, client_of):
    made = q.single(attempts=1)
    step = q.asking(made)
    reader = person()
    give(client_of(reader), step, 1, **WRONG["single"](made))
    give(client, step, 1, **RIGHT["single"](made))

    client.force_login(reader)

    assert [answer.score for answer in Answer.objects.all()] == [0]


def test_signing_in_takes_over_up_to_the_answer_that_closes(client, client_of):
    made = q.single(attempts=2)
    step = q.asking(made)
    reader = person()
    give(client_of(reader), step, 1, **WRONG["single"](made))
    give(client, step, 1, **WRONG["single"](made))
    give(client, step, 2, **RIGHT["single"](made))
    client.post(address(step), {"act": "show"})

    client.force_login(reader)

    assert list(Answer.objects.values_list("number", "score")) == [(1, 0), (2, 0)]
    assert AskedHelp.objects.filter(gave_up_at__isnull=False).exists()


def test_what_editors_try_before_the_lesson_is_public_is_not_kept(client):
    made = q.single()
    step = q.asking(made, within=lesson(published_at=None))
    hidden = client.get(address(step)).status_code
    client.force_login(editor())

    page = give(client, step, 1, **RIGHT["single"](made)).context["page"]

    assert hidden == 404
    assert page.result.score == "100 %"
    assert Answer.objects.count() == 0


# --- What is private ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", q.KINDS)
def test_no_public_page_holds_a_key_an_option_or_feedback(client, kind):
    given = {
        "feedback_right": "secret-right",
        "feedback_part": "secret-part",
        "feedback_wrong": "secret-wrong",
        "afterword": "secret-afterword",
    }
    made = q.KINDS[kind](**given)
    q.hint(made, "secret-hint")
    Option.objects.update(feedback="secret-option")
    EvidencePassage.objects.update(comment="secret-comment")
    step = q.asking(made)
    secrets = list(given.values())
    secrets += ["secret", "Three coins", "Notes", "gangway", "Bến Đò", "± ", "both prices"]
    secrets += ["Shells", "The bell", "seven", "ten<", "is_true"]
    secrets += [row.passage.public_id for row in made.evidence.all()]

    for path in ("/", "/modules/the-fare/", "/modules/the-fare/two-prices/"):
        for language in ("", "/vi"):
            html = client.get(f"{language}{path}").content.decode()
            assert [secret for secret in secrets if secret in html] == []

    html = client.get("/modules/the-fare/two-prices/").content.decode()
    assert f'href="{address(step)}"' in html
    assert "What does a crossing cost?" in html


def test_passage_of_a_key_has_no_public_page(client):
    made = q.evidence()

    page = client.get(f"/passages/{made.evidence.get().passage.public_id}/")

    assert page.status_code == 404


@pytest.mark.parametrize("kind", q.KINDS)
def test_form_holds_neither_key_nor_feedback(client, kind):
    made = q.KINDS[kind](feedback_right="secret", feedback_wrong="secret", afterword="secret")
    q.hint(made, "secret")
    Option.objects.update(feedback="secret")
    step = q.asking(made)

    for headers in ({}, {"x-fragment": "1"}):
        page = client.get(address(step), headers=headers)
        html = page.content.decode()

        assert page["Cache-Control"] == "private, no-store"
        assert "csrfmiddlewaretoken" in html
        assert "secret" not in html
        assert "is_right" not in html
        assert "Bến Đò" not in html
        assert "<mark" not in html


def test_question_takes_no_answer_without_its_token(client_of):
    made = q.single()
    step = q.asking(made)
    strict = client_of(None, enforce_csrf_checks=True)

    assert strict.post(address(step), {"attempt": 1}).status_code == 403


def test_question_about_a_text_for_signed_in_people_asks_to_sign_in(client):
    step = q.asking(q.evidence(text=published("harbour", text=q.HARBOUR, rights="account")))

    stranger = client.get(address(step))
    client.force_login(person())
    reader = client.get(address(step))

    assert stranger.url == f"{reverse('accounts:sign_in')}?next={address(step)}"
    assert reader.status_code == 200


def test_question_about_an_excerpt_is_not_asked(client):
    step = q.asking(q.evidence(text=published("harbour", text=q.HARBOUR, rights="excerpt")))

    assert client.get(address(step)).status_code == 404


def test_question_is_asked_in_vietnamese(client):
    made = q.single()
    step = q.asking(made)

    page = client.post(
        address(step, "/vi"), {"attempt": 1, **RIGHT["single"](made)}, follow=True
    ).context["page"]

    assert page.prompt == "Sang sông tốn bao nhiêu?"
    assert page.result.feedback == "<p>Đúng thế.</p>"
    assert page.result.title == "Đúng rồi"


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_a_fixed_number_of_times(client, django_assert_num_queries, count):
    made = q.evidence(attempts=0)
    for _ in range(count - 1):
        q.hint(made)
        q.evidence_passage(made, "four coins", alternative=_ + 2)
    step = q.asking(made)
    client.force_login(person())
    for attempt in range(1, count + 1):
        give(client, step, attempt, sentence=["4"])

    with django_assert_num_queries(14):
        page = client.get(address(step))

    assert page.status_code == 200
