"""Making a binder, opening it, locking it."""
