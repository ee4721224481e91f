"""What chosen words state: of which event or indicator, which value, and about what."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.dating import HistoricalDate, Language, in_words, parse
from articles.fields import HistoricalDateFormField
from timeline.agreement import Counting, Kind, Qualifier, Quantity, Wording
from timeline.forms.naming import free_slug
from timeline.models import Attestation, Event, EventKind, Indicator, Observation
from timeline.models.choices import COUNTINGS, KINDS, QUALIFIERS
from timeline.operations.events import EventFields, IndicatorFields
from timeline.operations.statements import About
from timeline.queries.values import Value, value_in_words

EVENT, NEW_EVENT, INDICATOR, NEW_INDICATOR = "event", "new-event", "indicator", "new-indicator"
_SUBJECTS = [
    (EVENT, _("an event that is here")),
    (NEW_EVENT, _("a new event")),
    (INDICATOR, _("an indicator that is here")),
    (NEW_INDICATOR, _("a new indicator")),
]
_ASKED = {
    EVENT: ("event", _("Choose the event.")),
    NEW_EVENT: ("title", _("What is the event called?")),
    INDICATOR: ("indicator", _("Choose the indicator.")),
    NEW_INDICATOR: ("name", _("What is counted?")),
}
_FIELDS_OF = {"value": "number", "slug": "title"}
"""Where the form asks for what a model refuses under another name."""


class EventChoice(forms.ModelChoiceField):
    """Events by their place in time, each with its date."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.date})" if obj.date else str(obj.title)


class StatementForm(forms.Form):
    """One statement on chosen words, and where it is the first, its event or indicator with it.

    Which of the fields count follows from `subject` and `kind`; the others are passed over.
    """

    subject = forms.ChoiceField(
        label=_("What they are about"), choices=_SUBJECTS, widget=forms.RadioSelect
    )
    event = EventChoice(
        label=_("Event"),
        required=False,
        queryset=Event.objects.order_by("date_earliest", "date_latest", "pk"),
    )
    indicator = forms.ModelChoiceField(
        label=_("Indicator"), required=False, queryset=Indicator.objects.order_by("name", "pk")
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    title_vi = forms.CharField(label=_("Title in Vietnamese"), required=False, max_length=200)
    event_kind = forms.ChoiceField(
        label=_("Kind of event"),
        required=False,
        choices=EventKind.choices,
        initial=EventKind.EVENT.value,
    )
    place_in_time = HistoricalDateFormField(
        label=_("Its place on the timeline"),
        required=False,
        max_length=100,
        help_text=_("Empty: the date that these words give."),
    )
    weight = forms.IntegerField(
        label=_("Weight"),
        required=False,
        initial=3,
        min_value=1,
        max_value=5,
        help_text=_("1 to 5. The heavier is shown where space is short."),
    )
    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    name_vi = forms.CharField(label=_("Name in Vietnamese"), required=False, max_length=200)
    definition = forms.CharField(
        label=_("Definition"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(
        label=_("Kind of value"),
        required=False,
        choices=KINDS,
        widget=forms.RadioSelect,
        initial=Kind.DATE.value,
    )
    date = HistoricalDateFormField(
        label=_("Date"),
        required=False,
        max_length=100,
        help_text=_("As EDTF: 2013-04-10, 2013-04, 1986~, 1996/1998, 2030/.."),
    )
    number = forms.DecimalField(
        label=_("Figure"),
        required=False,
        max_digits=24,
        decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("Digits and a decimal point: 2500000.5"),
    )
    qualifier = forms.ChoiceField(
        label=_("How exactly"),
        required=False,
        choices=QUALIFIERS,
        initial=Qualifier.EXACT.value,
    )
    unit = forms.CharField(
        label=_("Unit"),
        required=False,
        max_length=60,
        help_text=_("As it stands after the figure: countries. Empty: that of the indicator."),
    )
    unit_vi = forms.CharField(label=_("Unit in Vietnamese"), required=False, max_length=60)
    counting = forms.ChoiceField(
        label=_("Stock or flow"),
        required=False,
        choices=[("", _("as the indicator")), *COUNTINGS],
        help_text=_("Stock is what there is at a moment, flow what happens during a time."),
    )
    text = forms.CharField(
        label=_("Name, status or words"),
        required=False,
        max_length=300,
        help_text=_("Of a source that may not be copied, seven of its words at most."),
    )
    text_vi = forms.CharField(label=_("The same in Vietnamese"), required=False, max_length=300)
    scope = forms.CharField(
        label=_("Scope"),
        required=False,
        max_length=120,
        help_text=_("What it is about, if less than the whole. Only equal scopes are compared."),
    )
    scope_vi = forms.CharField(label=_("Scope in Vietnamese"), required=False, max_length=120)
    as_of = HistoricalDateFormField(
        label=_("As of"),
        required=False,
        max_length=100,
        help_text=_("The time for which these words themselves give it."),
    )
    comment = forms.CharField(label=_("Comment"), required=False, max_length=500)
    comment_vi = forms.CharField(label=_("Comment in Vietnamese"), required=False, max_length=500)
    is_shown = forms.BooleanField(
        label=_("Show it to readers at once"),
        required=False,
        help_text=_("Otherwise the new event or indicator is a draft."),
    )

    @property
    def needs(self) -> list[str]:
        """The permissions that it takes to keep what is filled in."""
        subject = self.cleaned_data["subject"]
        kind = "indicator" if self.is_figure else "event"
        needed = ["timeline.add_observation" if self.is_figure else "timeline.add_attestation"]
        if subject in (NEW_EVENT, NEW_INDICATOR):
            needed.append(f"timeline.add_{kind}")
        if self.cleaned_data["is_shown"]:
            needed.append(f"timeline.change_{kind}")
        return needed

    @property
    def is_figure(self) -> bool:
        """Whether the statement is an observation."""
        return self.cleaned_data.get("subject") in (INDICATOR, NEW_INDICATOR)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        subject = given.get("subject")
        if subject is None:
            return given
        asked, question = _ASKED[subject]
        if not given.get(asked) and asked not in self.errors:
            self.add_error(asked, question)
        self._refuse_a_second(subject, given)
        if subject == INDICATOR and given.get("indicator"):
            indicator = given["indicator"]
            if not given.get("unit"):
                given["unit"], given["unit_vi"] = indicator.unit, indicator.unit_vi
            given["counting"] = given.get("counting") or indicator.counting
        self._ask_for_the_value(given)
        return given

    def _refuse_a_second(self, subject: str, given: dict[str, Any]) -> None:
        """A form that is sent twice makes one event."""
        if subject == NEW_EVENT and Event.objects.filter(title=given.get("title")).exists():
            self.add_error("title", _("An event of this title is here already. Choose it."))
        if subject == NEW_INDICATOR and Indicator.objects.filter(name=given.get("name")).exists():
            self.add_error("name", _("An indicator of this name is here already. Choose it."))

    def _ask_for_the_value(self, given: dict[str, Any]) -> None:
        questions: dict[str, Any] = {}
        kind = self._kind(given)
        if kind is Kind.DATE:
            questions["date"] = _("Which date does the passage give?")
        elif kind is Kind.NUMBER:
            questions["number"] = _("Which figure does the passage give?")
            questions["counting"] = _("Is it a stock or a flow?")
            if self.is_figure:
                questions["unit"] = _("What does the figure count?")
        else:
            questions["text"] = _("What does the passage say?")
        for name, question in questions.items():
            if given.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, question)

    def _kind(self, given: dict[str, Any]) -> Kind:
        if self.is_figure:
            return Kind.NUMBER
        return Kind(given.get("kind") or Kind.DATE)

    @property
    def value(self) -> Value:
        """What the words give."""
        given = self.cleaned_data
        kind = self._kind(given)
        if kind is Kind.DATE:
            return parse(given["date"])
        if kind is Kind.NUMBER:
            return self.quantity
        return Wording(kind, given["text"], given["text_vi"])

    @property
    def quantity(self) -> Quantity:
        """The figure that the words give."""
        given = self.cleaned_data
        return Quantity(
            given["number"],
            given["unit"].strip(),
            Counting(given["counting"]),
            Qualifier(given["qualifier"] or Qualifier.EXACT),
            given["unit_vi"].strip(),
        )

    @property
    def about(self) -> About:
        """What the value is about."""
        given = self.cleaned_data
        return About(
            given["scope"],
            given["scope_vi"],
            parse(given["as_of"]) if given["as_of"] else None,
            given["comment"],
            given["comment_vi"],
        )

    @property
    def event_or_fields(self) -> Event | EventFields:
        """The event, or what to make it of."""
        given = self.cleaned_data
        if given["subject"] == EVENT:
            event: Event = given["event"]
            return event
        place: HistoricalDate | None = None
        if given["place_in_time"]:
            place = parse(given["place_in_time"])
        elif isinstance(self.value, HistoricalDate):
            place = self.value
        return EventFields(
            slug=free_slug(Event, given["title"]),
            title=given["title"],
            title_vi=given["title_vi"],
            date=place,
            kind=EventKind(given["event_kind"] or EventKind.EVENT),
            weight=given["weight"] or 3,
        )

    @property
    def indicator_or_fields(self) -> Indicator | IndicatorFields:
        """The indicator, or what to make it of: the figure's own unit is the indicator's."""
        given = self.cleaned_data
        if given["subject"] == INDICATOR:
            indicator: Indicator = given["indicator"]
            return indicator
        return IndicatorFields(
            slug=free_slug(Indicator, given["name"]),
            name=given["name"],
            name_vi=given["name_vi"],
            unit=given["unit"].strip(),
            unit_vi=given["unit_vi"].strip(),
            counting=given["counting"],
            definition=given["definition"],
        )

    def understood(self, language: Language) -> str:
        """The statement in words, as readers will be told."""
        given = self.cleaned_data
        parts = [value_in_words(self.value, language)]
        if given["scope"]:
            parts.append((language == "vi" and given["scope_vi"]) or given["scope"])
        if given["as_of"]:
            time = in_words(parse(given["as_of"]), language)
            parts.append(str(_("as of %(time)s")) % {"time": time})
        return ", ".join(parts)

    def refuse(self, error: ValidationError) -> None:
        """Put what an operation refused beside the fields that it is about."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            field = _FIELDS_OF.get(name, name)
            self.add_error(field if field in self.fields else None, errors)


def first_answers(latest: Attestation | Observation | None) -> dict[str, Any]:
    """What the form begins with: what an editor stated last is likely what comes next."""
    if isinstance(latest, Observation):
        return {"subject": INDICATOR, "indicator": latest.indicator_id}
    if latest:
        return {"subject": EVENT, "event": latest.event_id, "kind": latest.kind}
    return {"subject": NEW_EVENT}
