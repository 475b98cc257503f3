"""Procedures, background, plans, and what was billed."""
