"""Changes to texts: one function each, keyword-only, with who makes it first."""
