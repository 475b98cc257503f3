"""Who this is for, what was said, and what to ask: the case a second opinion is sought for."""
