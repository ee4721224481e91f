"""Carries places in one text to another: from revision to revision, or by quote."""

from articles.anchoring.carrying import AnchorStatus, Carried, Reason, reanchor
from articles.anchoring.quotes import Found, Selectors, find_quote, selectors
from articles.anchoring.substance import differs_in_substance

__all__ = [
    "AnchorStatus",
    "Carried",
    "Found",
    "Reason",
    "Selectors",
    "differs_in_substance",
    "find_quote",
    "reanchor",
    "selectors",
]
