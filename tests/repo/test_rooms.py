"""No model knows a room above its own, not even by a name in a string."""

import ast

from django.apps import apps
from django.conf import settings

from tests.repo.tree import ROOT

FLOORS = [
    "articles", "timeline", "ui", "accounts", "reading", "lessons", "study", "classroom", "courses"
]  # fmt: skip
"""Apps from the ground up; one may point only to itself and to those before it."""


def floor(label):
    return FLOORS.index(label)


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS]


def test_every_app_with_models_has_a_floor():
    ours = {
        app.label
        for app in apps.get_app_configs()
        if app.name.split(".")[0] in ("portal", "timeline", "articles")
        if list(app.get_models())
    }

    assert ours <= set(FLOORS)


def test_no_relation_leads_upward():
    upward = [
        str(field)
        for model in our_models()
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and not field.auto_created
        if (target := field.related_model._meta).label != settings.AUTH_USER_MODEL
        if target.app_label in FLOORS
        if floor(target.app_label) > floor(model._meta.app_label)
    ]

    assert upward == []


def packages():
    """The folder of each app with a floor."""
    return {
        app.label: ROOT.joinpath(*app.name.split("."))
        for app in apps.get_app_configs()
        if app.label in FLOORS
    }


def strings(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def test_no_string_names_a_model_above():
    names = {m._meta.label.lower(): m._meta.app_label for m in our_models()}

    upward = [
        f"{path.relative_to(ROOT)}:{line} {words}"
        for label, folder in packages().items()
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
        for line, words in strings(path)
        if words.lower() in names and words != settings.AUTH_USER_MODEL
        if floor(names[words.lower()]) > floor(label)
    ]

    assert upward == []


def test_no_code_uses_a_reverse_accessor_from_above():
    accessors = {
        (model._meta.app_label, relation.get_accessor_name())
        for model in our_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in FLOORS
        if floor(relation.related_model._meta.app_label) > floor(model._meta.app_label)
        if not relation.hidden
    }

    upward = [
        f"{path.relative_to(ROOT)}:{node.lineno} .{node.attr}"
        for label, folder in packages().items()
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and (label, node.attr) in accessors
    ]

    assert upward == []
