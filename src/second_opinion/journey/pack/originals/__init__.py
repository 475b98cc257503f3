"""The originals: their list, their words, and what this packet was made from."""
