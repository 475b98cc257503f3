"""A file that lies only in memory: how sealed bytes reach a worker without ever standing on the disk in clear."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.sealed import DamagedError
from second_opinion.outside.files import Found, OpenFile, RefusedError
from second_opinion.record import N_, Reason

DAMAGED: Final = Reason(N_("What was saved of this file is damaged. Add the file again."))


def sealed_file(objects: Objects, name: str, sealed: str) -> Found:
    """A sealed object as a file to gather, under the name it came with."""
    return Found(name, Path(name), asked_for=True, opener=opener(objects, sealed), sealed=sealed)


def opener(objects: Objects, sealed: str) -> Callable[[], OpenFile]:
    """What opens a sealed object in memory; it raises RefusedError when the object is damaged."""

    def opened() -> OpenFile:
        try:
            return in_memory(objects.pieces(sealed))
        except (KeyError, DamagedError) as damaged:
            raise RefusedError(DAMAGED) from damaged

    return opened


def in_memory(pieces: Iterator[bytes]) -> OpenFile:
    """The pieces as an open file without a place: held by the system where it has such files (Linux), else by us."""
    create = getattr(os, "memfd_create", None)
    if create is None:
        return HeldFile(b"".join(pieces))
    descriptor = int(create("original"))
    try:
        for piece in pieces:
            waiting = memoryview(piece)
            while waiting:
                waiting = waiting[os.write(descriptor, waiting) :]
        return OpenFile(Path(), descriptor)
    except BaseException:
        os.close(descriptor)
        raise


class HeldFile(OpenFile):
    """A file whose bytes this program holds itself; they travel to a worker over the line."""

    def __init__(self, data: bytes) -> None:
        self.path = Path()
        self.descriptor = -1
        self.size = len(data)
        self.held = data

    def close(self) -> None:
        """Let the bytes go."""
        self.held = b""

    def head(self, length: int) -> bytes:
        """Its first bytes."""
        return (self.held or b"")[:length]

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, as one piece."""
        yield self.held or b""
