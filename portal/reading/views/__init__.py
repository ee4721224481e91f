"""The reading room over HTTP: texts, terms, and texts beside each other."""
