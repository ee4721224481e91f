"""The course that ships, read as the files that it is."""
