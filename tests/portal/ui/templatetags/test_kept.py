"""Parts of pages that no page decides on."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation


def template(words):
    return engines["django"].from_string("{% load kept i18n %}" + words)


def page_in(words=""):
    """A template that extends another and fills its blocks."""
    return engines["django"].from_string("{% extends base %}" + words)


def test_kept_part_is_said_in_each_language():
    part = template('{% kept %}{% translate "Texts" %}{% endkept %}')

    said = []
    for language in ("en", "vi", "en"):
        with translation.override(language):
            said.append(part.render())

    assert said == ["Texts", "Văn bản", "Texts"]


def test_kept_part_is_rendered_once(monkeypatch):
    part = template('{% kept %}{% include "_components/door.html" %}{% endkept %}')
    first = part.render()
    monkeypatch.setattr("django.template.loader_tags.IncludeNode.render", None)

    assert part.render() == first != ""


def test_kept_part_follows_what_fills_its_blocks():
    base = template("{% kept %}<a{% block here %}{% endblock %}>Texts</a>{% endkept %}").template
    here = page_in("{% block here %} aria-current{% endblock %}")
    there = page_in()

    pages = [page.render({"base": base}) for page in (here, there, here)]

    assert pages == ["<a aria-current>Texts</a>", "<a>Texts</a>", "<a aria-current>Texts</a>"]


def test_kept_part_shows_nothing_of_a_page():
    with pytest.raises(TemplateSyntaxError, match="shows no variables"):
        template("{% kept %}{{ page.title }}{% endkept %}")


def test_blocks_of_a_kept_part_show_nothing_of_a_page():
    base = template("{% kept %}{% block here %}{% endblock %}{% endkept %}").template
    page = page_in("{% block here %}{{ user }}{% endblock %}")

    with pytest.raises(TemplateSyntaxError, match="shows no variables"):
        page.render({"base": base, "user": "Alice"})


def test_kept_part_sees_no_value_of_a_page():
    part = template("{% kept %}{% if user %}Alice{% else %}nobody{% endif %}{% endkept %}")

    assert [part.render({"user": user}) for user in ("Alice", None)] == ["nobody", "nobody"]
