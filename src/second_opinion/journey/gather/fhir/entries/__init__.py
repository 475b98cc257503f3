"""What all entries say alike: whether it holds, who did it and why."""
