"""Pages for people who sign in."""
