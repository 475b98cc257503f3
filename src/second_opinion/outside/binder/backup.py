"""A backup: one file that is encrypted, authenticated, and read back whole before it takes its name.

Layout: ``SOBACK1\\n``, the length of the key file, the key file (needed to open anything, and of use to nobody without
passphrase or code), then one sealed stream of entries: name and length, then the bytes. The last entry is the manifest:
the hash of every other one, of the key file too, and the head of the binder's chain of changes.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder import keys as locked
from second_opinion.outside.binder.disk import Disk, NewFile, RealDisk, sweep
from second_opinion.outside.binder.folder import Binder
from second_opinion.outside.binder.keys import KeyFile, Keys
from second_opinion.outside.binder.sealed import DamagedError, Sealer, open_sealed

MAGIC: Final = b"SOBACK1\n"
PURPOSE: Final = "backup"
MANIFEST: Final = "manifest"
_LENGTH: Final = struct.Struct("!I")
_PIECE: Final = 1 << 18
_LONGEST_KEY_FILE: Final = 1 << 16

Unlock = Callable[[KeyFile], Keys]
"""How the keys of a backup are got: by passphrase or by recovery code."""


class Entry(msgspec.Struct, frozen=True):
    """One file in a backup. ``sha256`` stands in the manifest only."""

    name: str
    size: int
    sha256: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a backup, and where the chain of changes stood: ``chain_number`` links, the last ``chain_link``."""

    layout: int
    entries: tuple[Entry, ...]
    key_file: str
    chain_number: int
    chain_link: str


def write(binder: Binder, database: Path, chain: tuple[int, str], place: Path, disk: Disk | None = None) -> Manifest:
    """Write a backup and read every byte of it back before it takes its name. Raises DamagedError, OSError.

    ``database`` is a consistent copy of the binder's database, encrypted as it is, and ``chain`` its head.
    """
    key_file = folders.key_file_bytes(binder.folder)
    sealer, entries = Sealer(binder.keys.backup, PURPOSE), list[Entry]()
    sweep(place.absolute().parent)
    new = NewFile(disk or RealDisk(), place.absolute().parent)
    try:
        new.write(MAGIC + _LENGTH.pack(len(key_file)) + key_file + sealer.head)
        for name, path in _files(binder, database):
            entries.append(_add(new, sealer, name, path))
        manifest = Manifest(
            layout=folders.LAYOUT,
            entries=tuple(entries),
            key_file=hashlib.sha256(key_file).hexdigest(),
            chain_number=chain[0],
            chain_link=chain[1],
        )
        told = msgspec.json.encode(manifest)
        _feed(new, sealer, _head(MANIFEST, len(told)) + told)
        new.write(sealer.finish(PURPOSE))
        if verify(new.path, lambda _: binder.keys) != manifest:
            raise DamagedError
        new.keep_as(place.absolute())
    except BaseException:
        new.discard()
        raise
    return manifest


def verify(place: Path, unlock: Unlock) -> Manifest:
    """Read every byte of a backup and hold it against its manifest. Raises DamagedError, KeyFileError, and what
    ``unlock`` raises."""
    return read(place, unlock, lambda _name, pieces: _count(pieces))


def read(place: Path, unlock: Unlock, take: Callable[[str, Iterator[bytes]], None]) -> Manifest:
    """Give each file of a backup to ``take``, by name. Nothing taken is proved before this returns. Raises as
    ``verify``."""
    with place.open("rb") as file:
        key_file = _key_file(file)
        keys = unlock(locked.decode(key_file))
        stream = _Stream(open_sealed(file, keys.backup, PURPOSE, PURPOSE))
        found: list[Entry] = []
        while (entry := stream.entry()).name != MANIFEST:
            digest = hashlib.sha256()
            take(entry.name, _hashed(stream.pieces(entry.size), digest.update))
            found.append(Entry(entry.name, entry.size, digest.hexdigest()))
        manifest = _manifest(stream.whole(entry.size))
        stream.end()
    if tuple(found) != manifest.entries or hashlib.sha256(key_file).hexdigest() != manifest.key_file:
        raise DamagedError
    return manifest


def key_file_of(place: Path) -> bytes:
    """The key file in a backup, as it stands there. Raises DamagedError."""
    with place.open("rb") as file:
        return _key_file(file)


def _files(binder: Binder, database: Path) -> Iterator[tuple[str, Path]]:
    yield folders.DATABASE, database
    for identity in binder.objects.everything():
        yield f"{folders.OBJECTS}/{identity[:2]}/{identity}", binder.objects.path(identity)


def _add(new: NewFile, sealer: Sealer, name: str, path: Path) -> Entry:
    digest, left = hashlib.sha256(), path.stat().st_size
    entry = Entry(name, left)
    _feed(new, sealer, _head(name, left))
    with path.open("rb") as file:
        while piece := file.read(min(_PIECE, left)):
            digest.update(piece)
            left -= len(piece)
            _feed(new, sealer, piece)
    if left:
        raise DamagedError
    return msgspec.structs.replace(entry, sha256=digest.hexdigest())


def _head(name: str, size: int) -> bytes:
    told = msgspec.json.encode(Entry(name, size))
    return _LENGTH.pack(len(told)) + told


def _feed(new: NewFile, sealer: Sealer, data: bytes) -> None:
    for chunk in sealer.feed(data):
        new.write(chunk)


def _key_file(file: BinaryIO) -> bytes:
    head = file.read(len(MAGIC) + _LENGTH.size)
    if len(head) != len(MAGIC) + _LENGTH.size or not head.startswith(MAGIC):
        raise DamagedError
    length = _LENGTH.unpack(head[len(MAGIC) :])[0]
    found = file.read(length) if length <= _LONGEST_KEY_FILE else b""
    if len(found) != length:
        raise DamagedError
    return found


def _manifest(data: bytes) -> Manifest:
    try:
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError as damaged:
        raise DamagedError from damaged


def _hashed(pieces: Iterator[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        update(piece)
        yield piece


def _count(pieces: Iterator[bytes]) -> None:
    for _ in pieces:
        pass


class _Stream:
    """The plain bytes of a sealed stream, taken by length."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._source, self._held = pieces, b""

    def entry(self) -> Entry:
        length = _LENGTH.unpack(self.whole(_LENGTH.size))[0]
        try:
            return msgspec.json.decode(self.whole(length), type=Entry)
        except msgspec.MsgspecError as damaged:
            raise DamagedError from damaged

    def whole(self, length: int) -> bytes:
        return b"".join(self.pieces(length))

    def pieces(self, length: int) -> Iterator[bytes]:
        while length:
            if not self._held:
                self._held = next(self._source, b"")
                if not self._held:
                    raise DamagedError
            piece, self._held = self._held[:length], self._held[length:]
            length -= len(piece)
            yield piece

    def end(self) -> None:
        if self._held or next(self._source, b""):
            raise DamagedError
