"""Reads of a learner's own work."""
