"""From the bytes of a document to its header, its sections and the statements in them."""
