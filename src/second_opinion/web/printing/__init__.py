"""Forms and guides to print, without a binder and without an account."""
