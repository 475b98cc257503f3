"""The journey as a list of twelve steps: where you are, and what is next."""
