"""The texts and every way of pointing into them. Knows no other room."""
