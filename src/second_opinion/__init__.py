"""Second Opinion: from "I was just told something serious" to "I have chosen, and it happened"."""

__version__ = "0.1.0"
