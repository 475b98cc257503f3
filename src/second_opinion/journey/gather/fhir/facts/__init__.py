"""One module for each kind of fact that a resource becomes."""
