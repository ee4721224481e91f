"""Words that are kept wait for the language of who reads them."""

import ast

import pytest

from tests.repo.tree import ROOT

CODE = sorted(
    path.relative_to(ROOT).as_posix()
    for room in ("articles", "timeline", "portal")
    for path in (ROOT / room).rglob("*.py")
)
AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}


@pytest.mark.parametrize("module", CODE)
def test_module_translates_nothing_while_it_is_imported(module):
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in AT_ONCE
    }

    assert [ast.unparse(call) for call in calls_at_import(tree) if call.func.id in names] == []


def calls_at_import(node):
    """The calls by name that are made when a module is imported: in no function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name):
            yield child
        yield from calls_at_import(child)
