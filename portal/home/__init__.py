"""The front page, above the rooms that it shows."""
