"""The trash: what was thrown away can be had back for 30 days."""
