"""A learner's own: what somebody read, marked, noted and answered, with or without a class."""
