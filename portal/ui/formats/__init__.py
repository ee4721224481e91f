"""How the desk writes days and hours: the day first and 24 hours, in both languages.

Forms take what they show, and ISO 8601. Pages word dates themselves (`portal.ui.languages`).
"""
