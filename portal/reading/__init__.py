"""The reading room: the shelf of texts and the page of each."""
