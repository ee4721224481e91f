"""The desk: Django's admin in the portal's colours."""
