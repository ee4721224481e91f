"""Addresses of the timeline, of events and of figures."""

from django.urls import path

from portal.chronicle import views

app_name = "chronicle"
urlpatterns = [
    path("timeline/", views.timeline, name="timeline"),
    path("timeline/drawing/", views.drawing, name="drawing"),
    path("timeline/list/", views.complete_list, name="list"),
    path("timeline/silence/", views.silence, name="silence"),
    path("timeline/timelinejs.json", views.timelinejs, name="timelinejs"),
    path("timeline/events.jsonld", views.jsonld, name="jsonld"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/event.jsonld", views.event_jsonld, name="event_jsonld"),
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<slug:slug>/", views.indicator, name="indicator"),
    path("indicators/<slug:slug>/data.csv", views.indicator_data, name="indicator_data"),
]
