"""From the bytes of a file to its resources, each with its place and by every name it may be called."""
