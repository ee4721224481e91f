"""The events that annotations point to."""

from collections.abc import Sequence

from articles.pointing import Named
from timeline.models import Event, EventReference, Status


def event_choices() -> list[tuple[str, str]]:
    """The events of the portal by title, for a form."""
    rows = Event.objects.order_by("title", "pk").values_list("slug", "title", "date")
    return [(slug, f"{title} ({date})" if date else title) for slug, title, date in rows]


def chosen_event(annotation: int) -> str:
    """The event that an annotation points to, or an empty string."""
    rows = EventReference.objects.filter(annotation=annotation).values_list("event__slug")
    return next((slug for (slug,) in rows), "")


def public_events(annotations: Sequence[int]) -> dict[int, Named]:
    """The published events that annotations point to."""
    rows = EventReference.objects.filter(
        annotation__in=annotations, event__status=Status.PUBLISHED
    ).values_list("annotation_id", "event__slug", "event__title", "event__title_vi")
    return {pk: Named(slug, title, title_vi) for pk, slug, title, title_vi in rows}
