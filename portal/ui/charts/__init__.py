"""Drawings that hold on paper: scales, the timeline, axes and series, as finished numbers for SVG.

Nothing here knows Django or the database. Templates write the numbers down as they stand.
"""
