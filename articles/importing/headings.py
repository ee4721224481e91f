"""Which bare lines are headings, and of which level.

A heading is a short line without a full stop, no list item, with body text below it. Nothing in a
plain file states its level; what the words themselves show decides:

- enumerated (``First, …``, ``1.1``) below another heading: level 3;
- right below another heading, with no text between: level 3;
- made of the words of the section's heading, of which it takes up a part: level 3;
- made of words of the level 3 headings so far, behind one of them: level 3 again;
- else level 2.
"""

import re
from collections.abc import Sequence

_LONGEST_WORDS = 28
_LONGEST = 200  # characters
_LONGEST_QUESTION = 14  # words
_LONGEST_RUN = 3  # bare lines in a row; more are verse or a list
_END = re.compile(r"""[.!;:,…/]["'”’»)\]]*$""")
_REFERENCE = re.compile(r"\s?[(\[]\d{1,3}[)\]]$")
_QUESTION = re.compile(r"""\?["'”’»)]*$""")
_BULLET = re.compile(r"[-–—•*+▪●]\s|[(\[]\d|[a-zđ]\)")
_ORDINAL = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Last|Final)(?:ly)?\s*[,:]"
    r"|Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*[,:]"
    r"|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là\s*[,:]?"
    r"|\d{1,2}\.\d{1,2}\.?\s|[A-Za-z][.)]\s"
)
_ROMAN = re.compile(r"[IVX]{1,5}[.\-–)]\s")
_ARABIC = re.compile(r"\d{1,2}[.\-–)]\s")
_SMALL = (
    "the a an of on in for and or to at by with from its their into as is are và của "
    "về trong các những"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_SHARE_OF_SIBLING = 2 / 3


def is_heading_like(text: str) -> bool:
    """Whether a line has the form of a heading, wherever it stands."""
    text = _REFERENCE.sub("", text)
    words = text.split()
    if len(text) > _LONGEST or len(words) > _LONGEST_WORDS or _END.search(text):
        return False
    if _QUESTION.search(text) and len(words) > _LONGEST_QUESTION:
        return False
    first = next((character for character in text if character.isalnum()), "")
    return bool(first) and not first.islower() and not _BULLET.match(text)


def find_headings(texts: Sequence[str]) -> dict[int, int]:
    """The levels of the headings among the paragraphs of a body, by index."""
    like = [is_heading_like(text) for text in texts]
    headings: list[int] = []
    index = 0
    while index < len(texts):
        if not like[index]:
            index += 1
            continue
        end = index
        while end < len(texts) and like[end]:
            end += 1
        if end < len(texts) and end - index <= _LONGEST_RUN:
            headings.extend(range(index, end))
        index = end
    return _levels(texts, headings)


def _levels(texts: Sequence[str], headings: Sequence[int]) -> dict[int, int]:
    levels: dict[int, int] = {}
    roman = any(_ROMAN.match(texts[index]) for index in headings)
    section: set[str] = set()
    parts: set[str] = set()  # words of the level 3 headings so far
    unnumbered = False  # whether a heading without a number stands before
    previous = None
    for index in headings:
        ordinal = bool(_ORDINAL.match(texts[index]))
        words = _content_words(texts[index])
        below_another = previous == index - 1 and levels[previous] == 2  # noqa: PLR2004
        behind_part = previous is not None and levels[previous] > 2  # noqa: PLR2004
        is_part = (
            (ordinal and unnumbered)
            or (roman and _ARABIC.match(texts[index]))
            or below_another
            or (len(words) > 1 and words < section)
            or (behind_part and len(words & parts) >= _SHARE_OF_SIBLING * len(words) > 0)
        )
        if previous is not None and is_part and not _ROMAN.match(texts[index]):
            levels[index] = 3
            parts |= words
        else:
            levels[index] = 2
            section = words
        unnumbered = unnumbered or not ordinal
        previous = index
    return levels


def _content_words(text: str) -> set[str]:
    """The words of a heading without small ones, and without the s of a plural."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {word.removesuffix("s") for word in words if word not in _SMALL_WORDS}
