"""The story of Rosa Delgado, written once: what is true, and how each place tells it. ``whole`` puts it together."""
