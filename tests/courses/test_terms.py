"""The terms of the shipped course, read as a file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.courses.digest_files import COURSE, read_digest, read_yaml, runs, words_of
from tests.samples import TEXTS, needs_samples

LANGUAGES = {"en", "vi"}
KINDS = {"concept", "document", "congress", "body", "agreement", "meeting", "person", "place"}
RELATIONS = {"cites", "follows", "replaces", "part_of"}
REQUIRED = {"slug", "kind", "name", "aliases", "definition"}
OPTIONAL = {"authority", "relations"}
LONGEST_COPIED_RUN = 7  # words in a row that may stand in a source as well


def terms() -> list[dict[str, Any]]:
    return read_yaml("terms.yaml")


def relations() -> Iterator[tuple[str, str, str]]:
    """Every relation as (from, kind, to)."""
    for term in terms():
        for relation in term.get("relations", []):
            yield term["slug"], relation["kind"], relation["to"]


def names_in(term: dict[str, Any], language: str) -> list[str]:
    return [term["name"][language], *term["aliases"][language]]


def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8-sig") for path in sorted(TEXTS.glob("*.txt")))


def test_terms_are_40_to_50_with_distinct_slugs():
    slugs = [term["slug"] for term in terms()]

    assert 40 <= len(slugs) <= 50
    assert len(set(slugs)) == len(slugs)
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_term_has_its_fields_in_both_languages():
    for term in terms():
        assert set(term) - OPTIONAL == REQUIRED
        assert {frozenset(term[part]) for part in ("name", "aliases", "definition")} == {
            frozenset(LANGUAGES)
        }
        assert all([*term["name"].values(), *term["definition"].values()])


def test_all_eight_kinds_are_used():
    kinds = {term["kind"] for term in terms()}

    assert kinds == KINDS


def test_definition_is_one_or_two_sentences():
    definitions = [term["definition"][language] for term in terms() for language in LANGUAGES]

    sentences = [len(re.findall(r"[.!?](?=\s|$)", definition)) for definition in definitions]

    assert set(sentences) == {1, 2}


def test_definition_in_vietnamese_is_vietnamese():
    joined = " ".join(term["definition"]["vi"] for term in terms())

    letters = [character for character in joined if character.isalpha()]
    accented = [character for character in letters if not character.isascii()]

    assert unicodedata.is_normalized("NFC", joined)
    assert len(accented) > len(letters) / 5


def test_name_or_alias_belongs_to_one_term():
    for language in LANGUAGES:
        counted = Counter(name.casefold() for term in terms() for name in names_in(term, language))

        assert [name for name, count in counted.items() if count > 1] == []


def test_authority_is_a_wikidata_item_of_one_term():
    items = [term["authority"] for term in terms() if "authority" in term]

    assert len(set(items)) == len(items)
    assert [item for item in items if not re.fullmatch(r"Q[1-9]\d*", item)] == []


def test_relation_is_of_a_known_kind_and_leads_to_a_term():
    slugs = {term["slug"] for term in terms()}

    assert {kind for _, kind, _ in relations()} <= RELATIONS
    assert [to for _, _, to in relations() if to not in slugs] == []


def test_what_follows_or_replaces_never_comes_round_to_itself():
    for kinds in ({"follows", "replaces"}, {"part_of"}):
        onward = {(start, to) for start, kind, to in relations() if kind in kinds}
        reached = set(onward)
        while (
            further := {
                (start, end) for start, middle in reached for to, end in onward if to == middle
            }
            - reached
        ):
            reached |= further

        assert [start for start, to in reached if start == to] == []


def test_congresses_follow_one_another_from_the_sixth_to_the_thirteenth():
    followed = {
        start: to
        for start, kind, to in relations()
        if kind == "follows" and start.endswith("-congress")
    }

    assert followed == {
        f"{number}th-congress": f"{number - 1}th-congress" for number in range(7, 14)
    }


@needs_samples
def test_term_occurs_in_a_source_or_a_digest():
    digests = [read_digest(path).plain for path in sorted((COURSE / "digests").glob("*.md"))]
    read = "\n".join([sources(), *digests]).casefold()

    unused = [
        term["slug"]
        for term in terms()
        if not any(
            re.search(rf"\b{re.escape(name.casefold())}\b", read) for name in names_in(term, "en")
        )
    ]

    assert unused == []


@needs_samples
def test_no_definition_has_eight_words_of_a_source_in_a_row():
    length = LONGEST_COPIED_RUN + 1
    source = runs(words_of(sources()), length)

    copied = {
        term["slug"]: found
        for term in terms()
        if (found := runs(words_of(term["definition"]["en"]), length) & source)
    }

    assert copied == {}
