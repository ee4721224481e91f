"""What editors fill in on the desk."""
