"""Parts of pages that no page decides on."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation
from django.utils.safestring import mark_safe

from portal.ui.templatetags.kept import forget_parts


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


# --- Values ---------------------------------------------------------------------------------------


def shown(words, **values):
    return template(words).render(values)


def test_kept_part_follows_the_values_that_it_names():
    part = template("{% kept who=page.who %}<b>{{ who }}</b>{% endkept %}")

    said = [part.render({"page": {"who": who}}) for who in ("Alice", "Bob", "Alice")]

    assert said == ["<b>Alice</b>", "<b>Bob</b>", "<b>Alice</b>"]


def test_kept_part_sees_no_value_that_it_does_not_name():
    assert shown("{% kept a=a %}{{ a }}{{ b }}{{ user }}{% endkept %}", a=1, b=2, user=3) == "1"


def test_kept_part_is_rendered_once_for_a_value(monkeypatch):
    part = template('{% kept crumbs=crumbs %}{% include "_components/crumbs.html" %}{% endkept %}')
    first = part.render({"crumbs": (("Texts", None),)})
    monkeypatch.setattr("django.template.loader_tags.IncludeNode.render", None)

    assert part.render({"crumbs": (("Texts", None),)}) == first != ""


def test_kept_part_follows_the_language_of_its_values():
    part = template('{% kept n=n %}{% translate "Texts" %} {{ n }}{% endkept %}')

    said = []
    for language in ("en", "vi", "en"):
        with translation.override(language):
            said.append(part.render({"n": 1}))

    assert said == ["Texts 1", "Văn bản 1", "Texts 1"]


def test_kept_part_tells_finished_html_from_the_same_words():
    part = template("{% kept words=words %}{{ words }}{% endkept %}")

    said = [part.render({"words": words}) for words in (mark_safe("<b>"), "<b>")]

    assert said == ["<b>", "&lt;b&gt;"]


def test_kept_part_refuses_a_value_that_can_change():
    with pytest.raises(TemplateSyntaxError, match="takes frozen values"):
        shown("{% kept crumbs=crumbs %}{% endkept %}", crumbs=["Texts"])


@pytest.mark.parametrize("words", ["crumbs", "a=a crumbs"])
def test_kept_part_names_its_values(words):
    with pytest.raises(TemplateSyntaxError, match="name=value"):
        template(f"{{% kept {words} %}}{{% endkept %}}")


def test_kept_part_can_be_forgotten(monkeypatch):
    part = template("{% kept n=n %}{{ n }}{% endkept %}")
    part.render({"n": 1})
    monkeypatch.setattr(
        "django.template.base.VariableNode.render_annotated", lambda *_: mark_safe("again")
    )
    assert part.render({"n": 1}) == "1"

    forget_parts()

    assert part.render({"n": 1}) == "again"


def test_kept_part_that_was_not_used_for_longest_is_forgotten(monkeypatch):
    part = template("{% kept n=n %}{{ n }}{% endkept %}")
    forget_parts()
    monkeypatch.setattr("portal.ui.templatetags.kept.MOST_PARTS", 2)
    for n in (1, 2, 1, 3):
        part.render({"n": n})
    monkeypatch.setattr(
        "django.template.base.VariableNode.render_annotated", lambda *_: mark_safe("again")
    )

    assert [part.render({"n": n}) for n in (1, 3, 2)] == ["1", "3", "again"]
