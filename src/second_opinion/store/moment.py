"""Several questions about one moment: what another program commits in between is not seen by half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is of the moment of the first question. Holds up nobody; nothing is to be written inside.

    Within another moment or a transaction it changes nothing.
    """
    connection.ensure_connection()
    held = connection.connection
    if held.in_transaction:
        yield
        return
    held.execute("BEGIN")
    try:
        yield
    finally:
        # A binder that was locked meanwhile has closed the connection.
        if connection.connection is held:
            held.rollback()
