"""The app of events and figures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = _("Timeline")

    def ready(self) -> None:
        from articles import pointing, uses, word_actions  # noqa: PLC0415 - these need the models
        from articles.models import Passage  # noqa: PLC0415
        from timeline.operations import judging, statements  # noqa: PLC0415
        from timeline.queries import own_uses, references  # noqa: PLC0415

        uses.register(
            Passage,
            own_uses.ATTESTATION,
            own_uses.attestations_on,
            uses.Retirement(statements.retire_attestation, statements.restore_attestation),
            name=_("attestation"),
        )
        uses.register(
            Passage,
            own_uses.OBSERVATION,
            own_uses.observations_on,
            uses.Retirement(statements.retire_observation, statements.restore_observation),
            name=_("observation"),
        )
        word_actions.register(
            word_actions.WordAction(
                name="statement",
                label=_("State what they say"),
                url_name="admin:timeline_state",
                permission="timeline.add_attestation",
            )
        )
        pointing.register(
            pointing.FurtherKind(
                name="to_event",
                label=_("to an event"),
                folder="events",
                choices=references.event_choices,
                chosen=references.chosen_event,
                point=statements.point_to_event,
                public=references.public_references,
                columns=("annotation", "event__slug", "event__title", "event__title_vi"),
            )
        )
        judging.keep_up_to_date()
