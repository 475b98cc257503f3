"""Files that come through the browser in pieces, straight into sealed chunks: none ever stands on the disk in clear."""

from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather import shown
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.wanted import Upload

PIECE: Final = 256 << 10
"""The most bytes of one piece."""
_WAIT: Final = 60.0
_MOST_FILES: Final = 5_000
_MOST_BATCHES: Final = 20


class LostFileError(Exception):
    """A file did not arrive whole: a piece is missing, too late or too large, or the disk is full."""


class Arriving:
    """One file on its way in. A thread seals it while its pieces come; without a piece for a minute it is given up."""

    def __init__(self, objects: Objects, name: str) -> None:
        self.name = shown(name)
        self.pieces = 0
        self._sealed = ""
        self._queue: queue.Queue[bytes | None] = queue.Queue(4)
        self._thread = threading.Thread(target=self._seal, args=(objects,), name="sealing", daemon=True)
        self._thread.start()

    def take(self, number: int, piece: bytes) -> None:
        """The next piece; they come in order. Raises LostFileError."""
        if number != self.pieces or len(piece) > PIECE or not self._thread.is_alive():
            raise LostFileError
        self.pieces += 1
        try:
            self._queue.put(piece, timeout=_WAIT)
        except queue.Full as full:
            raise LostFileError from full

    def end(self) -> Upload:
        """All of it is here and safe on the disk. Raises LostFileError."""
        if self._thread.is_alive():
            self._queue.put(None)
        self._thread.join()
        if not self._sealed:
            raise LostFileError
        return Upload(self.name, self._sealed)

    def _seal(self, objects: Objects) -> None:
        try:
            self._sealed = objects.put(self._coming())
        except (queue.Empty, OSError):
            # Whoever sends the next piece is told; half a file leaves nothing behind.
            return

    def _coming(self) -> Iterator[bytes]:
        while (piece := self._queue.get(timeout=_WAIT)) is not None:
            yield piece


class Batches:
    """The uploads that browsers are in the middle of, by a name nobody can guess."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._arrived: dict[str, list[Upload]] = {}
        self._arriving: dict[tuple[str, int], Arriving] = {}

    def begin(self) -> str:
        """A new batch. Only the newest few are kept."""
        with self._turn:
            name = secrets.token_urlsafe(16)
            self._arrived[name] = []
            while len(self._arrived) > _MOST_BATCHES:
                self._forget(next(iter(self._arrived)))
            return name

    def take(
        self, batch: str, file: int, name: str, piece: bytes, *, number: int, last: bool, objects: Objects
    ) -> None:
        """One piece of a file of a batch. Raises LostFileError."""
        with self._turn:
            if batch not in self._arrived or len(self._arrived[batch]) >= _MOST_FILES:
                raise LostFileError
            if number == 0:
                self._arriving[batch, file] = Arriving(objects, name)
            arriving = self._arriving.get((batch, file))
        if arriving is None:
            raise LostFileError
        arriving.take(number, piece)
        if last:
            upload = arriving.end()
            with self._turn:
                self._arrived[batch].append(upload)
                del self._arriving[batch, file]

    def finish(self, batch: str) -> tuple[Upload, ...]:
        """The files of a batch that arrived whole. The batch is over."""
        with self._turn:
            return tuple(self._forget(batch))

    def _forget(self, batch: str) -> list[Upload]:
        for key in [key for key in self._arriving if key[0] == batch]:
            del self._arriving[key]
        return self._arrived.pop(batch, [])
