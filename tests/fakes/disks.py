"""Disks that fail, and a disk that remembers what would be left after the power went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from second_opinion.outside.binder.disk import RealDisk


class FullError(OSError):
    """What a failing disk says."""


class FailingDisk(RealDisk):
    """Every call works, but for the ``fails``-th (counted from 1), of whichever kind it is."""

    def __init__(self, fails: int) -> None:
        self.calls, self._fails = 0, fails

    def create(self, path: Path) -> int:
        self._count()
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> int:
        self._count()
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._count()
        super().sync(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        self._count()
        super().rename(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._count()
        super().sync_folder(folder)

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self._fails:
            raise FullError("no space left")


class ShortDisk(RealDisk):
    """Takes a few bytes at a time, and after ``room`` of them none at all, without saying why."""

    def __init__(self, room: int) -> None:
        self._room = room

    def write(self, descriptor: int, data: bytes) -> int:
        taken = data[: min(self._room, 1000)]
        self._room -= len(taken)
        return super().write(descriptor, taken) if taken else 0


class PowerDisk(RealDisk):
    """Remembers what is certain after each call: contents that were synced, under names whose folder was synced.

    ``states`` are the folders as a power cut after each call may leave them at worst: files by path, with what is
    certain of each; what was never synced is gone or empty. ``lazy`` is the control: it forgets to sync, as a careless
    program does.
    """

    def __init__(self, *, lazy: bool = False) -> None:
        self.states: list[dict[Path, bytes]] = [{}]
        self._lazy = lazy
        self._open: dict[int, Path] = {}
        self._contents: dict[Path, bytes] = {}
        self._synced: dict[Path, bytes] = {}
        self._named: dict[Path, bytes] = {}

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor], self._contents[path] = path, b""
        self._cut()
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        taken = super().write(descriptor, data)
        self._contents[self._open[descriptor]] += data[:taken]
        self._cut()
        return taken

    def sync(self, descriptor: int) -> None:
        if not self._lazy:
            path = self._open[descriptor]
            self._synced[path] = self._contents[path]
        self._cut()

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self._contents[target] = self._contents.pop(source)
        # A rename may reach the disk before the contents: then the name is there, and what was synced of it.
        self._synced[target] = self._synced.pop(source, b"")
        self._cut(maybe=target)

    def sync_folder(self, folder: Path) -> None:
        for path, data in self._synced.items():
            if path.parent == folder and path in self._contents:
                self._named[path] = data
        self._cut()

    def _cut(self, maybe: Path | None = None) -> None:
        self.states.append(dict(self._named))
        if maybe is not None:
            self.states.append({**self._named, maybe: self._synced[maybe]})


def lay_out(state: dict[Path, bytes], folder: Path, place: Path) -> None:
    """Make a folder as a power cut left it."""
    place.mkdir(parents=True)
    for path, data in state.items():
        target = place / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def flips(data: bytes, number: int) -> Iterator[bytes]:
    """The data with one bit turned, at places spread over all of it."""
    for step in range(number):
        place = step * (len(data) - 1) // max(number - 1, 1)
        yield data[:place] + bytes([data[place] ^ (1 << step % 8)]) + data[place + 1 :]
