"""What outside judges of speed and craft say of the pages as they are shipped: ``make audit``."""
