"""The form of each kind of step: what it needs, and nothing else. None needs a script."""

from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.forms.choices import offer
from articles.forms.selecting import SelectionForm
from articles.models import AnnotationKind, Article, Revision
from articles.text.sentences import sentences
from portal.lessons.answering import key_of_events
from portal.lessons.models import Step, StepKind
from portal.lessons.scoring import KeyFaultError
from portal.ui.languages import date_in_words
from timeline.models import Event

SHOW = "_sentences"
"""The button that shows the sentences of a text."""

WORDS = ("title", "title_vi", "body", "body_vi", "terms")
FIELDS: dict[str, tuple[str, ...]] = {
    StepKind.TEXT: WORDS,
    StepKind.SOURCING: (*WORDS, "article"),
    StepKind.CONTEXT: (*WORDS, "period"),
    StepKind.READING: (*WORDS, "article", "note_kinds", "theme"),
    StepKind.CLOSE_READING: (*WORDS, "prompts", "prompts_vi"),
    StepKind.CONCORDANCE: (*WORDS, "term", "prompts", "prompts_vi"),
    StepKind.CORROBORATION: (*WORDS, "event", "indicator"),
    StepKind.FIGURE: (*WORDS, "indicator"),
    StepKind.SEQUENCE: (*WORDS, "events"),
    StepKind.QUESTION: (*WORDS, "question"),
    StepKind.SUMMARY: WORDS,
}
"""What an editor fills in for a step of a kind."""

NEEDED: dict[str, tuple[str, ...]] = {
    StepKind.TEXT: ("body",),
    StepKind.SOURCING: ("article",),
    StepKind.CONTEXT: ("period",),
    StepKind.CLOSE_READING: ("prompts",),
    StepKind.CONCORDANCE: ("term", "prompts"),
    StepKind.FIGURE: ("indicator",),
    StepKind.QUESTION: ("question",),
    StepKind.SUMMARY: ("body",),
}
"""What it cannot do without."""

PICKING = ("from_text", "sentence", "narrow")


class StepForm(forms.ModelForm):
    """The fields that every kind has; those of its own are chosen by `FIELDS`."""

    kind: ClassVar[str]
    picked: tuple[Revision, tuple[int, int]] | None = None
    """The words that were chosen, in a revision."""
    chosen_events: list[Event] | None = None
    """The events that were chosen."""

    class Meta:
        model = Step
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kind = self.kind
        for name in NEEDED.get(self.kind, ()):
            if name in self.fields:  # what a learner has guessed is fixed
                self.fields[name].required = True
        if self.kind != StepKind.READING and "body" in self.fields:
            self.fields["body"].help_text = _("Markdown.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.kind == StepKind.CORROBORATION and not self.errors:
            chosen = [name for name in ("event", "indicator") if cleaned.get(name)]
            if len(chosen) != 1:
                self.add_error("event", _("Choose an event or an indicator, not both."))
        return cleaned


class TextToPickFrom(forms.Select):
    """A list of texts, and the button that shows the sentences of the chosen one."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return format_html(
            '{} <button type="submit" name="{}" value="1" formaction="#id_sentence" formnovalidate>'
            "{}</button>",
            super().render(*args, **kwargs),
            SHOW,
            _("Show its sentences"),
        )


class PickingForm(StepForm):
    """A step that stands on words: a text is chosen, its sentences are shown and ticked."""

    from_text = forms.ModelChoiceField(
        label=gettext_lazy("Words from"),
        queryset=Article.objects.order_by("title", "pk"),
        required=False,
        widget=TextToPickFrom,
    )
    sentence = forms.MultipleChoiceField(
        label=gettext_lazy("Its sentences"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    narrow = forms.CharField(
        label=gettext_lazy("Narrow to these words"),
        required=False,
        help_text=gettext_lazy("Optional. They must stand once in the sentences that you picked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = self._revision()
        if self.revision is None:
            del self.fields["sentence"], self.fields["narrow"]
            return
        document = self.revision.document
        spans = enumerate(sentences(document))
        offer(self, "sentence", [(str(n), document.text[a:b]) for n, (a, b) in spans])

    def full_clean(self) -> None:
        """Who asks for sentences has not filled in the rest yet, and is not told so."""
        super().full_clean()
        if SHOW in self.data:
            asked = {"from_text", "sentence"}
            self._errors = ErrorDict({n: e for n, e in self.errors.items() if n in asked})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if SHOW in self.data:
            self._ask_for_sentences(cleaned)
        elif self.revision and cleaned.get("sentence"):
            self._pick(self.revision)
        elif self.kind == StepKind.CLOSE_READING and self.instance.passage_id is None:
            self.add_error("from_text", _("Choose a text, show its sentences, and tick some."))
        elif self.kind == StepKind.READING and not self._reads_something(cleaned):
            self.add_error("article", _("Choose a text to read, or words of texts."))
        return cleaned

    def _ask_for_sentences(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("from_text") is None:
            self.add_error("from_text", _("Choose a text."))
        else:
            self.add_error("sentence", _("Now tick sentences that follow one another, and save."))

    def _pick(self, revision: Revision) -> None:
        picker = SelectionForm(
            {"sentence": self.cleaned_data["sentence"], "words": self.cleaned_data["narrow"]},
            revision=revision,
        )
        if picker.is_valid() and picker.span:
            self.picked = revision, picker.span
            return
        for name, errors in picker.errors.items():
            self.add_error("narrow" if name == "words" else "sentence", errors)

    def _reads_something(self, cleaned: dict[str, Any]) -> bool:
        has_words = self.instance.pk is not None and self.instance.extracts.exists()
        return has_words or cleaned.get("article") is not None

    def _revision(self) -> Revision | None:
        """The revision whose sentences are offered: the published one, or else the latest."""
        chosen = self.data.get("from_text", "")
        if not chosen.isdecimal():
            return None
        article = Article.objects.filter(pk=chosen).select_related("published_revision").first()
        if article is None:
            return None
        return article.published_revision or article.revisions.order_by("-number").first()


class ReadingForm(PickingForm):
    """A text to read, or words of several, with the notes to show."""

    note_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Notes to show"),
        choices=AnnotationKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Without a choice, notes of every kind are shown."),
    )


class EventsToOrder(forms.ModelMultipleChoiceField):
    """Events with their dates, as the desk knows them."""

    def label_from_instance(self, obj: Event) -> str:
        return f"{obj.title} ({date_in_words(obj.date) if obj.date else _('without a date')})"


class SequenceForm(StepForm):
    """Events of the timeline that learners put in order."""

    events = EventsToOrder(
        label=gettext_lazy("Events to put in order"),
        queryset=Event.objects.order_by("date_earliest", "date_latest", "pk"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Their dates say the order. Learners do not see them before."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["events"] = [row.event_id for row in self.instance.events.all()]

    def clean_events(self) -> list[Event]:
        events = list(self.cleaned_data["events"])
        dateless = [event.title for event in events if event.date_earliest is None]
        if dateless:
            raise forms.ValidationError(
                _("An event without a date has no place in the order: %(titles)s.")
                % {"titles": ", ".join(dateless)}
            )
        try:
            key_of_events(events)
        except KeyFaultError as error:
            raise forms.ValidationError(
                _("Choose two events at least whose dates tell which came first.")
            ) from error
        self.chosen_events = events
        return events


_FORMS: dict[str, type[StepForm]] = {
    StepKind.READING: ReadingForm,
    StepKind.CLOSE_READING: PickingForm,
    StepKind.SEQUENCE: SequenceForm,
}


def form_of(kind: str) -> type[StepForm]:
    """The form of a kind of step."""
    base = _FORMS.get(kind, StepForm)
    return type(base.__name__, (base,), {"kind": kind})
