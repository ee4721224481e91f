"""The app of this room."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "portal.courses"
