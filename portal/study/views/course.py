"""How far one is in lessons, modules and courses."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.accounts.private import person_of, private_page
from portal.study import pages
from portal.study.views.answering import answers_for_absent_lessons


@private_page
@require_safe
def courses(request: HttpRequest) -> TemplateResponse:
    """Show how far one is in all courses."""
    page = pages.course_study(request, person_of(request))
    return TemplateResponse(request, "study/courses.html", {"page": page})


@private_page
@require_safe
def courses_beside(request: HttpRequest) -> TemplateResponse:
    """Give the same as a fragment, for the front page."""
    page = pages.course_study(request, person_of(request))
    return TemplateResponse(request, "study/_courses.html", {"page": page})


@private_page
@require_safe
@answers_for_absent_lessons
def module(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how far one is in a module."""
    page = pages.module_study(request, person_of(request), slug)
    return TemplateResponse(request, "study/module.html", {"page": page})


@private_page
@require_safe
@answers_for_absent_lessons
def module_beside(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same as a fragment, for the page of the module."""
    page = pages.module_study(request, person_of(request), slug)
    return TemplateResponse(request, "study/_module.html", {"page": page})


@private_page
@require_safe
@answers_for_absent_lessons
def lesson(request: HttpRequest, module_slug: str, slug: str) -> HttpResponse:
    """Show how far one is in a lesson."""
    page = pages.lesson_study(request, person_of(request), module_slug, slug)
    return TemplateResponse(request, "study/lesson.html", {"page": page})


@private_page
@require_safe
@answers_for_absent_lessons
def lesson_beside(request: HttpRequest, module_slug: str, slug: str) -> HttpResponse:
    """Give the same as a fragment, for the page of the lesson."""
    page = pages.lesson_study(request, person_of(request), module_slug, slug)
    return TemplateResponse(request, "study/_lesson.html", {"page": page})
