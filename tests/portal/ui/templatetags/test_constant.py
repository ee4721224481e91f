"""Parts of pages that no page decides on."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation


def template(words):
    return engines["django"].from_string("{% load constant i18n %}" + words)


def page_in(words=""):
    """A template that extends another and fills its blocks."""
    return engines["django"].from_string("{% extends base %}" + words)


def test_constant_part_is_said_in_each_language():
    part = template('{% constant %}{% translate "Texts" %}{% endconstant %}')

    said = []
    for language in ("en", "vi", "en"):
        with translation.override(language):
            said.append(part.render())

    assert said == ["Texts", "Văn bản", "Texts"]


def test_constant_part_is_rendered_once(monkeypatch):
    part = template('{% constant %}{% include "_components/door.html" %}{% endconstant %}')
    first = part.render()
    monkeypatch.setattr("django.template.loader_tags.IncludeNode.render", None)

    assert part.render() == first != ""


def test_constant_part_follows_what_fills_its_blocks():
    base = template(
        "{% constant %}<a{% block here %}{% endblock %}>Texts</a>{% endconstant %}"
    ).template
    here = page_in("{% block here %} aria-current{% endblock %}")
    there = page_in()

    pages = [page.render({"base": base}) for page in (here, there, here)]

    assert pages == ["<a aria-current>Texts</a>", "<a>Texts</a>", "<a aria-current>Texts</a>"]


def test_constant_part_shows_nothing_of_a_page():
    with pytest.raises(TemplateSyntaxError, match="shows no variables"):
        template("{% constant %}{{ page.title }}{% endconstant %}")


def test_blocks_of_a_constant_part_show_nothing_of_a_page():
    base = template("{% constant %}{% block here %}{% endblock %}{% endconstant %}").template
    page = page_in("{% block here %}{{ user }}{% endblock %}")

    with pytest.raises(TemplateSyntaxError, match="shows no variables"):
        page.render({"base": base, "user": "Alice"})


def test_constant_part_sees_no_value_of_a_page():
    part = template("{% constant %}{% if user %}Alice{% else %}nobody{% endif %}{% endconstant %}")

    assert [part.render({"user": user}) for user in ("Alice", None)] == ["nobody", "nobody"]
