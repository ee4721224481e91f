"""Pages, fragments and forms of a learner's own."""
