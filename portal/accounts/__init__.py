"""People, how they sign in, what they may do, and what the portal keeps about them."""
