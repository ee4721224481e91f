"""People."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from portal.accounts.operations import editors, teachers

PASSWORD = "a-password-of-tests"


def person(username="reader", **fields):
    """Somebody who can sign in with `PASSWORD`."""
    user = get_user_model()(username=username, **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def editor(username="editor", **fields):
    """Somebody with an editor's rights on the desk."""
    user = person(username, is_staff=True, **fields)
    group: Group = editors()
    user.groups.add(group)
    return user


def teacher(username="teacher"):
    """Somebody who may make classes."""
    user = person(username)
    user.groups.add(teachers())
    return user


def administrator(username="administrator"):
    """Somebody who may do everything."""
    return person(username, is_staff=True, is_superuser=True)


def managed(username="mai"):
    """A learner whose account was made through a class."""
    return person(username, is_managed=True)
