"""A disk that says no at the nth call that writes, syncs, truncates, renames or removes, in a database or beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from second_opinion.outside.binder.disk import RealDisk
from tests.programmes import shim

FOREVER: Final = 1 << 30


class Faults:
    """Counts the calls; those from the ``first`` on fail, ``times`` in a row. ``room`` is how many bytes still fit."""

    def __init__(self, first: int = FOREVER, times: int = 1, room: int = FOREVER, *, full: bool = False) -> None:
        self.calls = self.met = 0
        self.working = False
        self._first, self._times, self.room = first, times, room
        self.full = full

    def meets(self, size: int = 0) -> bool:
        """Whether this call fails. While it is not ``working`` the disk is as good as any."""
        if not self.working:
            return False
        self.calls += 1
        self.room -= size if self.room < FOREVER else 0
        met = self._first <= self.calls < self._first + self._times or (size > 0 and self.room < 0)
        self.met += met
        return met


class FaultyEar:
    """Fails a database."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def created(self, path: Path) -> None:
        """A new file costs nothing."""

    def write(self, _path: Path, _offset: int, data: bytes) -> int:
        return (shim.FULL if self._full else shim.WRITE) if self.faults.meets(len(data)) else shim.OK

    def sync(self, _path: Path, _folder: bool, /) -> int:
        return shim.FSYNC if self.faults.meets() else shim.OK

    def truncate(self, _path: Path, _size: int) -> int:
        return shim.TRUNCATE if self.faults.meets() else shim.OK

    def delete(self, _path: Path, _folder: bool, /) -> int:
        return shim.DELETE if self.faults.meets() else shim.OK

    @property
    def _full(self) -> bool:
        return self.faults.full or self.faults.room < 0


class FaultyDisk(RealDisk):
    """Fails what is written beside the database."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def create(self, path: Path) -> int:
        self._meet()
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> int:
        if self.faults.meets(len(data)):
            if self.faults.room >= 0:
                raise OSError(5, "Input/output error")
            # A disk that fills up takes what fits, and says nothing (write(2)); the next call says it is full.
            taken = super().write(descriptor, data[: max(0, len(data) + self.faults.room)])
            if not taken:
                raise OSError(28, "No space left on device")
            return taken
        return super().write(descriptor, data)

    def sync(self, _descriptor: int, /) -> None:
        """Fails or not; there is no need to wait for a real disk."""
        self._meet()

    def rename(self, source: Path, target: Path) -> None:
        self._meet()
        super().rename(source, target)

    def sync_folder(self, _folder: Path, /) -> None:
        self._meet()

    def _meet(self) -> None:
        if self.faults.meets():
            raise OSError(5, "Input/output error")
