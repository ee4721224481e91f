"""Where the sentences of a document begin and end.

A sentence ends at ``. ! ?`` or an ellipsis, with the closing quotation marks, brackets and footnote
references that follow, where the next word begins with a capital, a digit, a quotation mark or a
bracket; not after an abbreviation or an initial. A block always ends its last sentence.
"""

import re
from collections.abc import Iterator

from articles.text.document import Document

_END = re.compile(
    r"""(?P<stop>[.!?\u2026]+)
        (?:["'\u201d\u2019\u00bb\u203a)\]]|\s?[(\[]\d{1,3}[)\]](?!\w)|[\u00b9\u00b2\u00b3\u2070-\u2079])*
        (?P<space>\s+|$)""",
    re.VERBOSE,
)
_OPENING = frozenset("\"'\u201c\u2018\u00ab\u2039([\u201e\u00bf\u00a1")
_LAST_WORD = re.compile(r"[^\s(\[\"\u201c\u2018]*$")
_LONGEST_WORD = 24  # characters looked back at for an abbreviation
_BEFORE_NAMES = (
    "prof dr mr mrs ms st gen col capt lt sgt maj gov sen rep rev hon pres assoc asst fig messrs "
    "e.g i.e cf vs viz ed eds trans al jr gs ts pgs ths bs ths.bs gs.ts pgs.ts tp đ/c"
)
_BEFORE_NUMBERS = "no nos vol vols p pp art arts ch chap sec para nr op cit fol ibid id tr số nxb"
_NAME_SIGNS = frozenset(_BEFORE_NAMES.split())
_NUMBER_SIGNS = frozenset(_BEFORE_NUMBERS.split())
_NUMBER = re.compile(r"\d|[IVXLC]+\b")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zđ]|[IVXivx]{1,4})")


def sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """The spans of all sentences, block by block, without the space between them."""
    return tuple(
        (block.start + start, block.start + end)
        for block in document.blocks
        for start, end in sentence_spans(document.words(block))
    )


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one block. Linear in its length."""
    start = 0
    for end in _END.finditer(text):
        after = end.end()
        if after < len(text) and not _closes(text, start, end, text[after]):
            continue
        yield start, end.start("space")
        start = after
    if start < len(text):
        yield start, len(text)


def _closes(text: str, start: int, end: re.Match[str], following: str) -> bool:
    """Whether a stop inside a block ends the sentence that began at `start`."""
    if not (following.isupper() or following.isdigit() or following in _OPENING):
        return False
    if end["stop"] != "." or end.start("space") > end.end("stop"):
        return True
    stop = end.start("stop")
    match = _LAST_WORD.search(text, max(start, stop - _LONGEST_WORD), stop)
    word = match[0] if match else ""
    if _ENUMERATOR.fullmatch(text[start:stop][: len("(999")]) and stop - start <= len("(999"):
        return False
    if word.lower() in _NUMBER_SIGNS:
        return not _NUMBER.match(text, end.end())
    if word.lower() in _NAME_SIGNS:
        return False
    return not (_INITIAL.fullmatch(word) and word[0].isupper())
