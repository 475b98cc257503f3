"""An ear, and a hand, at SQLite's own door to the disk: every write, sync, truncation and removal of a database, its
write-ahead log and its journals passes here. (sqlite.org/vfs.html: a shim over the system's VFS; here from Python.)

Only for a process of its own: once ``listen`` was called, every database that this process opens goes through it.
"""

from __future__ import annotations

import atexit
import ctypes
import os
from ctypes import c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, Final, Protocol

from sqlcipher3 import _sqlite3

from second_opinion.store import binder as store

OK: Final = 0
READ, WRITE, FSYNC, TRUNCATE, DELETE = (10 | kind << 8 for kind in (1, 3, 4, 6, 10))
"""SQLite's extended codes of input and output errors (sqlite.org/rescode.html)."""
FULL: Final = 13
JOURNALS: Final = 0x00000800 | 0x00004000 | 0x00080000
"""A main journal, a super-journal, a write-ahead log: SQLite syncs their folder with their first sync."""
CREATE: Final = 0x00000004
TEMPORARY: Final = Path("SQLite's own temporary file")


class Ear(Protocol):
    """Is told what a database is about to do to the disk. What it answers is SQLite's code: ``OK`` lets it happen."""

    def created(self, path: Path) -> None:
        """A new file is there."""
        ...

    def write(self, path: Path, offset: int, data: bytes) -> int:
        """Bytes at a place."""
        ...

    def sync(self, path: Path, folder: bool, /) -> int:
        """Wait for the disk; with ``folder`` also for the names in its folder."""
        ...

    def truncate(self, path: Path, size: int) -> int:
        """Cut off what is behind."""
        ...

    def delete(self, path: Path, folder: bool, /) -> int:
        """Take a file away; with ``folder`` wait until its name is gone from the disk."""
        ...


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, as far as it is changed here."""

    _fields_ = (
        ("version", c_int), ("file_size", c_int), ("longest_path", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", c_void_p), ("delete", c_void_p), ("rest", c_void_p * 15),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = (
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", c_void_p), ("truncate", c_void_p),
        ("sync", c_void_p), ("rest", c_void_p * 13),
    )  # fmt: skip


class _File(ctypes.Structure):
    """sqlite3_file: what every open file begins with."""

    _fields_ = (("methods", c_void_p),)


# A name is passed on as the pointer it came as: SQLite keeps that pointer for as long as the file is open.
_open_type = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_delete_type = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_write_type = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_truncate_type = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_sync_type = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)
_close_type = ctypes.CFUNCTYPE(c_int, c_void_p)

_kept: list[object] = []
"""What C points to must outlive this module's functions."""


def listen(ear: Ear) -> None:
    """From now on every database of this process tells ``ear``."""
    library = ctypes.CDLL(str(_sqlite3.__file__))
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    original = _Vfs.from_address(library.sqlite3_vfs_find(None))
    shim = _Vfs.from_buffer_copy(original)
    door = _Door(ear, original)
    shim.name = b"with an ear"
    shim.open, shim.delete = _address(door.open), _address(door.delete)
    _kept.extend((door, shim, original))
    if library.sqlite3_vfs_register(ctypes.addressof(shim), 1):
        raise OSError
    # A connection that Python closes while it ends would call functions that are gone.
    atexit.register(store.close_store)


def _address(function: Any) -> int | None:
    return ctypes.cast(function, c_void_p).value


def _path(name: int | None) -> Path:
    """The path a pointer points to; SQLite's own temporary files have none."""
    return Path(os.fsdecode(ctypes.string_at(name))) if name else TEMPORARY


class _Door:
    """The changed entries of the VFS and of its files."""

    def __init__(self, ear: Ear, original: _Vfs) -> None:
        self._ear = ear
        self._paths: dict[int, Path] = {}
        self._journals: set[int] = set()
        self._changed: dict[int, _Methods] = {}
        self._real_open, self._real_delete = _open_type(original.open), _delete_type(original.delete)
        self.open, self.delete = _open_type(self._open), _delete_type(self._delete)

    def _open(self, vfs: int, name: int | None, file: int, flags: int, answered: int) -> int:
        path = _path(name)
        there = path.exists()
        code = int(self._real_open(vfs, name, file, flags, answered))
        if code != OK:
            return code
        self._paths[file] = path
        if not there and flags & CREATE:
            self._ear.created(path)
            self._journals |= {file} if flags & JOURNALS else set()
        head = _File.from_address(file)
        head.methods = ctypes.addressof(self._listening(head.methods))
        return OK

    def _delete(self, vfs: int, name: int, folder: int) -> int:
        path = _path(name)
        code = self._ear.delete(path, bool(folder)) if path.exists() else OK
        return code or int(self._real_delete(vfs, name, folder))

    def _listening(self, real: int) -> _Methods:
        if real in self._changed:
            return self._changed[real]
        before = _Methods.from_address(real)
        changed = _Methods.from_buffer_copy(before)
        write, truncate = _write_type(before.write), _truncate_type(before.truncate)
        close = _close_type(before.close)

        def on_write(file: int, data: int, size: int, offset: int) -> int:
            code = self._ear.write(self._paths[file], offset, ctypes.string_at(data, size))
            return code or int(write(file, data, size, offset))

        def on_truncate(file: int, size: int) -> int:
            return self._ear.truncate(self._paths[file], size) or int(truncate(file, size))

        def on_sync(file: int, _flags: int) -> int:
            code = self._ear.sync(self._paths[file], file in self._journals)
            if code == OK:
                self._journals.discard(file)
            # Whoever listens decides what a sync is worth; to wait for a real disk would only take time.
            return code

        def on_close(file: int) -> int:
            self._paths.pop(file, None)
            self._journals.discard(file)
            return int(close(file))

        hooks = (_write_type(on_write), _truncate_type(on_truncate), _sync_type(on_sync), _close_type(on_close))
        changed.write, changed.truncate, changed.sync, changed.close = map(_address, hooks)
        _kept.extend((hooks, before))
        self._changed[real] = changed
        return changed
