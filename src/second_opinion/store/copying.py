"""A consistent copy of a database while it is in use, under the same key, and the proof that a copy is sound."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from second_opinion.store.sqlcipher.base import connect


class UnsoundError(Exception):
    """A database does not pass its own checks."""


def copy_database(database: Path, key: bytes, place: Path) -> None:
    """Copy to a new file, encrypted as the original is, and check it. Raises UnsoundError, and leaves no copy then."""
    try:
        with closing(connect(str(database), key)) as here, closing(connect(str(place), key)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")
        found = problems(place, key)
        if found:
            raise UnsoundError
        _sync(place)
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def problems(database: Path, key: bytes) -> tuple[str, ...]:
    """What is wrong with a database: every page against its seal (cipher_integrity_check), then SQLite's own check."""
    with closing(connect(str(database), key)) as opened:
        sealed = [row[0] for row in opened.execute("PRAGMA cipher_integrity_check")]
        inner = [row[0] for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
        foreign = ["foreign key" for _ in opened.execute("PRAGMA foreign_key_check")]
    return (*sealed, *inner, *foreign)


def _sync(place: Path) -> None:
    descriptor = os.open(place, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
