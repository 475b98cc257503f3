"""Zips of records, and the record packages (IHE XDM) that portals send as zips."""
