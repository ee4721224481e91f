"""The languages that dates have words in."""

from typing import Literal

Language = Literal["en", "vi"]
"""A language code as Django's `get_language` returns it on this site."""
