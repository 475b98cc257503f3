"""The story in the order of time."""
