"""Reads of several tables for pages of classes."""
