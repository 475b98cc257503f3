"""Who has a binder open. Every open process holds the lock shared; only who holds it alone may sweep or restore."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_TRIES: Final = 50
_BETWEEN: Final = 0.1


class BinderBusyError(Exception):
    """Another process has this binder open."""


class Lock:
    """A hold on the binder's lock file, given up when closed or when the process ends, however it ends.

    To hold it alone works at once or not at all; a shared hold waits a little, since sweeping takes but a moment.
    Raises BinderBusyError.
    """

    def __init__(self, path: Path, *, alone: bool) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        patience = 0 if alone else _TRIES
        while True:
            try:
                _take(self._descriptor, alone=alone)
            except OSError as busy:
                if not patience:
                    os.close(self._descriptor)
                    raise BinderBusyError from busy
                patience -= 1
                time.sleep(_BETWEEN)
            else:
                return

    def close(self) -> None:
        """Let go; once is enough."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def is_held(path: Path) -> bool:
    """True when a program that lives writes this file (see ``hold``), or when that cannot be known."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return True
    try:
        hold(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


if sys.platform == "win32":
    import msvcrt

    def hold(_descriptor: int) -> None:
        """Mark a file as being written, as long as it is open. Windows lets nobody remove an open file anyway."""

    def _take(descriptor: int, *, alone: bool) -> None:
        # Windows has no shared hold on one byte: each opener takes one of 64 bytes, the one that is alone all of them.
        if alone:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 64)
            return
        for place in range(64):
            os.lseek(descriptor, place, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                continue
            return
        raise OSError
else:
    import fcntl

    def hold(descriptor: int) -> None:
        """Mark a file as being written, as long as it is open. Raises OSError when another program has marked it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _take(descriptor: int, *, alone: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
