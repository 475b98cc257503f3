"""Sealed files: AES-256-GCM in chunks, so that a scan of any size is written and read in little memory.

Layout: ``SOSEAL1\\n``, a 32-byte salt, then chunks of 64 KiB with their 16-byte tags. Each file has a key of its own
(HKDF of the binder's key, the salt and what the file is for), so a chunk's nonce is its number and whether it is last.
The purpose is part of every chunk's associated data; the last chunk also carries what the whole is called (its object
id), so that a file moved to another's place, cut short, extended or reordered does not open.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC: Final = b"SOSEAL1\n"
SALT, CHUNK, TAG = 32, 64 * 1024, 16


class DamagedError(Exception):
    """A sealed file is not what was written, or not where it was written to."""


class Sealer:
    """Turns plain pieces into sealed ones. ``purpose`` says what kind of file it is."""

    def __init__(self, key: bytes, purpose: str) -> None:
        self._salt = secrets.token_bytes(SALT)
        self._bound = MAGIC + self._salt + purpose.encode()
        self._cipher = AESGCM(_own_key(key, self._salt, purpose))
        self._waiting = bytearray()
        self._number = 0

    @property
    def head(self) -> bytes:
        """What stands before the first chunk."""
        return MAGIC + self._salt

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The chunks that are full now. One is always held back: the last is sealed as the last."""
        self._waiting += piece
        while len(self._waiting) > CHUNK:
            chunk, self._waiting = bytes(self._waiting[:CHUNK]), self._waiting[CHUNK:]
            yield self._cipher.encrypt(_nonce(self._number, last=False), chunk, self._bound)
            self._number += 1

    def finish(self, name: str) -> bytes:
        """The last chunk, with what the whole is called."""
        bound = self._bound + name.encode()
        return self._cipher.encrypt(_nonce(self._number, last=True), bytes(self._waiting), bound)


def open_sealed(file: BinaryIO, key: bytes, purpose: str, name: str) -> Iterator[bytes]:
    """The plain pieces of a sealed file. Raises DamagedError at the first piece that is not as written.

    Nothing read is to be trusted before the iterator has ended: only the last chunk proves the name and the length.
    """
    head = file.read(len(MAGIC) + SALT)
    if len(head) != len(MAGIC) + SALT or not head.startswith(MAGIC):
        raise DamagedError
    bound, cipher = head + purpose.encode(), AESGCM(_own_key(key, head[len(MAGIC) :], purpose))
    for number, (chunk, last) in enumerate(_with_last(_chunks(file))):
        try:
            yield cipher.decrypt(_nonce(number, last=last), chunk, bound + name.encode() if last else bound)
        except InvalidTag as changed:
            raise DamagedError from changed


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK + TAG):
        yield chunk


def _with_last(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    held = b""
    for chunk in chunks:
        if held:
            yield held, False
        held = chunk
    yield held, True


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _own_key(key: bytes, salt: bytes, purpose: str) -> bytes:
    info = b"second-opinion sealed " + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)
