"""Writing YAML: what is read back is what was written, in the form that people like."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.courses.files.yaml_reading import read_yaml
from portal.courses.files.yaml_writing import to_yaml

texts = st.one_of(
    st.text(max_size=150),
    st.lists(
        st.sampled_from(["word", "lúa", "a:", "#b", "- c", "  ", "no", "12", "'q'"]), max_size=60
    ).map(" ".join),
    st.lists(st.text(alphabet="ab: #-\t", max_size=20), min_size=2, max_size=5).map("\n".join),
    st.text(alphabet="0123456789-~/:.e_", max_size=12),
    st.sampled_from(
        ["null", "true", "No", "~", "=", "<<", "1e3", "2018-02-01", "", "x\n", "\n", " x\n"]
    ),
)
values = st.recursive(
    texts | st.none() | st.integers(min_value=0, max_value=10**6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["en", "vi", "title", "slug"]), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=400)
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), values, min_size=1))
def test_yaml_read_back_is_the_value(value):
    written = to_yaml(value)

    located = read_yaml(written, "x.yaml")

    assert yaml.safe_load(written) == value
    assert located.problems == []
    assert located.value == value


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_reading_never_raises(text):
    located = read_yaml(text, "x.yaml")

    assert all(problem.line >= 1 for problem in located.problems)


def test_form_is_what_people_like():
    value = {
        "title": "On reading: slowly",
        "year": "1950",
        "issue": None,
        "long": "word " * 30 + "end",
        "body": "First line.\n\nSecond line.\n",
        "themes": ["one", "two-three"],
        "none": [],
        "steps": [{"kind": "text", "words": {"en": "yes"}}, {"kind": "text"}],
    }

    assert to_yaml(value) == (
        'title: "On reading: slowly"\n'
        'year: "1950"\n'
        "issue: null\n"
        "long: >-\n"
        f"  {'word ' * 18}word\n"
        f"  {'word ' * 11}end\n"
        "body: |\n"
        "  First line.\n"
        "\n"
        "  Second line.\n"
        "themes: [one, two-three]\n"
        "none: []\n"
        "steps:\n"
        "  - kind: text\n"
        "    words:\n"
        '      en: "yes"\n'
        "  - kind: text\n"
    )
