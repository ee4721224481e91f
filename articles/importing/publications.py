"""The line that says where and when a text appeared."""

import re
from dataclasses import dataclass

from articles.importing.dates import find_date

_ENGLISH = re.compile(
    r"\(?(?:(?:The|This)\s+(?:\w+\s+)?(?:article|text|essay|speech|paper|piece|interview|commentary|report)\s+)?"
    r"(?:(?:was|is|were|has\s+been|had\s+been)\s+)?(?:(?:first|originally|also)\s+)?"
    r"(?:published|printed|reprinted|carried|appeared|posted)\s+(?:in|on|by|at|from)\s+(?P<rest>.+?)\)?\.?",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    r"\(?(?:(?:Bài|Bài\s+viết|Bài\s+báo|Bài\s+này|Bài\s+viết\s+này|Văn\s+bản)\s+)?(?:đã\s+)?(?:được\s+)?"
    r"(?:đăng|in|công\s+bố|đăng\s+tải)\s+(?:trên|tại|ở|trong)\s+(?P<rest>.+?)\)?\.?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\(?(?:Source|Publication|Published|Published\s+in|First\s+published|Nguồn|Xuất\s+bản|Theo)\s*:\s*(?P<rest>.+?)\)?\.?",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\((?:Theo|According\s+to|From)\s+(?P<rest>[^()]+(?:\([^()]*\))?)\)\.?")
_ISSUE = re.compile(
    r"\b(?:Nos?\.?|Number|Issue|Vol(?:ume)?\.?|số|kỳ|tập)\s*\d[\w/\-]*(?:\s?\(\d{1,4}\))?"
    r"(?:\s*,\s*(?:Nos?\.?|Number|Issue|số)\s*\d[\w/\-]*(?:\s?\(\d{1,4}\))?)?",
    re.IGNORECASE,
)
_NUMBER_OF_ISSUE = re.compile(r"(?:Nos?\.?|Number|Issue|số|kỳ)\s*(\d[^,]*)", re.IGNORECASE)
_YEAR_OF_ISSUE = re.compile(r"[/-]((?:19|20)\d\d)$")
_PERIODICAL = re.compile(
    r"\b(?:Review|Journal|Magazine|Newspaper|Times|Daily|Gazette|Bulletin|Studies|Post|Herald|Weekly|Quarterly"
    r"|News|Tribune|Tạp\s+chí|Báo|Nhân\s+Dân|Nhan\s+Dan|Công\s+báo|Thông\s+tấn)\b"
)
_AGENCIES = (
    "VNA",
    "VOV",
    "VGP",
    "TTXVN",
    "ĐCSVN",
    "CPV",
    "TCCS",
    "TCCSĐT",
    "QĐND",
    "Nhan Dan",
    "NDO",
    "Nhân Dân",
)
_DATELINE = re.compile(
    r"(?:(?P<place>[A-ZĐ][^\W\d_]+(?:\s[A-ZĐ][^\W\d_]+){0,2})\s)?\(?"
    r"(?P<name>(?:[A-ZĐ][\w’']*|of|and|for|the)(?:\s(?:[A-ZĐ][\w’']*|of|and|for|the|chí|sản)){0,5})\)?\s[-–—]\s(?=\S)"
)
_LONGEST = 250  # characters
_LONGEST_NAME = 100
_NOT_IN_NAME = re.compile(
    r"(?:,|\(|\s|-|–|\b(?:on|in|of|dated|issued|ngày|tháng|năm|ra))*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a text appeared; `issue` as printed, `published` as EDTF."""

    name: str
    issue: str | None = None
    published: str | None = None


def parse_publication(text: str) -> Publication | None:
    """What a line says of the publication, if it says that and nothing else.

    Without words that introduce it (``published in``), a line must name a periodical together with
    an issue or a date.
    """
    if len(text) > _LONGEST:
        return None
    for pattern in (_ENGLISH, _VIETNAMESE, _SIGNED, _ACCORDING):
        if match := pattern.fullmatch(text):
            return _split(match["rest"])
    bare = text.strip("() ").rstrip(".")
    if not _PERIODICAL.search(bare) and bare.removeprefix("Theo ") not in _AGENCIES:
        return None
    if bare.startswith("Theo "):
        return _split(bare.removeprefix("Theo ")) if len(bare) <= _LONGEST_NAME else None
    publication = _split(bare) if re.search(r"[,(]", bare) else None
    known = publication and (publication.issue or publication.published)
    return publication if known and publication and _PERIODICAL.search(publication.name) else None


def dateline(text: str) -> str | None:
    """The publication or agency before the first words of a text, as in ``Daily News - On …``."""
    match = _DATELINE.match(text)
    if not match:
        return None
    name = match["name"]
    whole = f"{match['place']} {name}" if match["place"] and "(" not in match[0] else name
    return whole if name in _AGENCIES or _PERIODICAL.search(whole) else None


def _split(rest: str) -> Publication | None:
    """Name, issue and date of ``the Monthly Review, No. 12 (May 2011)``."""
    issue = _ISSUE.search(rest)
    without = rest[: issue.start()] + " " * len(issue[0]) + rest[issue.end() :] if issue else rest
    found = find_date(without)
    end = min([len(rest)] + ([issue.start()] if issue else []) + ([found[1]] if found else []))
    behind = without[max(end, found[2] if found else 0) :]
    name = _NOT_IN_NAME.sub("", rest[:end])
    name = re.sub(r"^(?:the\s+|báo\s+)", "", name.strip(" ,.;:\"“”'"), flags=re.IGNORECASE)
    if (
        not name
        or len(name) > _LONGEST_NAME
        or not (re.search(r"[A-ZĐ]|\.\w", name))
        or re.search(r"\w{3}", behind)
    ):
        return None
    year = _YEAR_OF_ISSUE.search(issue[0]) if issue else None
    published = found[0] if found else year and year[1]
    return Publication(name, issue[0] if issue else None, published)


def number_of_issue(text: str) -> str:
    """An issue as records keep it: the number alone, without the “No.” that is printed before it.

    What names a volume too stays as it is.
    """
    match = _NUMBER_OF_ISSUE.fullmatch(text.strip())
    return match[1].strip() if match else text.strip()
