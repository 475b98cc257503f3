"""The command line: one file per command, the same words as the steps."""
