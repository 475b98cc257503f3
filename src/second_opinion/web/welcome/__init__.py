"""The first page, the emergency page, and what a person can do without a binder."""
