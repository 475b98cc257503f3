"""One module for each kind of fact that an entry becomes."""
