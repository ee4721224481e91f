"""The events that annotations point to."""

from django.db.models import QuerySet

from timeline.models import Event, EventReference, Status


def event_choices() -> list[tuple[str, str]]:
    """The events of the portal by title, for a form."""
    rows = Event.objects.order_by("title", "pk").values_list("slug", "title", "date")
    return [(slug, f"{title} ({date})" if date else title) for slug, title, date in rows]


def chosen_event(annotation: int) -> str:
    """The event that an annotation points to, or an empty string."""
    rows = EventReference.objects.filter(annotation=annotation).values_list("event__slug")
    return next((slug for (slug,) in rows), "")


def public_references() -> "QuerySet[EventReference]":
    """Which annotations point to published events."""
    return EventReference.objects.filter(event__status=Status.PUBLISHED)
