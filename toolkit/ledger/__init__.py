"""What came in, what was found and what was decided, kept for good."""
