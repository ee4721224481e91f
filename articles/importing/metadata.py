"""The lines before and behind the body of a plain text that say something about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.importing.authors import is_office_alone, parse_authors, parse_byline
from articles.importing.dates import find_date, read_date
from articles.importing.headings import is_heading_like
from articles.importing.lines import STARTS_ANEW, Paragraph
from articles.importing.pagelines import is_caption, is_debris, parse_page_line
from articles.importing.parsed import Dropped, Metadata, MetadataLine, ParsedAuthor
from articles.importing.publications import Publication, parse_publication

PAGE_DEBRIS = "page debris"
PAGE_CAPTION = "image caption of the page"

_LONGEST_HEAD = 12  # paragraphs before the body
_LONGEST_TAIL = 10  # paragraphs behind it, notes not counted
_LONGEST_TITLE = 300  # characters
_SHORT = 60  # characters: a sentence of the body is longer
_KEYED = re.compile(
    r"(?P<key>Title|Tiêu đề|Tên bài|Authors?|Tác giả|Publication|Date|Published|Ngày)\s*:"
    r"\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(
    r"\(?(?:[A-ZĐ][^\W\d_]+(?:\s[A-ZĐ][^\W\d_]+){0,3},\s*)?(?P<date>[^,].{3,40})\)?\.?"
)


@dataclass(slots=True)
class Surroundings:
    """What head and tail hold, and the indices of the paragraphs that they took."""

    metadata: Metadata = field(default_factory=Metadata)
    dropped: list[Dropped] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def take(self, index: int, paragraph: Paragraph, name: str) -> None:
        """Enter a paragraph as a metadata line."""
        self.taken.add(index)
        self.metadata.lines.append(MetadataLine(name, paragraph.text))

    def drop(self, index: int, paragraph: Paragraph, reason: str) -> None:
        """Leave a whole paragraph out."""
        self.taken.add(index)
        self.dropped.append(Dropped(paragraph.text, reason))

    def enter_publication(self, publication: Publication) -> None:
        """Enter what a line says of the publication, where nothing else did."""
        metadata = self.metadata
        metadata.publication = metadata.publication or publication.name
        metadata.issue = metadata.issue or publication.issue
        metadata.published = metadata.published or publication.published


def read_surroundings(paragraphs: Sequence[Paragraph]) -> Surroundings:
    """Read the head and the tail of a text; what neither takes is its body."""
    found = Surroundings()
    _read_head(paragraphs, found)
    head_lines = found.metadata.lines
    found.metadata.lines = []
    _read_tail(paragraphs, found)
    found.metadata.lines = head_lines + found.metadata.lines[::-1]
    return found


def _read_head(paragraphs: Sequence[Paragraph], found: Surroundings) -> None:
    for index, paragraph in enumerate(paragraphs[:_LONGEST_HEAD]):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if _read_common(index, paragraph, found):
            continue
        if _is_title(paragraph, following, found):
            found.metadata.title = paragraph.text
            found.take(index, paragraph, "title")
        elif found.taken and not found.metadata.authors and (authors := _authors(paragraph)):
            found.metadata.authors.extend(authors)
            found.take(index, paragraph, "authors")
        elif _is_unsigned_caption(paragraph, following, found):
            found.drop(index, paragraph, PAGE_CAPTION)
        elif found.metadata.authors and _adds_office(found, index, paragraph):
            continue
        else:
            break


def _read_tail(paragraphs: Sequence[Paragraph], found: Surroundings) -> None:
    office: tuple[int, Paragraph] | None = None  # below the name that it belongs to
    authors: list[ParsedAuthor] = []
    seen = 0
    for index in range(len(paragraphs) - 1, 0, -1):
        paragraph = paragraphs[index]
        if index in found.taken or seen == _LONGEST_TAIL:
            break
        if STARTS_ANEW.match(paragraph.text) and not is_debris(paragraph.text):
            continue  # perhaps a note: metadata may stand before the notes too
        seen += 1
        if not office and _read_common(index, paragraph, found):
            continue
        alone = not authors and not found.metadata.authors and not office and seen == 1
        here = _authors(paragraph, alone=alone or office is not None)
        if here:
            if office:
                here = (
                    *here[:-1],
                    ParsedAuthor(here[-1].name, _joined(here[-1].role, office[1].text)),
                )
                found.take(*office, "authors")
                office = None
            authors = [*here, *authors]
            found.take(index, paragraph, "authors")
        elif not office and not paragraph.stops and is_office_alone(paragraph.text):
            office = (index, paragraph)
        else:
            break
    if not found.metadata.authors:
        found.metadata.authors.extend(authors)


def _read_common(index: int, paragraph: Paragraph, found: Surroundings) -> bool:
    """Take a line that may stand in the head and in the tail alike."""
    text, metadata = paragraph.text, found.metadata
    if is_debris(text):
        found.drop(index, paragraph, PAGE_DEBRIS)
    elif page_line := parse_page_line(text):
        if page_line.debris:
            found.dropped.append(Dropped(page_line.debris, PAGE_DEBRIS))
        name = page_line.field
        if name == "retrieved" and metadata.retrieved is None:
            metadata.retrieved = page_line.value
        elif metadata.posted is None or len(metadata.posted) < len(page_line.value):
            name = "posted"
            metadata.posted = page_line.value
        found.take(index, paragraph, name)
    elif publication := parse_publication(text):
        found.enter_publication(publication)
        found.take(index, paragraph, "publication")
    elif is_caption(text) and (found.taken or index):
        found.drop(index, paragraph, PAGE_CAPTION)
    elif authors := parse_byline(text):
        metadata.authors = metadata.authors or list(authors)
        found.take(index, paragraph, "authors")
    else:
        return _read_keyed(index, paragraph, found) or _read_place_and_date(index, paragraph, found)
    return True


def _read_keyed(index: int, paragraph: Paragraph, found: Surroundings) -> bool:
    """Take a line such as ``Title: …`` or ``Date: …``."""
    match = _KEYED.fullmatch(paragraph.text)
    if not match or len(paragraph.text) > _LONGEST_TITLE:
        return False
    key, value = match["key"].lower(), match["value"]
    if key in {"title", "tiêu đề", "tên bài"}:
        found.metadata.title = found.metadata.title or value
        found.take(index, paragraph, "title")
    elif key in {"author", "authors", "tác giả"}:
        found.metadata.authors = found.metadata.authors or [ParsedAuthor(value)]
        found.take(index, paragraph, "authors")
    elif key == "publication":
        found.metadata.publication = found.metadata.publication or value
        found.take(index, paragraph, "publication")
    elif day := read_date(value):
        found.metadata.published = found.metadata.published or day
        found.take(index, paragraph, "published")
    else:
        return False
    return True


def _read_place_and_date(index: int, paragraph: Paragraph, found: Surroundings) -> bool:
    """Take a line such as ``Hanoi, 4 May 2011``: the day on which a text was signed."""
    if len(paragraph.text) > _SHORT or not (found.taken or index):
        return False
    match = _PLACE_AND_DATE.fullmatch(paragraph.text)
    day = read_date(match["date"]) if match and find_date(match["date"]) else None
    if not day:
        return False
    found.metadata.published = found.metadata.published or day
    found.take(index, paragraph, "published")
    return True


def _is_title(paragraph: Paragraph, following: Paragraph | None, found: Surroundings) -> bool:
    """Whether the first bare line is a title: body, or a line of the page, stands below it."""
    if found.metadata.title or not following or len(paragraph.text) > _LONGEST_TITLE:
        return False
    page_line = parse_page_line(following.text)
    if page_line and page_line.field == "posted":
        return True
    bare = is_heading_like(paragraph.text) or (bool(found.taken) and not paragraph.stops)
    return bare and not STARTS_ANEW.match(paragraph.text)


def _is_unsigned_caption(
    paragraph: Paragraph, following: Paragraph | None, found: Surroundings
) -> bool:
    """Whether a bare line ends the block of lines that the page put above the text."""
    lines = found.metadata.lines
    below_posted = bool(lines) and lines[-1].field == "posted" and not paragraph.gap
    return below_posted and not paragraph.stops and bool(following and following.gap)


def _authors(paragraph: Paragraph, *, alone: bool = False) -> tuple[ParsedAuthor, ...]:
    text = paragraph.text
    glued = not re.search(r"[.!?:;…]$", text.rstrip("/"))
    return parse_authors(text, alone=alone) if glued and not STARTS_ANEW.match(text) else ()


def _adds_office(found: Surroundings, index: int, paragraph: Paragraph) -> bool:
    """Take a line below an author's name that holds the office alone."""
    author = found.metadata.authors[-1]
    last = found.metadata.lines[-1] if found.metadata.lines else None
    if (
        not last
        or last.field != "authors"
        or paragraph.stops
        or not is_office_alone(paragraph.text)
    ):
        return False
    found.metadata.authors[-1] = ParsedAuthor(author.name, _joined(author.role, paragraph.text))
    found.take(index, paragraph, "authors")
    return True


def _joined(role: str, office: str) -> str:
    return office if not role or role.isupper() or role.endswith(".") else f"{role}, {office}"
