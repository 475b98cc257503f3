"""Saved means saved: bytes on the disk, all of them, under their name, before anybody is told so."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from second_opinion.outside.binder.locks import hold, is_held


class WriteFailedError(OSError):
    """Fewer bytes reached the disk than were sent, without the system saying why (a full disk can do that)."""


class Disk(Protocol):
    """The few writing calls there are, so that tests can make each of them fail in turn."""

    def create(self, path: Path) -> int:
        """Make a new file that only its owner may read, and open it for writing. Never over another."""
        ...

    def write(self, descriptor: int, data: bytes) -> int:
        """Append; how many bytes were taken."""
        ...

    def sync(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        ...

    def close(self, descriptor: int) -> None:
        """Close the file."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its name, in place of what had it."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        ...


class RealDisk:
    """The operating system's own calls."""

    def create(self, path: Path) -> int:
        """Make a new file that only its owner may read, and open it for writing."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, descriptor: int, data: bytes) -> int:
        """Append; how many bytes were taken."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the file."""
        os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its name, in place of what had it."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        if os.name == "nt":  # Windows has no folder to sync; its rename is journalled.
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class NewFile:
    """A file being written beside its place; it takes its name only when it is whole and on the disk."""

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk, self._folder = disk, folder
        self._path = folder / f"{UNFINISHED}{secrets.token_hex(8)}"
        self._descriptor = disk.create(self._path)
        self._open = True
        # Some disks know no holds; then what a crash leaves there stays until a person deletes it.
        with suppress(OSError):
            hold(self._descriptor)

    @property
    def path(self) -> Path:
        """Where it is until it takes its name."""
        return self._path

    def write(self, data: bytes) -> None:
        """Append. Raises WriteFailedError when not every byte was taken."""
        sent = memoryview(data)
        while sent:
            taken = self._disk.write(self._descriptor, bytes(sent))
            if taken <= 0:
                raise WriteFailedError("the disk took no more bytes")
            sent = sent[taken:]

    def keep_as(self, target: Path) -> None:
        """Sync, rename into place, sync the folder: only then is it saved."""
        self._disk.sync(self._descriptor)
        self._shut()
        self._disk.rename(self._path, target)
        self._disk.sync_folder(target.parent)

    def discard(self) -> None:
        """Give it up; leaves nothing."""
        self._shut()
        self._path.unlink(missing_ok=True)

    def _shut(self) -> None:
        if self._open:
            self._open = False
            self._disk.close(self._descriptor)


UNFINISHED = ".unfinished-"
_LEFT = re.compile(re.escape(UNFINISHED) + "[0-9a-f]{16}")


def sweep(folder: Path) -> None:
    """Take away the files that programs which died left half written in a folder. Those of living ones stay."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if _LEFT.fullmatch(path.name) and path.is_file() and not is_held(path):
            with suppress(OSError):
                path.unlink()


def make_folder(disk: Disk, folder: Path) -> None:
    """Make a folder that only its owner may enter, with those above it. Its name is on the disk before this returns."""
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        make_folder(disk, folder.parent)
    folder.mkdir(exist_ok=True, mode=0o700)
    disk.sync_folder(folder.parent)


def replace_whole(disk: Disk, target: Path, data: bytes) -> None:
    """Write a small file so that either the old or the new one is there, never half of one."""
    new = NewFile(disk, target.parent)
    try:
        new.write(data)
        new.keep_as(target)
    except BaseException:
        new.discard()
        raise
