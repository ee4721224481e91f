"""Who may do what: predicates on people, asked by pages, the desk and the rooms above."""

import datetime
from typing import TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from portal.accounts.models import Session, User

TEACHERS, EDITORS = "teachers", "editors"
"""The groups that make somebody a teacher or an editor."""

Visitor = User | AnonymousUser


def is_person(visitor: Visitor) -> TypeGuard[User]:
    """Whether somebody is signed in."""
    return visitor.is_authenticated and visitor.is_active


def is_administrator(visitor: Visitor) -> bool:
    """Whether somebody may do everything."""
    return is_person(visitor) and visitor.is_superuser and not visitor.lacks_second_factor


def is_editor(visitor: Visitor) -> bool:
    """Whether somebody works on content."""
    return is_person(visitor) and EDITORS in visitor.group_names and not visitor.lacks_second_factor


def is_teacher(visitor: Visitor) -> bool:
    """Whether somebody may make classes."""
    return is_person(visitor) and (TEACHERS in visitor.group_names or is_administrator(visitor))


def may_use_desk(visitor: Visitor) -> bool:
    """Whether the desk opens: for staff, once they have a second factor where one is required."""
    return is_person(visitor) and visitor.is_staff and not visitor.lacks_second_factor


def may_be_helped_in(person: User) -> bool:
    """Whether others may set this person's password: a learner's managed account and no other."""
    return (
        person.is_managed
        and not person.is_staff
        and not person.is_superuser
        and not person.group_names
    )


def is_signed_in_somewhere(person: User) -> bool:
    """Whether any browser is signed in to an account now."""
    return Session.objects.filter(person=person, expire_date__gt=timezone.now()).exists()


def has_signed_in_since(person: User, moment: datetime.datetime) -> bool:
    """Whether anybody came in to an account from a moment on."""
    return person.last_login is not None and person.last_login >= moment
