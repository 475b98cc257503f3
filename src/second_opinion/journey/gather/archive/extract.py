"""Unpack one member, never more than it said it holds."""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO, Final

from second_opinion.journey.gather.archive.contents import Member

_LOCAL: Final = struct.Struct("<4s22xHH")
_LOCAL_SIGNATURE: Final = b"PK\x03\x04"


class DamagedError(Exception):
    """The bytes of a member are not what the archive's directory says."""


def extract(archive: BinaryIO, member: Member) -> bytes:
    """The bytes of a member. Raises DamagedError when they are cut off, changed, or more than announced."""
    archive.seek(data_start(archive, member.start))
    packed = archive.read(member.packed)
    if len(packed) != member.packed:
        raise DamagedError
    data = _inflated(packed, member.size) if member.deflated else packed
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise DamagedError
    return data


def data_start(archive: BinaryIO, start: int) -> int:
    """Where the packed bytes begin, after the local header at ``start`` (APPNOTE 4.3.7). Raises DamagedError."""
    archive.seek(start)
    header = archive.read(_LOCAL.size)
    if len(header) != _LOCAL.size:
        raise DamagedError
    signature, name, extra = _LOCAL.unpack(header)
    if signature != _LOCAL_SIGNATURE:
        raise DamagedError
    return int(start + _LOCAL.size + name + extra)


def _inflated(packed: bytes, size: int) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than announced is asked for, so that a member that lies about its size is noticed.
        data = inflater.decompress(packed, size + 1)
    except zlib.error as error:
        raise DamagedError from error
    if not inflater.eof and inflater.decompress(inflater.unconsumed_tail, 1):
        raise DamagedError
    return data
