"""Names and offices on a line that names authors.

Names are entered without academic titles, as cataloguers do; the office is the role. A line that
was pasted together from two (``HaiDiplomatic``) is parted where a small letter meets a capital.
"""

import re
import unicodedata

from articles.importing.parsed import ParsedAuthor


def _words(text: str, separator: str | None = None) -> list[str]:
    return [word.strip() for word in text.split(separator)]


_TITLE = re.compile(
    r"""(?<![^\W\d_])(?:
        Ass(?:oc(?:iate)?|t|istant)\.?\s?Prof(?:essor|\.)? | Prof(?:essor|\.)?
        | Ph\.?\s?D\.? | D\.?Sc\.? | Sc\.?D\.?
        | Dr\.? | M\.?Sc\.? | M\.?A\.? | M\.?B\.?A\.? | LL\.?M\.? | Doctor | Master
        | Mr\.? | Mrs\.? | Ms\.? | Sir | Academician
        | PGS\.? | GS\.? | TSKH\.? | TS\.? | ThS\.? | NCS\.? | CN\.? | NGND\.? | NGƯT\.?
        | Giáo\ sư | Phó\ [Gg]iáo\ sư | Tiến\ sĩ | Thạc\ sĩ | Viện\ sĩ
        | Ông | Bà | Đồng\ chí | Đ/c
        | (?:Lt\.?|Lieutenant|Maj\.?|Major|Sr\.?|Senior|Brig\.?)[\ -]\s?
          (?:Gen\.?|General|Col\.?|Colonel)
        | Thượng\ tướng | Đại\ tướng | Trung\ tướng | Thiếu\ tướng | Đại\ tá | Thượng\ tá
    )(?![^\W\d_])\.?""",
    re.VERBOSE,
)
_OFFICE_WORDS = frozenset(
    _words(
        """
        president secretary minister chairman chairwoman chairperson chair director head dean
        rector chief deputy vice member editor editor-in-chief ambassador governor premier
        researcher lecturer professor institute academy university ministry department council
        committee commission bureau politburo party board office center centre school college
        faculty journal review magazine newspaper agency association union government assembly
        state permanent standing former acting spokesman spokesperson correspondent reporter
        general consul delegate envoy leader representative fellow analyst expert economist
        historian tổng chủ tịch bí thư thủ tướng bộ trưởng thứ giám đốc viện học trường đại
        phó ủy uỷ viên hội đồng ban thành cục vụ đảng nước nguyên hiệu biên tập phòng khoa
        trung tâm sở chánh văn
        """
    )
)
_OFFICE_PREFIXES = tuple(
    sorted(
        _words(
            """
            General Secretary | Party General Secretary | State President | President
            | Vice President | Prime Minister | Deputy Prime Minister | Foreign Minister
            | Defense Minister | Defence Minister | Deputy Foreign Minister | Minister
            | Deputy Minister | Vice Minister | Chairman | Chairwoman | Vice Chairman
            | National Assembly Chairman | National Assembly Chairwoman | Secretary | Director
            | Deputy Director | Ambassador | Editor-in-Chief | Director General | Secretary General
            | Secretary-General | Party General Secretary and State President | Tổng Bí thư
            | Chủ tịch nước | Tổng Bí thư, Chủ tịch nước | Phó Chủ tịch nước | Thủ tướng
            | Thủ tướng Chính phủ | Phó Thủ tướng | Chủ tịch Quốc hội | Bộ trưởng
            | Bộ trưởng Ngoại giao | Bộ trưởng Bộ Ngoại giao | Thứ trưởng | Chủ tịch | Phó Chủ tịch
            | Bí thư | Giám đốc | Viện trưởng | Đại sứ
            """,
            "|",
        ),
        key=len,
        reverse=True,
    )
)
_SURNAMES = frozenset(
    _words(
        """
        nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly to truong dinh
        luong mai trinh doan lam cao ha ta chu dao quach thai phung kieu luu vuong tong la
        tang nghiem an bach chau cu diep giang han khuc kim lai lo luc ma mac nong ong quan tu
        than thi tieu ton trieu ung van vi vien xa
        """
    )
)
_NO_NAMES = frozenset(_words("the a and end this that thank thanks new more read see"))
_PARTICLES = frozenset(_words("van von de der den da di du la le al bin ibn dos y"))
_NO_GLUE = re.compile(r"\b(?:Mac|Mc|De|Di|La|Le|Van|Fitz|Du|Des)$")
_BY = re.compile(
    r"(?:By|Written by|Authors?\s*:|Tác giả\s*:|Bài\s*:|Người viết\s*:|Theo tác giả)\s+(?=\S)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(,\s+(?:and|và)\s|,|;|\s&\s|\s(?:and|và)\s|\s[-–—]\s|\(|\))\s*")
_LONGEST = 300  # characters of a line that names authors
_LONGEST_NAME = 5  # words


def parse_byline(text: str) -> tuple[ParsedAuthor, ...]:
    """The authors on a line that says that it names them (``By …``), else none."""
    match = _BY.match(text)
    if not match or len(text) > _LONGEST:
        return ()
    return _parse(text[match.end() :])


def parse_authors(text: str, *, alone: bool = False) -> tuple[ParsedAuthor, ...]:
    """The authors on a bare line: none unless an academic title, an office or a name shows it.

    With `alone` the place of the line shows it already: words that look like a name are enough.
    """
    if len(text) > _LONGEST or not text[0].isupper():
        return ()
    titled = bool(_TITLE.search(text))
    authors = _parse(text)
    if not authors or not all(_is_name(author.name) for author in authors):
        return ()
    known = all(is_vietnamese_name(author.name) for author in authors)
    with_office = any(_is_office(author.role) for author in authors)
    return authors if titled or known or alone or (with_office and len(authors) == 1) else ()


def is_office_alone(text: str) -> bool:
    """Whether a short line is an office without a name, as below an author's name."""
    return (
        len(text) <= _LONGEST and _is_office(text) and text[0].isupper() and text[-1] not in ".:;!?"
    )


def is_vietnamese_name(text: str) -> bool:
    """Whether two to five words begin with a Vietnamese family name."""
    words = text.split()
    return 1 < len(words) <= _LONGEST_NAME and _folded(words[0]) in _SURNAMES and _is_name(text)


def _parse(text: str) -> tuple[ParsedAuthor, ...]:
    head, *offices = _unglued(text.strip(" ./"))
    people: list[tuple[str, list[str], list[str]]] = []  # name, offices, academic titles
    waiting: list[str] = []  # titles before a name
    separator = ""
    for piece in _SEPARATOR.split(head):
        if _SEPARATOR.fullmatch(f" {piece} ") or not piece:
            separator = piece.strip()[:1] if piece[:1] == "," else piece or separator
            continue
        titles = [title.strip() for title in _TITLE.findall(piece)]
        rest = " ".join(_TITLE.sub(" ", piece).split()).strip(" .")
        office, name = _office_before_name(rest)
        if not rest:
            (people[-1][2] if people else waiting).extend(titles)
        elif name and separator not in {"-", "–", "—", "("}:
            people.append((name, [office] if office else [], [*waiting, *titles]))
            waiting = []
        elif people:
            held = people[-1][1]
            if held and separator.strip() not in {"(", ")"}:
                joint = f"{separator} " if separator in {",", ";"} else f" {separator.strip()} "
                held[-1] += joint + piece
            else:
                held.append(piece)
        else:
            return ()
        separator = ""
    if not people:
        return ()
    people[-1][1].extend(office.strip(" .,;") for office in offices)
    return tuple(
        ParsedAuthor(name, ", ".join(roles) or ", ".join(titles)) for name, roles, titles in people
    )


def _unglued(text: str) -> list[str]:
    """The parts of a line whose parts were pasted together without a space."""
    text = re.sub(r"(Ph\.?D\.?|TS\.?|MSc)(?=[A-ZĐ][^\W\d_])", "\\1\n", text)
    parts: list[str] = []
    start = 0
    for index in range(1, len(text) - 1):
        before, here, after = text[index - 1], text[index], text[index + 1]
        left = text[start:index]
        if here == "\n" or (
            before.islower() and here.isupper() and after.islower() and not _NO_GLUE.search(left)
        ):
            parts.append(left)
            start = index
    return [*parts, text[start:].strip()]


def _office_before_name(text: str) -> tuple[str, str]:
    """An office and the name behind it: ``Prime Minister`` and who it is, or ``""``."""
    for prefix in _OFFICE_PREFIXES:
        rest = text[len(prefix) :]
        if (
            text.lower().startswith(prefix.lower())
            and rest.startswith(" ")
            and _is_name(rest.strip())
        ):
            return text[: len(prefix)], rest.strip()
    if _is_name(text):
        return "", text
    words = text.split()
    if _is_office(text):
        for index in range(1, len(words) - 1):
            name = " ".join(words[index:])
            if is_vietnamese_name(name):
                return " ".join(words[:index]), name
    return "", ""


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and all(_is_name_word(word) for word in words)
        and words[0][0].isupper()
        and words[0].lower() not in _NO_NAMES
        and words[-1][0].isupper()
        and not _is_office(text)
    )


def _is_name_word(word: str) -> bool:
    letters = re.sub(r"[.'’\-]", "", word)
    return letters.isalpha() and (letters[0].isupper() or word in _PARTICLES)


def _is_office(text: str) -> bool:
    """Whether a word of offices stands in it; in Vietnamese names such words are syllables too."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)]
    hits = [word in _OFFICE_WORDS for word in words]
    if any(word.isascii() and hit for word, hit in zip(words, hits, strict=True)):
        return True
    return sum(hits) > 1


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(character for character in plain if not unicodedata.combining(character))
