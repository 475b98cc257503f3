"""Get the records together: drop files, see a true bar, and be told how each file ended."""
