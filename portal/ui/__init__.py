"""How things look everywhere, and how a page reaches the reader."""
