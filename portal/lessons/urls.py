"""Addresses of modules, lessons, and texts read inside a module."""

from django.urls import path

from portal.lessons import views

app_name = "lessons"
urlpatterns = [
    path("modules/<slug:slug>/", views.module, name="module"),
    path("modules/<slug:module_slug>/texts/<slug:slug>/", views.text, name="text"),
    path("modules/<slug:module_slug>/<slug:slug>/", views.lesson, name="lesson"),
    path("modules/<slug:module_slug>/<slug:slug>/text/<int:number>/", views.notes, name="notes"),
    path("lessons/<int:pk>/preview/", views.preview, name="preview"),
]
