"""Which binder this process has open. Until one is, nothing in the store can be read: the key is simply not here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class LockedError(Exception):
    """No binder is open; the person has to unlock one first."""


@dataclass(frozen=True, repr=False)
class Opened:
    """The open binder's database, its key, and the key of its chain of changes (32 bytes each)."""

    database: Path
    key: bytes
    chain: bytes


class Keyring:
    """Holds at most one open binder for this process. ``turn`` grows with every opening and locking, so that a
    connection can tell that it was made for a binder that is not open any more."""

    def __init__(self) -> None:
        self._opened: Opened | None = None
        self.turn = 0

    def hold(self, opened: Opened) -> None:
        """From now on the store reads and writes this binder."""
        self.turn += 1
        self._opened = opened

    def drop(self) -> None:
        """Forget the keys. Connections are closed by whoever locks."""
        self.turn += 1
        self._opened = None

    @property
    def opened(self) -> Opened:
        """The open binder. Raises LockedError."""
        if self._opened is None:
            raise LockedError
        return self._opened

    @property
    def is_open(self) -> bool:
        """True while a binder is open."""
        return self._opened is not None


keyring = Keyring()
