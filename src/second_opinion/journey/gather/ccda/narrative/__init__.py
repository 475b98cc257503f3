"""What a section says in words, and what an entry points to in it."""
