"""Themes, terms, sources and digests, from checked values."""

from articles.importing import ImportRefused, ParsedArticle, number_of_issue, read_article
from articles.importing.source_map import span_in_file
from portal.courses.files.parsing.languages import language
from portal.courses.files.parsing.values import date, day, line, lines, tidy_markdown, translated
from portal.courses.files.problems import Problem
from portal.courses.files.records import (
    DEFAULT_BYLINE,
    AuthorRecord,
    DigestRecord,
    RelationRecord,
    SourceRecord,
    TermRecord,
    ThemeRecord,
    Translated,
    TranslatedLines,
)
from portal.courses.files.yaml_reading import Located


def themes(located: Located) -> list[ThemeRecord]:
    """The themes of a file that fits its schema."""
    return [
        ThemeRecord(entry["slug"], translated(entry["name"]), place=located.place(index, "slug"))
        for index, entry in enumerate(located.value)
    ]


def terms(located: Located) -> list[TermRecord]:
    """The terms of a file that fits its schema; enters relations that lead nowhere."""
    known = {entry["slug"] for entry in located.value}
    return [_term(located, index, known) for index in range(len(located.value))]


def _term(located: Located, index: int, known: set[str]) -> TermRecord:
    entry = located.value[index]
    aliases = lines(entry.get("aliases"))
    for number, relation in enumerate(entry.get("relations") or ()):
        place = located.place(index, "relations", number, "to")
        if relation["to"] not in known:
            message = f"The term “{relation['to']}” is not in {located.file}."
            located.problems.append(Problem.at(place, message))
        elif relation["to"] == entry["slug"]:
            located.problems.append(Problem.at(place, "A term is not related to itself."))
    return TermRecord(
        slug=entry["slug"],
        term_kind=entry["kind"],
        name=translated(entry["name"]),
        aliases=TranslatedLines(tuple(sorted(aliases.en)), tuple(sorted(aliases.vi))),
        definition=translated(entry.get("definition")),
        sources=tidy_markdown(entry.get("sources") or ""),
        authority=line(entry.get("authority")),
        relations=tuple(
            sorted(
                RelationRecord(relation["kind"], relation["to"])
                for relation in entry.get("relations") or ()
            )
        ),
        place=located.place(index, "slug"),
    )


def source(located: Located) -> SourceRecord:
    """The source of a file that fits its schema; enters dates that are none."""
    values = located.value
    title, given = line(values.get("title")), translated(values.get("given_title"))
    return SourceRecord(
        slug=values["slug"],
        title=title,
        given_title=Translated("" if given.en == title else given.en, given.vi),
        authors=tuple(
            AuthorRecord(line(author["name"]), line(author.get("role")))
            for author in values.get("authors", ())
        ),
        publication=line(values.get("publication")),
        issue=number_of_issue(line(values.get("issue"))),
        published=date(located, "published"),
        posted=day(located, "posted"),
        retrieved=day(located, "retrieved"),
        dating_note=translated(values.get("dating_note")),
        language=language(located),
        address=line(values.get("address")),
        file_name=line(values.get("file_name")),
        sha256=line(values.get("sha256")),
        who=translated(values.get("who")),
        to_whom=translated(values.get("to_whom")),
        ask=translated(values.get("ask")),
        place=located.place("slug"),
    )


def digest(located: Located, body: str, body_line: int) -> DigestRecord | None:
    """The digest of a file that fits its schema; None if its Markdown cannot be read.

    What the reader would warn of or leave out is a problem: a digest is ours to mend.
    """
    values = located.value
    try:
        parsed = read_article(body.encode(), file_name="digest.md")
    except ImportRefused as error:
        located.problems.append(Problem(located.file, body_line, str(error)))
        return None
    messages = [*parsed.warnings]
    messages += [f"Left out as {drop.reason}: {drop.text}" for drop in parsed.dropped]
    if parsed.title:
        messages.append("The title stands in the front matter; begin headings with ##.")
    located.problems += [Problem(located.file, body_line, message) for message in messages]
    return DigestRecord(
        slug=values["slug"],
        source=values["source"],
        title=translated(values["title"]),
        summary=translated(values.get("summary")),
        themes=tuple(sorted(values.get("themes", ()))),
        language=language(located),
        byline=line(values.get("byline", DEFAULT_BYLINE)),
        document=parsed.document,
        place=located.place("slug"),
        lines=_lines(parsed, body, body_line),
    )


def _lines(parsed: ParsedArticle, body: str, body_line: int) -> dict[int, int]:
    """The line of the file where each block and inline style of a digest begins.

    `body_line` is that of the first words of the body.
    """
    first = body_line - (len(body) - len(body.lstrip("\n")))
    found = {}
    document = parsed.document
    starts = [block.start for block in document.blocks]
    for start in (*starts, *(inline.start for inline in document.inlines)):
        span = span_in_file(parsed.source_map, start, start + 1)
        if span:
            found[start] = first + body.count("\n", 0, span[0])
    return found
