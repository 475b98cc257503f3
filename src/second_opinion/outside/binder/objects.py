"""The originals of a binder: sealed, written once, named by a keyed hash of what is in them.

The keyed hash tells that two files are equal (the same file dropped twice is kept once) and tells a thief nothing:
without the key nobody can check whether a known document is in the binder.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from second_opinion.outside.binder.disk import UNFINISHED, Disk, NewFile, RealDisk
from second_opinion.outside.binder.sealed import DamagedError, Sealer, open_sealed

PURPOSE: Final = "original"


class Objects:
    """The sealed files of one binder."""

    def __init__(self, folder: Path, key: bytes, disk: Disk | None = None) -> None:
        self._folder, self._key, self._disk = folder, key, disk or RealDisk()
        self._certain: set[Path] = set()

    def put(self, pieces: Iterator[bytes]) -> str:
        """Seal and save what the pieces make up. Returns its id once it is on the disk.

        A pack of pieces that stops half-way (an exception from the iterator, a full disk) leaves nothing behind.
        """
        sealer, name = Sealer(self._key, PURPOSE), _namer(self._key)
        file = NewFile(self._disk, self._folder)
        try:
            file.write(sealer.head)
            for piece in pieces:
                name.update(piece)
                for chunk in sealer.feed(piece):
                    file.write(chunk)
            identity = name.hexdigest()
            file.write(sealer.finish(identity))
            self._keep(file, identity)
        except BaseException:
            file.discard()
            raise
        return identity

    def pieces(self, identity: str) -> Iterator[bytes]:
        """The plain pieces of an object. Raises KeyError when there is none, DamagedError when it is not as written."""
        try:
            opened = self.path(identity).open("rb")
        except FileNotFoundError:
            raise KeyError(identity) from None
        with opened as file:
            yield from open_sealed(file, self._key, PURPOSE, identity)

    def read(self, identity: str) -> bytes:
        """The whole object, proved to be what its name says. Raises KeyError or DamagedError."""
        data = b"".join(self.pieces(identity))
        if not hmac.compare_digest(_namer(self._key, data).hexdigest(), identity):
            raise DamagedError
        return data

    def everything(self) -> Iterator[str]:
        """The ids of all objects."""
        for folder in sorted(self._folder.glob("??")):
            yield from (path.name for path in sorted(folder.iterdir()))

    def unfinished(self) -> Iterator[Path]:
        """What a crash left half written. To be removed only when no other process has the binder open."""
        yield from self._folder.glob(f"{UNFINISHED}*")

    def remove(self, identity: str) -> None:
        """Take an object away for good."""
        self.path(identity).unlink(missing_ok=True)

    def path(self, identity: str) -> Path:
        """Where an object is, or would be. Raises KeyError for what cannot be an id."""
        if len(identity) != 64 or not set(identity) <= set("0123456789abcdef"):
            raise KeyError(identity)
        return self._folder / identity[:2] / identity

    def _keep(self, file: NewFile, identity: str) -> None:
        place = self.path(identity)
        if place.exists():
            file.discard()
            return
        if place.parent not in self._certain:
            # Also one that is there: whoever made it may have died before its name was on the disk.
            place.parent.mkdir(exist_ok=True)
            self._disk.sync_folder(self._folder)
            self._certain.add(place.parent)
        file.keep_as(place)


def _namer(key: bytes, data: bytes = b"") -> hmac.HMAC:
    return hmac.new(hashlib.sha256(b"name" + key).digest(), data, hashlib.sha256)
