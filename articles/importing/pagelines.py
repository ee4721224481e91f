"""Lines of a scraped page that are no part of its text: what each is and what it says."""

import re
from dataclasses import dataclass

from articles.importing.dates import TIME, find_date, read_date, read_time

_WEEKDAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?"
    r"|Thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|Chủ\s+nhật",
    re.IGNORECASE,
)
_DEBRIS = (
    r"Send|Print|Share|E-?mail|Tweet|Facebook|Zalo|Twitter|Save|Comments?|Font\s+size|Aa?[+-]|Back|Top|Home"
    r"|Listen|Bookmark|Copy\s+link|Download(?:\s+PDF)?|Print\s+version|Send\s+to\s+friend|Gửi|In|Chia\s+sẻ|Lưu"
    r"|Bản\s+in|Gửi\s+email|Bình\s+luận|Nghe|Cỡ\s+chữ|In\s+bài|In\s+trang|Gửi\s+bài|Về\s+trang\s+chủ"
)
_ONLY_DEBRIS = re.compile(rf"(?:(?:{_DEBRIS})[\s|/·•,:-]*)+", re.IGNORECASE)
_POSTED_SIGN = re.compile(
    r"(?:Posted|Updated|Last\s+updated|Published\s+online|Ngày\s+đăng|Đăng\s+lúc|Cập\s+nhật)(?:\s+(?:on|at|lúc))?\s*:?\s*",
    re.IGNORECASE,
)
_RETRIEVED_SIGN = re.compile(
    r"(?:Retrieved|Accessed|Access\s+date|Truy\s+cập)(?:\s+(?:on|ngày))?\s*:?\s*", re.IGNORECASE
)
_ZONE = re.compile(r"\(?(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d\d)?\)?|\b[AP]M\b", re.IGNORECASE)
_AFTERNOON = re.compile(r"\d\s?PM\b", re.IGNORECASE)
_CAPTION_SIGN = re.compile(
    r"(?:\b(?:Photo|Photograph|Picture|Image|Illustration|Artwork|Graphic|Ảnh|Hình|Ảnh\s+minh\s+họa|Tranh)"
    r"(?:\s+(?:source|credit|by|courtesy|nguồn|tư\s+liệu))?\s*:\s*\S"
    r"|\bNguồn\s+ảnh\s*:|^(?:Artwork|Illustration|Photo|Ảnh\s+minh\s+họa)\b\.?$|\((?:Photo|Ảnh|Hình|Source)\s*:"
    r"|\bPhoto\s+by\s+[A-Z])",
)
_SIGN_AT_END = 60  # characters from the end of a caption within which its sign begins
_LONGEST_CAPTION = 350
_LONGEST = 120  # characters of any other such line


@dataclass(frozen=True, slots=True)
class PageLine:
    """A date on the page: `field` is ``posted`` or ``retrieved``; `debris` stood beside it."""

    field: str
    value: str
    debris: str = ""


def parse_page_line(text: str) -> PageLine | None:
    """The date that a line of the page states and nothing else, but for words of its buttons.

    A weekday with a day is the day on which the page was shown; with a minute, the minute at which
    the text was put there.
    """
    if sign := _RETRIEVED_SIGN.match(text[:_LONGEST]):
        day = read_date(text[sign.end() :])
        return PageLine("retrieved", day) if day else None
    return _parse_dated(text) if len(text) <= _LONGEST else None


def _parse_dated(text: str) -> PageLine | None:
    sign = _POSTED_SIGN.match(text)
    rest = text[sign.end() :] if sign else text
    weekday = _WEEKDAY.match(rest)
    rest = rest[weekday.end() :] if weekday else rest
    found = find_date(rest)
    if not found or len(found[0]) < len("2014-05-26"):
        return None
    value, start, end = found
    before, after = rest[:start], rest[end:]
    time = TIME.search(after) or TIME.search(before)
    if time:
        before, after = (part.replace(time[0], " ") for part in (before, after))
    debris = _ZONE.sub(" ", after).strip(" ,.|;:()'’-–")
    foreign = before.strip(" ,.|;:-–()") not in {"", "ngày", "at", "on", "lúc"}
    if foreign or (debris and not _ONLY_DEBRIS.fullmatch(debris)):
        return None
    if time:
        return PageLine(
            "posted", f"{value}T{read_time(time, afternoon=bool(_AFTERNOON.search(text)))}", debris
        )
    return PageLine("retrieved" if weekday and not sign else "posted", value, debris)


def is_debris(text: str) -> bool:
    """Whether a line has nothing but the words of a page's buttons."""
    return len(text) <= _LONGEST and bool(_ONLY_DEBRIS.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether a line ends in the sign of who made a picture."""
    if len(text) > _LONGEST_CAPTION:
        return False
    match = _CAPTION_SIGN.search(text, max(0, len(text) - _SIGN_AT_END))
    return bool(match)
