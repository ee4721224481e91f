"""What other rooms may listen to."""

from django.dispatch import Signal

revision_saved = Signal()
"""Sent inside the transaction that saved a revision, with ``revision`` and ``by``."""
