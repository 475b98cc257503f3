"""Our side of each measurement, run in a process of its own."""
