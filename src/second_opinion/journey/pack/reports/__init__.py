"""Imaging, pathology and other reports, in full."""
