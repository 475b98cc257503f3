"""Put a backup back, into an empty place only, and all of it or nothing."""

from __future__ import annotations

import glob
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from second_opinion.outside.binder import backup
from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder.backup import Manifest, Unlock
from second_opinion.outside.binder.disk import UNFINISHED, Disk, NewFile, RealDisk, make_folder, replace_whole
from second_opinion.outside.binder.folder import NewerBinderError
from second_opinion.outside.binder.locks import BinderBusyError, Lock
from second_opinion.outside.binder.sealed import DamagedError


class NotEmptyError(Exception):
    """There is something in that place already; a backup is never restored over anything."""


def restore(place: Path, folder: Path, unlock: Unlock, disk: Disk | None = None) -> Manifest:
    """Make a binder in ``folder`` from the backup at ``place``. It appears there whole, or not at all.

    Raises NotEmptyError, DamagedError, KeyFileError, NewerBinderError, OSError, and what ``unlock`` raises. Whoever
    opens it holds its chain of changes against the manifest's head.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError
    disk = disk or RealDisk()
    if backup.verify(place, unlock).layout > folders.LAYOUT:
        raise NewerBinderError
    make_folder(disk, folder.parent)
    _sweep(folder)
    beside = folder.with_name(f"{UNFINISHED}{folder.name}-{secrets.token_hex(8)}")
    beside.mkdir(mode=0o700)
    try:
        with Lock(beside / folders.LOCK, alone=True):
            manifest = _fill(place, beside, unlock, disk)
        if folder.exists():
            folder.rmdir()
        disk.rename(beside, folder)
        disk.sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return manifest


def _sweep(folder: Path) -> None:
    """Take away what restores of this folder left that died in the middle; one that is at work holds its lock."""
    for left in folder.parent.glob(f"{UNFINISHED}{glob.escape(folder.name)}-*"):
        with suppress(BinderBusyError, OSError):
            Lock(left / folders.LOCK, alone=True).close()
            shutil.rmtree(left)


def _fill(place: Path, folder: Path, unlock: Unlock, disk: Disk) -> Manifest:
    (folder / folders.OBJECTS).mkdir(mode=0o700)

    def take(name: str, pieces: Iterator[bytes]) -> None:
        target = folder / _checked(name)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        new = NewFile(disk, target.parent)
        try:
            for piece in pieces:
                new.write(piece)
            new.keep_as(target)
        except BaseException:
            new.discard()
            raise

    manifest = backup.read(place, unlock, take)
    key_file = backup.key_file_of(place)
    replace_whole(disk, folder / folders.VERSION, f"{manifest.layout}\n".encode())
    for name in (folders.KEYS, folders.KEYS_COPY):
        replace_whole(disk, folder / name, key_file)
    disk.sync_folder(folder / folders.OBJECTS)
    return manifest


def _checked(name: str) -> PurePosixPath:
    """A name that a binder has: the database, or an object in its folder. Raises DamagedError."""
    if name == folders.DATABASE:
        return PurePosixPath(name)
    parts = name.split("/")
    hexadecimal = set("0123456789abcdef")
    right = len(parts) == 3 and parts[0] == folders.OBJECTS and len(parts[2]) == 64 and set(parts[2]) <= hexadecimal
    if not right or parts[1] != parts[2][:2]:
        raise DamagedError
    return PurePosixPath(name)
