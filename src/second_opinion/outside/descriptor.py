"""An open file that came from elsewhere, read without moving anybody else's place in it."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class DescriptorFile(io.RawIOBase):
    """An open file with a place of its own: two workers may hold the same descriptor and must not move each other."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._size = os.fstat(descriptor).st_size
        self._at = 0

    def readable(self) -> bool:
        """True: that is what it is for."""
        return True

    def seekable(self) -> bool:
        """True: archives are read from their end."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read from its own place on."""
        view = memoryview(buffer)
        piece = os.pread(self._descriptor, len(view), self._at)
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move its own place. Raises OSError before the beginning."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            # As a file of the system says it: the zip library relies on that.
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Its own place."""
        return self._at

    def close(self) -> None:
        """Close the descriptor with it."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()
