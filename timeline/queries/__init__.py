"""Reads across several tables, each for one purpose."""
