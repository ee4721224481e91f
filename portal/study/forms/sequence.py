"""Putting the events of the timeline in order."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from portal.lessons.models import Step
from portal.study.forms.ordering import ArrangingForm
from portal.ui.languages import in_language
from timeline.models import Event


class SequenceForm(ArrangingForm):
    """The events of a step, which come in order of time and are set out in another."""

    def __init__(
        self, data: QueryDict | None = None, *, step: Step, events: Sequence[Event], **kwargs: Any
    ) -> None:
        super().__init__(data, auto_id=f"s{step.pk}_%s", **kwargs)
        named = {str(event.pk): in_language(event.title, event.title_vi) for event in events}
        self.set_out(named, f"sequence:{step.pk}")
