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

NOT_ON_THIS_COMPUTER: Final = Reason(
    N_("This computer cannot hold an open file in memory. Give the place of the folder on this computer instead.")
)
DAMAGED: Final = Reason(N_("What was saved of this file is damaged. Add the file again."))


def sealed_file(objects: Objects, name: str, sealed: str) -> Found:
    """A sealed object as a file to gather, under the name it came with."""
    return Found(name, Path(name), asked_for=True, opener=opener(objects, sealed), sealed=sealed)


def opener(objects: Objects, sealed: str) -> Callable[[], OpenFile]:
    """What opens a sealed object in memory; it raises RefusedError where that cannot be."""

    def opened() -> OpenFile:
        try:
            return in_memory(objects.pieces(sealed))
        except (KeyError, DamagedError) as damaged:
            raise RefusedError(DAMAGED) from damaged

    return opened


def in_memory(pieces: Iterator[bytes]) -> OpenFile:
    """The pieces as an open file without a place. Raises RefusedError where the system has no such files."""
    create = getattr(os, "memfd_create", None)
    if create is None:
        raise RefusedError(NOT_ON_THIS_COMPUTER)
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
