"""What only all entries together say: the people, the panels, the heading and the warnings."""
