"""What teachers and students fill in."""
