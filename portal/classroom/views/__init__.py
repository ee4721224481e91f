"""Pages of classes. All are private; a class of others does not exist."""
