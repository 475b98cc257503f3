"""Which facts stand in the packet, each once, and the marks that lead back to their source."""
