"""The editing desk of events and figures."""

from timeline.admin.events import EventAdmin
from timeline.admin.indicators import IndicatorAdmin

__all__ = ["EventAdmin", "IndicatorAdmin"]
