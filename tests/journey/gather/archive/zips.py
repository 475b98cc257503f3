"""Zips as hospitals send them, and as nobody should: written byte by byte where the library would refuse to."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import NamedTuple


class Entry(NamedTuple):
    """One member, with the lies it tells. ``None`` means the truth; ``at`` points its directory entry elsewhere."""

    name: bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0
    mode: int = 0o100644
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    at: int | None = None


def honest(members: dict[str, bytes]) -> bytes:
    """A zip as the library writes it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


def crafted(*entries: Entry) -> bytes:
    """A zip whose entries say of themselves what they like (APPNOTE 4.3)."""
    body, directory = b"", b""
    for entry in entries:
        packed = _packed(entry.data, entry.method)
        size = len(entry.data) if entry.size is None else entry.size
        length = len(packed) if entry.packed is None else entry.packed
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        facts = struct.pack("<5H3L2H", 20, entry.flags, entry.method, 0, 33, crc, length, size, len(entry.name), 0)
        start = len(body) if entry.at is None else entry.at
        if entry.at is None:
            body += b"PK\x03\x04" + facts + entry.name + packed
        directory += b"PK\x01\x02" + struct.pack("<H", 0x0314) + facts
        directory += struct.pack("<3H2L", 0, 0, 0, entry.mode << 16, start) + entry.name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + end


@cache
def _packed(data: bytes, method: int) -> bytes:
    # A bomb holds the same bytes many times over; packing them once is enough.
    if method != 8:
        return data
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(data) + deflate.flush()
