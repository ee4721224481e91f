"""Finding words that a person typed in a text that may break its lines elsewhere."""

import re

from articles.text.normalising import normalise


def occurrences(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of `words` within ``text[start:end]``, in order, without overlaps.

    Letters and signs must be the same; a space matches any white space, so that words can be found
    across a line break.
    """
    wanted = normalise(words).text.split()
    if not wanted:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted))
    return [match.span() for match in pattern.finditer(text, start, end)]
