"""A consistent copy of a database while it is in use, under the same key, and the proof that a copy is sound."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from second_opinion.store.sqlcipher.base import code_of, connect, is_damage


class UnsoundError(Exception):
    """A database does not pass its own checks."""


@contextmanager
def copied(database: Path, key: bytes) -> Iterator[Path]:
    """A consistent copy for as long as it is needed: beside the database, encrypted as it is. Raises as
    ``copy_database``. What a crash leaves of it is swept with everything unfinished."""
    copy = database.with_name(f".unfinished-{secrets.token_hex(8)}")
    try:
        copy_database(database, key, copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def copy_database(database: Path, key: bytes, place: Path) -> None:
    """Copy to a new file, encrypted as the original is, check it, and have it on the disk. Raising, it leaves no copy.

    Raises UnsoundError when the database is damaged, OSError when the disk does not take the copy.
    """
    try:
        with closing(connect(str(database), key)) as here, closing(connect(str(place), key)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")
        if problems(place, key):
            raise UnsoundError
        _sync(place, os.O_RDWR)
        sync_folder(place.parent)
    except dbapi2.DatabaseError as error:
        place.unlink(missing_ok=True)
        if is_damage(error):
            raise UnsoundError from error
        number = errno.ENOSPC if code_of(error) == dbapi2.SQLITE_FULL else errno.EIO
        raise OSError(number, os.strerror(number)) from error
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def problems(database: Path, key: bytes) -> tuple[str, ...]:
    """What is wrong with a database: every page against its seal (cipher_integrity_check), then SQLite's own check."""
    found = list[str]()
    try:
        with closing(connect(str(database), key)) as opened:
            # What still waits in the write-ahead log goes into the file first: the check of the seals sees the file
            # alone, and after a power cut a page there may be half of one whose whole stands in the log.
            busy = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                found += [row[0] for row in opened.execute("PRAGMA cipher_integrity_check")]
            found += [row[0] for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += ["foreign key" for _ in opened.execute("PRAGMA foreign_key_check")]
    except dbapi2.DatabaseError as error:
        # A page so damaged that the checks themselves end at it.
        found.append(str(error))
    return tuple(found)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows has none to sync; its renames are journalled."""
    if os.name != "nt":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
