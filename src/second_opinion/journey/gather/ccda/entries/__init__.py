"""What an entry is, and what all entries say alike."""
