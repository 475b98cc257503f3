"""The steps of the journey, in plain Python: no Django, no network, no clock, no files."""
