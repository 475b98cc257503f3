"""Page one: what a doctor with five minutes must know."""
