"""What the outer layers may ask and do: plain functions, one module per step, returning record types or frozen values.

Import these only after :func:`second_opinion.store.setup.setup`. With no binder open each raises LockedError.
"""
