"""Laboratory results, vital signs and other measurements, as trends."""
