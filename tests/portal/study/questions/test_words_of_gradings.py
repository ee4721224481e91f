"""An answer is shown in the words of its grading, whatever editors write later."""

import importlib

import pytest
from django.apps import apps

from portal.lessons.keying import name_evidence, retire_evidence
from portal.lessons.models import Criterion, ExpectedNumber, ExpectedWords, Match, Option, Question
from portal.study.models import Answer, Regrading
from portal.study.operations.answers import grade_again
from tests.factories import administrator, person
from tests.factories import questions as q
from tests.portal.study.questions.answering import WRONG, address, give, matches, order_of

pytestmark = pytest.mark.django_db


def answered(client, kind):
    """A question of a kind with its one answer, which closes it."""
    made = q.KINDS[kind](attempts=1)
    step = q.asking(made)
    if kind == "ordering":
        order = order_of(client.get(address(step)), "The gangway", "The bell", "The whistle")
        give(client, step, order=order)
    elif kind == "matching":
        give(client, step, **matches(client, step, bell="seven", gangway="ten", whistle="nine"))
    elif kind == "free":
        give(client, step, words="Two prices.")
    else:
        give(client, step, **WRONG[kind](made))
    return made, step


def reword(made):
    """Write everything that answers a question anew, in place."""
    for model in (Option, Criterion):
        model.objects.update(words="Other words", words_vi="Lời khác")
    ExpectedWords.objects.update(words="Other words")
    ExpectedNumber.objects.update(value=7)
    Match.objects.exclude(words="").update(words="Another item", words_vi="")
    for row in Match.objects.all():
        Match.objects.filter(pk=row.pk).update(partner=f"another partner {row.pk}")
    Question.objects.update(unit="shells", unit_vi="vỏ sò")
    Question.objects.filter(kind="true_false").update(is_true=True)
    for row in made.evidence.all():
        retire_evidence(None, row.pk)
    if made.article:
        revision = made.article.published_revision
        start = revision.text.index("four coins")
        name_evidence(by=None, question=made, revision=revision, span=(start, start + 10))


def shown(client, step, language=""):
    """What the page says of the answer and its key."""
    page = client.get(address(step, language)).context["page"]
    result = page.result
    return {
        "words": result.words,
        "score": result.score,
        "replies": [
            (each.words, each.is_chosen, each.is_right)
            for each in result.replies
            if each.is_right is not None
        ],
        "expected": (result.expected_label, result.expected),
        "pairs": result.matched,
        "rubric": page.rubric,
        "compared": result.compared and [
            (sentence.who, sentence.pieces) for sentence in result.compared.sentences
        ],
    }  # fmt: skip


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("kind", q.KINDS)
def test_words_of_a_grading_outlive_what_editors_write(client, kind, signed_in):
    if signed_in:
        client.force_login(person())
    made, step = answered(client, kind)
    before = [shown(client, step, language) for language in ("", "/vi")]

    reword(made)

    assert [shown(client, step, language) for language in ("", "/vi")] == before


@pytest.mark.parametrize("signed_in", [True, False])
def test_learner_is_told_that_a_question_was_changed_since(client, signed_in):
    if signed_in:
        client.force_login(person())
    made, step = answered(client, "single")
    before = client.get(address(step)).context["page"].result

    made.option_rows.filter(words="Two coins").update(words="Ten coins")
    Question.objects.update(prompt="What did it cost in 1950?")
    response = client.get(address(step))

    after = response.context["page"].result
    assert (before.is_changed, before.prompt_before) == (False, "")
    assert (after.is_changed, after.prompt_before) == (True, "What does a crossing cost?")
    html = response.content.decode()
    assert "The editors have changed this question since you answered it." in html
    assert "You were asked: What does a crossing cost?" in html
    assert after.words == "Two coins"


def test_rows_that_are_gone_are_still_shown(client):
    made, step = answered(client, "single")
    before = shown(client, step)

    made.option_rows.all().delete()
    q.option(made, "Five coins", right=True)

    assert shown(client, step) == before


def test_question_whose_options_stand_in_another_order_is_not_changed(client):
    made, step = answered(client, "single")
    for place, row in enumerate(reversed(made.option_rows.all())):
        Option.objects.filter(pk=row.pk).update(position=place)

    assert client.get(address(step)).context["page"].result.is_changed is False


def put_in(made):
    q.option(made, "Five coins")


def take_out_the_chosen(made):
    made.option_rows.filter(words="Two coins").delete()


def take_out_the_right(made):
    made.option_rows.filter(words="Three coins").delete()


@pytest.mark.parametrize("change", [put_in, take_out_the_chosen, take_out_the_right])
def test_question_whose_options_come_and_go_is_changed(client, change):
    made, step = answered(client, "single")

    change(made)

    assert client.get(address(step)).context["page"].result.is_changed is True


def test_option_that_nothing_names_goes_without_a_word(client):
    made, step = answered(client, "single")

    made.option_rows.filter(words="Four coins").delete()

    assert client.get(address(step)).context["page"].result.is_changed is False


def test_learner_is_told_of_no_change_after_the_last_grading(client):
    client.force_login(person())
    made, step = answered(client, "single")
    row = q.option(made, "Five coins", right=True)
    Option.objects.filter(pk=row.pk).update(position=0)

    grade_again(by=administrator(), answer=Answer.objects.get(), reason="It was missing.")

    assert client.get(address(step)).context["page"].result.is_changed is False


def test_partner_that_is_reworded_is_a_change(client):
    made, step = answered(client, "matching")
    before = client.get(address(step)).context["page"].result.is_changed

    made.match_rows.filter(partner="ten").update(partner="eleven")

    after = client.get(address(step)).context["page"].result.is_changed
    assert (before, after) == (False, True)


def test_feedback_to_an_option_is_not_said_of_other_words(client):
    made, step = answered(client, "single")

    before = client.get(address(step)).context["page"].result.replies[0].feedback
    made.option_rows.filter(words="Two coins").update(feedback="So it was before the flood.")
    mended = client.get(address(step)).context["page"].result.replies[0].feedback
    made.option_rows.filter(words="Two coins").update(words="Ten coins")
    after = client.get(address(step)).context["page"].result.replies[0].feedback

    assert (before, mended, after) == (
        "That was the old fare.",
        "So it was before the flood.",
        "",
    )


def test_regrading_adds_the_words_of_its_key_and_changes_none(client):
    client.force_login(person())
    made, step = answered(client, "single")
    made.option_rows.filter(words="Three coins").update(is_right=False, words="3 coins")
    q.option(made, "Five coins", right=True)

    grade_again(by=administrator(), answer=Answer.objects.get(), reason="The key was wrong.")

    assert shown(client, step)["replies"] == [
        ("Two coins", True, False),
        ("Three coins", False, False),
        ("Four coins", False, False),
        ("Five coins", False, True),
    ]


def test_free_text_that_is_graded_again_has_the_lines_of_that_grading(client):
    client.force_login(person())
    made = q.free(attempts=1)
    Criterion.objects.create(question=made, words="Names the port", points=1, position=1)
    Criterion.objects.create(question=made, words="Names the day", points=3, position=2)
    step = q.asking(made)
    give(client, step, words="Two prices.")
    made.criterion_rows.filter(words="Names both prices").delete()

    grade_again(by=administrator(), answer=Answer.objects.get(), reason="That was too much.")

    page = client.get(address(step)).context["page"]
    assert page.rubric == ("Names the port (1 point)", "Names the day (3 points)")
    assert page.result.is_changed is False


def migrate():
    """Give all gradings the words that the migration finds for them."""
    Answer.objects.update(named=[])
    Regrading.objects.update(named=[])
    migration = importlib.import_module("portal.study.migrations.0007_words_of_gradings")
    migration.keep_the_words(apps, None)


def put_in_a_line(made):
    Criterion.objects.create(question=made, words="Names the port", points=1, position=0)


def take_out_a_line(made):
    made.criterion_rows.first().delete()


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("change", [put_in_a_line, take_out_a_line])
def test_rubric_of_before_has_the_lines_of_its_key(client, change, again):
    client.force_login(person())
    made = q.free(attempts=1)
    Criterion.objects.create(question=made, words="Names the quay", points=3, position=5)
    step = q.asking(made)
    give(client, step, words="Two prices.")
    if again:
        grade_again(by=administrator(), answer=Answer.objects.get(), reason="Once more.")
    before = shown(client, step)

    change(made)
    migrate()

    page = client.get(address(step)).context["page"]
    assert shown(client, step) == before
    assert page.rubric == ("Names both prices (2 points)", "Names the quay (3 points)")
    assert page.result.is_changed is True


def test_rubric_of_before_is_read_where_todays_lines_were_kept_with_it(client):
    """Gradings may hold lines that their keys do not."""
    client.force_login(person())
    _made, step = answered(client, "free")
    Answer.objects.update(named=[["0", "Names both prices", ""], ["1", "Names the port", ""]])

    page = client.get(address(step)).context["page"]

    assert page.rubric == ("Names both prices (2 points)",)


def put_in_a_pair(made):
    Match.objects.create(question=made, words="The horn", partner="noon", position=0)


def take_out_a_pair(made):
    made.match_rows.get(words="The gangway").delete()


@pytest.mark.parametrize("change", [put_in_a_pair, take_out_a_pair])
def test_pairs_of_before_are_shown_though_rows_came_and_went(client, change):
    client.force_login(person())
    made, step = answered(client, "matching")
    before = shown(client, step)

    change(made)
    migrate()

    assert shown(client, step) == before


@pytest.mark.parametrize("kind", ["single", "multiple", "ordering", "matching", "free"])
def test_answers_of_before_get_the_words_that_were_kept_as_text(client, kind):
    """The migration reads the words of the answer and of the key; the rest is as it reads now."""
    client.force_login(person())
    _made, step = answered(client, kind)
    grade_again(by=administrator(), answer=Answer.objects.get(), reason="Once more.")
    before = shown(client, step)
    Option.objects.filter(words="Two coins").update(words="Ten coins")
    Option.objects.filter(words="The whistle").update(words="The horn")
    Match.objects.filter(words="The gangway").update(words="The plank", partner="noon")
    Criterion.objects.update(words="Names one price")

    migrate()

    assert shown(client, step) == before
