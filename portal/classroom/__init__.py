"""Classes and what is assigned to them: who may see whose work is decided here."""
