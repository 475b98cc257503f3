"""The record: a timeline with filters and search, each fact with where it came from, and what does not fit together."""
