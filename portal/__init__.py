"""The site: rooms that present the material."""
