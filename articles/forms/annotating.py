"""Writing an annotation on words of a revision."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.forms.choices import offer
from articles.forms.selecting import SelectionForm
from articles.models import MOST_SIGNS, Annotation, AnnotationKind, AnnotationStatus, Passage
from articles.operations.annotations import Target
from articles.pointing import further_kinds
from articles.queries.desk import DeskStatement
from articles.text.addresses import AddressError, tidy_address

_WAITING = "to-confirm"
_PASSAGE = re.compile(r"(?:(?:https?://[^/\s]+)?(?:/vi)?/passages/)?([a-z0-9]{1,16})/?")


class PassageField(forms.CharField):
    """A passage by its address or public id. The value is the passage, or None."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = Passage.objects.filter(pk=value).values_list("public_id", flat=True).first()
        return value

    def clean(self, value: Any) -> Any:
        given = super().clean(value)
        if not given:
            return None
        named = _PASSAGE.fullmatch(given)
        found = Passage.objects.filter(public_id=named[1]).first() if named else None
        if found is None:
            raise forms.ValidationError(_("There is no such passage. Copy the address of one."))
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class AnnotationForm(forms.ModelForm):
    """The note, its kind, theme, language and status; `version` is what the edit began from.

    Of a cross-reference also what it points to: `target` once the form is valid.
    """

    to_passage = PassageField(
        label=_("To a passage"),
        required=False,
        max_length=200,
        help_text=_("Its address, as the ¶ beside a note gives it: /passages/…/"),
    )
    to_address = forms.CharField(
        label=_("To an address"),
        required=False,
        help_text=_("https://…, or a text of this site: /articles/…/"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = Annotation
        fields = (
            "kind",
            "body",
            "theme",
            "language",
            "status",
            "to_passage",
            "to_term",
            "to_address",
        )
        widgets = {"body": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
        else:
            offer(self, "status", AnnotationStatus.choices[:2])
        for kind in further_kinds():
            chosen = kind.chosen(self.instance.pk) if self.instance.pk and not self.is_bound else ""
            self.fields[kind.name] = forms.ChoiceField(
                label=capfirst(kind.label),
                required=False,
                initial=chosen,
                choices=_with_nothing(kind.choices),
            )

    @property
    def pointing(self) -> list[forms.BoundField]:
        """The fields of what a cross-reference points to."""
        return [self[name] for name in pointing_fields()]

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"].replace("\r\n", "\n").strip()
        if len(body) > MOST_SIGNS:
            raise forms.ValidationError(
                _(
                    "A note has at most %(most)d characters, and this one is %(over)d too long."
                    " Shorten it, or write two."
                )
                % {"most": MOST_SIGNS, "over": len(body) - MOST_SIGNS},
                code="too_long",
            )
        return body

    def clean_to_address(self) -> str:
        given: str = self.cleaned_data["to_address"]
        try:
            return tidy_address(given, settings.SITE_URL) if given else ""
        except AddressError as error:
            raise forms.ValidationError(
                _("Give an address with http:// or https://, or that of a text of this site."),
                code="no_address",
            ) from error

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = [name for name in pointing_fields() if cleaned.get(name)]
        if given and cleaned.get("kind") != AnnotationKind.CROSS_REFERENCE:
            self.add_error(
                given[0], _("Only a cross-reference points on. Choose that kind, or empty this.")
            )
        elif len(given) > 1:
            self.add_error(given[1], _("A cross-reference points to one thing. Empty the others."))
        if (passage := cleaned.get("to_passage")) and passage.pk == self.instance.passage_id:
            self.add_error("to_passage", _("These are the note's own words."))
        return cleaned

    @property
    def target(self) -> Target:
        """What the cross-reference points to."""
        values = self.cleaned_data
        further = {kind.name: values[kind.name] for kind in further_kinds()}
        return Target(values["to_passage"], values["to_term"], values["to_address"], further)

    def clean_version(self) -> int | None:
        version: int | None = self.cleaned_data["version"]
        if version is None and self.instance.pk:
            raise forms.ValidationError(_("Open the annotation again."))
        return version


def pointing_fields() -> tuple[str, ...]:
    """The names of the fields of what a cross-reference points to."""
    return ("to_passage", "to_term", *(kind.name for kind in further_kinds()), "to_address")


def _with_nothing(choices: Any) -> Any:
    """The choices of a field, read when it is shown or checked, after an empty one."""
    return lambda: [("", "---------"), *choices()]


class NewAnnotationForm(SelectionForm, AnnotationForm):
    """An annotation with its place."""


class StatementFilterForm(forms.Form):
    """Which statements of a text are listed, and marked in it."""

    stated = forms.ChoiceField(label=_("Statements"), required=False)

    def __init__(self, data: Any, *, found: list[DeskStatement]) -> None:
        super().__init__(data)
        kinds = {row.kind: row.kind_name for row in found}
        waiting = [(_WAITING, _("those that wait"))] if any(r.is_waiting for r in found) else []
        offer(self, "stated", [("", _("all")), *kinds.items(), *waiting])

    def keeps(self, row: DeskStatement) -> bool:
        """Whether a statement is listed; a choice that does not exist narrows nothing."""
        chosen = self.cleaned_data.get("stated") if self.is_valid() else ""
        return row.is_waiting if chosen == _WAITING else chosen in (None, "", row.kind)


class AnnotationFilterForm(forms.Form):
    """Which annotations of a text are listed."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    editor = forms.ChoiceField(label=_("Editor"), required=False)

    def __init__(self, data: Any, *, found: list[Annotation]) -> None:
        super().__init__(data, auto_id="listed_%s")  # the form of a note has fields of these names
        everything = ("", _("all"))
        kinds = {row.kind: row.get_kind_display() for row in found}
        statuses = {row.status: row.get_status_display() for row in found}
        editors = {str(row.editor_id): str(row.editor) for row in found if row.editor_id}
        for name, choices in (("kind", kinds), ("status", statuses), ("editor", editors)):
            offer(self, name, [everything, *choices.items()])

    def keeps(self, annotation: Annotation) -> bool:
        """Whether an annotation is listed; a choice that does not exist narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        status = chosen.get("status")
        if not status and annotation.status == AnnotationStatus.RETIRED:
            return False
        return (
            chosen.get("kind") in (None, "", annotation.kind)
            and status in (None, "", annotation.status)
            and chosen.get("editor") in (None, "", str(annotation.editor_id))
        )
