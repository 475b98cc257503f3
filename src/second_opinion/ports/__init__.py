"""What the inside asks of the outside world: one short Protocol each."""
