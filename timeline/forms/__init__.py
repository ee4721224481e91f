"""What editors fill in about events and figures."""
