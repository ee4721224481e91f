"""Addresses of a learner's own. What ends in `beside/` is a fragment of the page before it."""

from django.urls import path

from portal.study.views import (
    concordances,
    course,
    desks,
    guesses,
    marks,
    progress,
    questions,
    sequences,
    texts,
)

app_name = "study"
urlpatterns = [
    path("", texts.mine, name="mine"),
    path("here/", texts.here, name="here"),
    path("articles/<slug:slug>/", texts.text, name="text"),
    path("articles/<slug:slug>/beside/", texts.beside, name="text_beside"),
    path("articles/<slug:slug>/mark/", marks.mark, name="mark"),
    path("articles/<slug:slug>/sections/", progress.section, name="section_tick"),
    path("articles/<slug:slug>/place/", progress.place, name="place_keep"),
    path("highlights/<int:pk>/remove/", marks.highlight_remove, name="highlight_remove"),
    path("jottings/<uuid:client_id>/", marks.jotting, name="jotting"),
    path("jottings/<uuid:client_id>/remove/", marks.jotting_remove, name="jotting_remove"),
    path("guesses/<int:pk>/", guesses.guess, name="guess"),
    path("desks/<int:pk>/", desks.desk, name="desk"),
    path("concordances/<int:pk>/", concordances.concordance, name="concordance"),
    path("sequences/<int:pk>/", sequences.sequence, name="sequence"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("works/opened/", progress.opened, name="work_open"),
    path("works/done/", progress.done, name="work_tick"),
    path("courses/", course.courses, name="courses"),
    path("courses/beside/", course.courses_beside, name="courses_beside"),
    path("modules/<slug:slug>/", course.module, name="module"),
    path("modules/<slug:slug>/beside/", course.module_beside, name="module_beside"),
    path("modules/<slug:module_slug>/<slug:slug>/", course.lesson, name="lesson"),
    path(
        "modules/<slug:module_slug>/<slug:slug>/beside/",
        course.lesson_beside,
        name="lesson_beside",
    ),
]
