"""Numbers in the fields of forms."""

from decimal import Decimal
from typing import Any

from django import forms


class FigureField(forms.DecimalField):
    """A decimal number, shown without the noughts that a database keeps behind it."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value
