"""Promises of speed, each measured against a peer and a physical limit in the same run."""
