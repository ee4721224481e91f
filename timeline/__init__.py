"""Events and figures, vouched for by passages. Knows articles."""
