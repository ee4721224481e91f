"""Changes to events and figures: one function each, keyword-only, with who makes it first."""
