"""Days as forms ask for them."""

import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)
"""Far from the ends of the calendar, where no day is left for a time zone or an extension."""


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, chosen in the browser's calendar."""
    bounds = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}
    outside = _("Choose a day from 2000 to 2100.")
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"} | bounds, format="%Y-%m-%d"),
        validators=[MinValueValidator(FIRST_DAY, outside), MaxValueValidator(LAST_DAY, outside)],
        **options,
    )
