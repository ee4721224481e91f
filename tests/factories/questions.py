"""Questions of each kind, with what answers them."""

from portal.lessons.models import (
    Criterion,
    EvidencePassage,
    ExpectedNumber,
    ExpectedWords,
    Hint,
    Match,
    Option,
    Question,
    StepKind,
)
from tests.factories.courses import lesson, step
from tests.factories.texts import published
from tests.factories.timeline import passage


def question(kind="single", **fields):
    """A question without a key."""
    given = {
        "kind": kind,
        "prompt": "What does a crossing cost?",
        "prompt_vi": "Sang sông tốn bao nhiêu?",
        "feedback_right": "So it is.",
        "feedback_right_vi": "Đúng thế.",
        "feedback_part": "There is more.",
        "feedback_wrong": "Read it again.",
        "afterword": "The fare was never printed.",
    }
    return Question.objects.create(**given | fields)


def option(of, words, *, right=False, **fields):
    return Option.objects.create(
        question=of, words=words, is_right=right, position=of.option_rows.count(), **fields
    )


def single(**fields):
    """One choice: the second of three is right."""
    made = question("single", **fields)
    option(made, "Two coins", feedback="That was the old fare.")
    option(made, "Three coins", right=True)
    option(made, "Four coins")
    return made


def multiple(**fields):
    """Several choices: the first two of four are right."""
    made = question("multiple", **fields)
    option(made, "Coins", right=True)
    option(made, "Notes", right=True)
    option(made, "Shells", feedback="Nobody took shells.")
    option(made, "Beads")
    return made


def ordering(**fields):
    """Three things in their order."""
    made = question("ordering", **fields)
    for words in ("The bell", "The gangway", "The whistle"):
        option(made, words)
    return made


def short(*forms, **fields):
    """A short answer, with one wrong form that has its own feedback."""
    made = question("short", **fields)
    for words in forms or ("Bến Đò",):
        ExpectedWords.objects.create(question=made, words=words, is_right=True)
    ExpectedWords.objects.create(question=made, words="the bridge", feedback="It came later.")
    return made


def true_false(*, is_true=False, **fields):
    """A claim; a false one has a form that puts it right, and a wrong one with feedback."""
    made = question("true_false", is_true=is_true, **fields)
    if not is_true:
        ExpectedWords.objects.create(question=made, words="Three coins", is_right=True)
    ExpectedWords.objects.create(question=made, words="Shells", feedback="Nobody took shells.")
    return made


def matching(**fields):
    """Three things, each with its own, and one that fits nothing."""
    made = question("matching", **fields)
    pairs = (("The bell", "seven"), ("The gangway", "eight"), ("The whistle", "nine"), ("", "ten"))
    for position, (words, partner) in enumerate(pairs):
        Match.objects.create(question=made, words=words, partner=partner, position=position)
    return made


def number(value="13", tolerance="0", **fields):
    """A number, with one wrong number that has its own feedback."""
    made = question("number", unit="coins", unit_vi="đồng", **fields)
    ExpectedNumber.objects.create(question=made, value=value, tolerance=tolerance, is_right=True)
    ExpectedNumber.objects.create(question=made, value=99, feedback="Coins, not cents.")
    return made


def free(**fields):
    """A free text with a rubric."""
    made = question("free", **fields)
    Criterion.objects.create(question=made, words="Names both prices", points=2)
    return made


HARBOUR = (
    "The ferry leaves at seven. It costs three coins. Nobody pays more.\n\n"
    "The quay is old. A sailor says that it costs four coins. The bell rings."
)


def evidence(*named, text=None, **fields):
    """A question for evidence whose key is some words of a text, by alternative from 1."""
    on = text or published("harbour", text=HARBOUR)
    made = question("evidence", article=on, **fields)
    for number_of, words in enumerate(named or ("three coins",), start=1):
        evidence_passage(made, words, alternative=number_of)
    return made


def evidence_passage(of, words, *, alternative=1, **fields):
    return EvidencePassage.objects.create(
        question=of,
        passage=passage(of.article, words),
        alternative=alternative,
        comment="It names the fare.",
        **fields,
    )


def hint(of, words="Look at the second sentence."):
    return Hint.objects.create(question=of, words=words, position=of.hint_rows.count())


def asking(of, *, within=None, **fields):
    """The step of a public lesson that asks a question."""
    given = {"kind": StepKind.QUESTION, "question": of, "title": "A question", "body": ""}
    return step(within or lesson(), **given | fields)


KINDS = {
    "single": single,
    "multiple": multiple,
    "true_false": true_false,
    "short": short,
    "number": number,
    "ordering": ordering,
    "matching": matching,
    "free": free,
    "evidence": evidence,
}
