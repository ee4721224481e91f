"""A course as files: reading them in, writing them out; the courses that ship."""
