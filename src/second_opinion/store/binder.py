"""The front door of the store: open a binder's database with its key, bring it up to date, close it again."""

from __future__ import annotations

from pathlib import Path

from django.db import DatabaseError

from second_opinion.store.copying import UnsoundError
from second_opinion.store.keyring import LockedError, Opened, keyring
from second_opinion.store.setup import setup
from second_opinion.store.sqlcipher.base import close_all, is_damage
from second_opinion.store.upgrade import NewerStoreError, bring_up_to_date

__all__ = ["DamagedStoreError", "LockedError", "NewerStoreError", "close_store", "is_open", "open_store", "setup"]


class DamagedStoreError(Exception):
    """The database cannot be read with this binder's key: it is damaged, or not this binder's. Nothing was changed."""


def open_store(database: Path, key: bytes, chain: bytes) -> None:
    """Open the database of a binder for this whole process, making or upgrading its tables where needed.

    ``key`` is SQLCipher's raw key and ``chain`` the key of the chain of changes, 32 bytes each. Before an upgrade a
    verified copy is put beside the database. Raises NewerStoreError when a newer program made it, DamagedStoreError,
    and DatabaseError or OSError when it can not be read or written just now.
    """
    setup()
    close_store()
    keyring.hold(Opened(database, key, chain))
    try:
        # Made here so that nobody else on this computer may read it; SQLite gives its other files the same rights.
        database.touch(mode=0o600, exist_ok=True)
        bring_up_to_date(database, key)
        _finish_merging()
    except UnsoundError as error:
        close_store()
        raise DamagedStoreError from error
    except BaseException as error:
        close_store()
        if isinstance(error, DatabaseError) and is_damage(error):
            raise DamagedStoreError from error
        raise


def _finish_merging() -> None:
    """What a crash came between, or an upgrade asks for: the record is made again before anybody looks at it."""
    from second_opinion.store import sorting  # noqa: PLC0415 -- needs the settings made one line above

    if sorting.is_due():
        sorting.sort_again()


def close_store() -> None:
    """Lock: forget the keys and close every connection of every thread. Whoever asks after it gets LockedError."""
    keyring.drop()
    close_all()


def is_open() -> bool:
    """True while a binder is open in this process."""
    return keyring.is_open
