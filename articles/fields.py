"""A model field for historical dates, with a form field and a widget that say them in words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.dating import DatingError, HistoricalDate, in_words, parse


class HistoricalDateWidget(forms.TextInput):
    """A field of the desk that says in words what was understood of an EDTF expression.

    The page says it of what it was sent; with a script, of what is being written.
    """

    class Media:
        js = (forms.Script("js/historical_date.js", type="module"),)

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        given = {
            **(attrs or {}),
            "data-historical-date": reverse("admin:articles_date_in_words"),
            "spellcheck": "false",
            "autocomplete": "off",
        }
        field = super().render(name, value, given, renderer)
        said = understood(value or "")[0]
        return format_html(
            '{}<output class="understood" for="{}">{}</output>', field, given.get("id", ""), said
        )


class HistoricalDateFormField(forms.CharField):
    """Takes an EDTF expression and says back in words what was understood."""

    widget = HistoricalDateWidget

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return str(_parsed(text)) if text else ""


class HistoricalDateField(models.CharField):  # type: ignore[type-arg]  # not subscriptable at run time
    """An EDTF expression in canonical form.

    `bounds` names two integer columns, declared after this one, that are filled with the first and
    last day that the date can mean, so that dates are sorted and compared without parsing.
    `precision` may name a text column after it that is filled with the precision of the date.
    """

    def __init__(
        self, *args: Any, bounds: tuple[str, str], precision: str = "", **kwargs: Any
    ) -> None:
        self.bounds = bounds
        self.precision = precision
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("help_text", _("As EDTF: 2013-04-10, 2013-04, 1986~, 1996/1998, 2030/.."))
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["bounds"] = self.bounds
        if self.precision:
            kwargs["precision"] = self.precision
        return name, path, args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        cleaned = super().clean(value, model_instance)
        return str(_parsed(cleaned)) if cleaned else cleaned

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's
        value = super().pre_save(model_instance, add)
        date = parse(value) if value else None
        for name, bound in zip(
            self.bounds, (date and date.earliest, date and date.latest), strict=True
        ):
            setattr(model_instance, name, bound)
        if self.precision:
            setattr(model_instance, self.precision, date.precision.value if date else "")
        canonical = str(date) if date else ""
        setattr(model_instance, self.attname, canonical)
        return canonical

    def formfield(self, **kwargs: Any) -> Any:
        given = {"form_class": HistoricalDateFormField, **kwargs, "widget": HistoricalDateWidget}
        return super().formfield(**given)


def _parsed(text: str) -> HistoricalDate:
    try:
        return parse(text)
    except DatingError as error:
        raise ValidationError(str(error), code="invalid") from error


def understood(text: Any) -> tuple[str, str]:
    """A date in words, or why the text is none: one of the two is empty, both of an empty text."""
    expression = str(text).strip()
    if not expression:
        return "", ""
    try:
        return in_words(parse(expression), "vi" if get_language() == "vi" else "en"), ""
    except DatingError as error:
        return "", str(error)
