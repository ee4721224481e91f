"""Changes to classes, who is in them, and what is assigned."""
