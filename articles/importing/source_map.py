"""From places in a decoded file to places in the text that was read from it, and back."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def span_in_text(source_map: Iterable[Sequence[int]], start: int, end: int) -> Span | None:
    """Where ``file[start:end]`` stands in the text; None where nothing of it was kept."""
    return _across(source_map, start, end)


def span_in_file(source_map: Iterable[Sequence[int]], start: int, end: int) -> Span | None:
    """Where ``text[start:end]`` comes from in the file; None where it comes from nowhere."""
    return _across(((run[2], run[3], run[0], run[1]) for run in source_map), start, end)


def _across(runs: Iterable[Sequence[int]], start: int, end: int) -> Span | None:
    """The smallest span that holds all that a span touches on the other side.

    A run with equal lengths maps character by character, any other as a whole.
    """
    found: list[Span] = []
    for here_start, here_end, there_start, there_end in runs:
        low, high = max(start, here_start), min(end, here_end)
        if low >= high:
            continue
        if here_end - here_start == there_end - there_start:
            shift = there_start - here_start
            found.append((low + shift, high + shift))
        else:
            found.append((there_start, there_end))
    if not found:
        return None
    return min(low for low, _ in found), max(high for _, high in found)
