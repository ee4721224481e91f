"""Saying a date in words while it is written."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from articles.fields import understood


@require_safe
def date_in_words(request: HttpRequest) -> JsonResponse:
    """What is understood of a date, or why nothing is."""
    words, fault = understood(request.GET.get("date", "")[:100])
    return JsonResponse({"words": words, "fault": fault})
