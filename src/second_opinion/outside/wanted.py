"""What a gathering was asked to read: kept with its job, so that a crash loses nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.files import Found, walk
from second_opinion.outside.memory import sealed_file


class Upload(msgspec.Struct, frozen=True):
    """A file that came through the browser: its name, and the sealed object that holds its bytes."""

    name: str
    sealed: str


class Wanted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Places on this computer to read in place, or files that came through the browser. Stands as JSON in the job."""

    paths: tuple[str, ...] = ()
    uploads: tuple[Upload, ...] = ()

    def encode(self) -> bytes:
        """As JSON."""
        return msgspec.json.encode(self)

    @classmethod
    def decode(cls, payload: bytes) -> Wanted:
        """Read it again. Raises msgspec.ValidationError."""
        return msgspec.json.decode(payload, type=cls)

    def files(self, objects: Objects) -> list[Found]:
        """The files to gather. Raises NoSuchPathError when a place is gone."""
        found = list(walk([Path(path) for path in self.paths]))
        return found + [sealed_file(objects, upload.name, upload.sealed) for upload in self.uploads]


def sealed_in(payloads: Iterable[bytes]) -> frozenset[str]:
    """The sealed objects that gatherings still wait for: nobody may sweep them away."""
    return frozenset(upload.sealed for payload in payloads if payload for upload in Wanted.decode(payload).uploads)
