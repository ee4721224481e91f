"""The page of sourcing first: a guess, then the card beside it."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Rights
from portal.lessons.models import Step
from portal.reading.pages import sourcing_card
from portal.study.learner import Learner
from portal.study.models import Guess, Trust
from portal.study.pages.tasks import TaskPage, task_parts
from portal.study.queries.guesses import guess_of
from portal.ui.languages import in_language

MOST_WORDS = 600
"""How much of the text's beginning is shown before the guess, in code points."""


class GuessForm(forms.Form):
    """What somebody guesses of a source."""

    who = forms.CharField(
        label=gettext_lazy("Who speaks here, and in what office?"), required=False, max_length=300
    )
    when = forms.CharField(
        label=gettext_lazy("When was it written?"), required=False, max_length=300
    )
    why = forms.CharField(
        label=gettext_lazy("For whom, and why?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    trust = forms.ChoiceField(
        label=gettext_lazy("How far would you rely on it?"),
        choices=Trust.choices,
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=gettext_lazy("What makes you say so?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """One question with the guess and what the card says."""

    question: str
    guess: str
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessPage(TaskPage):
    """The form, or the guess beside the facts."""

    text: str
    """The title of the text."""
    text_language: str
    """The language of its words."""
    opening: str
    """How the text begins, where everybody may read it."""
    form: GuessForm | None
    """What is asked; none once somebody guessed."""
    rows: tuple[Beside, ...]
    """The guess beside the card; nothing before."""
    text_url: str
    """Where the text is read."""


def guess_page(
    request: HttpRequest, learner: Learner, step: Step, form: GuessForm | None = None
) -> GuessPage:
    """The form for a learner who has not guessed; for others the guess beside the card."""
    article: Article = step.article  # type: ignore[assignment]  # a constraint says so
    guess = guess_of(learner, step)
    return GuessPage(
        **task_parts(request, step),
        text=in_language(article.title, article.title_vi),
        text_language=article.language,
        opening=_opening(article),
        form=None if guess else form or GuessForm(),
        rows=_rows(article, guess) if guess else (),
        text_url=reverse("reading:article", args=[article.slug]),
    )


def _opening(article: Article) -> str:
    """The first paragraph of the text, cut after a word."""
    revision = article.published_revision
    if revision is None or article.rights != Rights.PUBLIC:
        return ""
    document = revision.document
    words = next((document.words(block) for _number, block in document.paragraphs()), "")
    if len(words) <= MOST_WORDS:
        return words
    return words[:MOST_WORDS].rpartition(" ")[0] + " …"


def _rows(article: Article, guess: Guess) -> tuple[Beside, ...]:
    card = sourcing_card(article)
    trust = str(Trust(guess.trust).label)
    if guess.because:
        trust = f"{trust}: {guess.because}"
    guesses = {"who": guess.who, "when": guess.when, "why": guess.why, "trust": trust}
    nothing = _("The card does not say.")
    return tuple(
        Beside(label, guesses[name] or _("You left this open."), card.get(name, "") or nothing)
        for name, label in (
            ("who", _("Who")),
            ("when", _("When")),
            ("why", _("To whom, and why")),
            ("trust", _("How reliable")),
        )
    )
