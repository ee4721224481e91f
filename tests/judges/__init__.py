"""Judges from outside: what they know of HTML and access, we do not have to know."""
