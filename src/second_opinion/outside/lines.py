"""The line between the program and one worker: frames of bytes, and beside each question a file.

On POSIX systems the file travels as an open descriptor over a socket pair, so that a worker needs no path and no right
to open anything. Where that does not exist (Windows) its bytes follow the question through a pipe; so they do on any
line for a file that is held in memory and has no descriptor.
"""

from __future__ import annotations

import io
import os
import socket
import struct
import threading
from typing import IO, BinaryIO, Final, NamedTuple, Protocol

from second_opinion.outside.descriptor import DescriptorFile

_LENGTH: Final = struct.Struct("!Q")
_PIECE: Final = 1 << 20
_PLACE_IN_FILE: Final = threading.Lock()


class Beside(NamedTuple):
    """An open file that goes with a question, and the part of it that is needed, where bytes have to be copied. One
    that is ``held`` in memory has no descriptor."""

    descriptor: int
    start: int = 0
    length: int = 1 << 62
    held: bytes | None = None

    @property
    def part(self) -> memoryview:
        """The part of a held file that is needed."""
        return memoryview(self.held or b"")[self.start :][: self.length]


class LostError(Exception):
    """The other end is gone, or does not speak as agreed."""


class NonsenseError(LostError):
    """The other end is there, but says more than it may."""


class Line(Protocol):
    """One end of a line."""

    def send(self, frame: bytes, beside: Beside | None = None) -> None:
        """Say one frame, with an open file beside it. Raises LostError."""
        ...

    def receive(self, longest: int) -> bytes:
        """The next frame. Raises LostError when the other end is gone, NonsenseError for a longer one."""
        ...

    def receive_file(self) -> BinaryIO:
        """The file that came beside the last frame."""
        ...

    def close(self) -> None:
        """Hang up."""
        ...


class SocketLine:
    """A line over one half of a socket pair. ``takes_files`` is for the worker's end: the program takes none."""

    def __init__(self, end: socket.socket, *, takes_files: bool = False) -> None:
        self._end = end
        self._takes_files = takes_files
        self._descriptors: list[int] = []

    def send(self, frame: bytes, beside: Beside | None = None) -> None:
        """Say one frame, with an open file beside it. Raises LostError."""
        head = _LENGTH.pack(len(frame))
        try:
            if beside is not None and beside.held is None:
                head = head[socket.send_fds(self._end, [head], [beside.descriptor]) :]
            self._end.sendall(head + frame if len(frame) < _PIECE else head)
            if len(frame) >= _PIECE:
                self._end.sendall(frame)
            if beside is not None and beside.held is not None:
                self._end.sendall(_LENGTH.pack(len(beside.part)))
                self._end.sendall(beside.part)
        except OSError as error:
            raise LostError from error

    def receive(self, longest: int) -> bytes:
        """The next frame. Raises LostError when the other end is gone, NonsenseError for a longer one."""
        length = _LENGTH.unpack(self._exactly(_LENGTH.size))[0]
        if length > longest:
            raise NonsenseError
        return self._exactly(length)

    def receive_file(self) -> BinaryIO:
        """The file that came beside the last frame, or whose bytes come next. Raises LostError."""
        if not self._descriptors:
            return io.BytesIO(self._exactly(_LENGTH.unpack(self._exactly(_LENGTH.size))[0]))
        if len(self._descriptors) != 1:
            raise LostError
        return io.BufferedReader(DescriptorFile(self._descriptors.pop()))

    def close(self) -> None:
        """Hang up."""
        self._end.close()

    def _exactly(self, length: int) -> bytes:
        parts: list[bytes] = []
        while length:
            part = self._some(min(length, _PIECE))
            if not part:
                raise LostError
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _some(self, length: int) -> bytes:
        try:
            if not self._takes_files:
                return self._end.recv(length)
            part, descriptors, _, _ = socket.recv_fds(self._end, length, 1)
        except OSError as error:
            raise LostError from error
        self._descriptors += descriptors
        return part


class PipeLine:
    """A line over two pipes, where descriptors cannot travel: the bytes of the file follow the question."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def send(self, frame: bytes, beside: Beside | None = None) -> None:
        """Say one frame, with the bytes of an open file after it. Raises LostError."""
        try:
            self._outgoing.write(_LENGTH.pack(len(frame)))
            self._outgoing.write(frame)
            if beside is not None:
                self._copy(beside)
            self._outgoing.flush()
        except (OSError, ValueError) as error:
            raise LostError from error

    def receive(self, longest: int) -> bytes:
        """The next frame. Raises LostError when the other end is gone, NonsenseError for a longer one."""
        length = _LENGTH.unpack(self._exactly(_LENGTH.size))[0]
        if length > longest:
            raise NonsenseError
        return self._exactly(length)

    def receive_file(self) -> BinaryIO:
        """The file whose bytes come next. Raises LostError."""
        return io.BytesIO(self._exactly(_LENGTH.unpack(self._exactly(_LENGTH.size))[0]))

    def close(self) -> None:
        """Hang up."""
        self._outgoing.close()
        self._incoming.close()

    def _copy(self, beside: Beside) -> None:
        if beside.held is not None:
            self._outgoing.write(_LENGTH.pack(len(beside.part)))
            self._outgoing.write(beside.part)
            return
        size = min(max(os.fstat(beside.descriptor).st_size - beside.start, 0), beside.length)
        self._outgoing.write(_LENGTH.pack(size))
        # Several workers may be sent parts of one archive, and an open file has only one place in it.
        with _PLACE_IN_FILE:
            os.lseek(beside.descriptor, beside.start, os.SEEK_SET)
            while size and (piece := os.read(beside.descriptor, min(size, _PIECE))):
                self._outgoing.write(piece)
                size -= len(piece)
        # A file that shrank meanwhile is filled up: the line must stay in step. Its bytes will not match its id.
        for _ in range(0, size, _PIECE):
            self._outgoing.write(bytes(min(size, _PIECE)))
            size -= min(size, _PIECE)

    def _exactly(self, length: int) -> bytes:
        try:
            data = self._incoming.read(length)
        except (OSError, ValueError) as error:
            raise LostError from error
        if len(data) != length:
            raise LostError
        return data
