"""Which letters the bytes are written in: UTF-8, UTF-16 as Windows tools save it, or Windows-1252."""

from __future__ import annotations


def plain(data: bytes) -> bytes:
    """The bytes as UTF-8 without a byte order mark; text saved as UTF-16 (as Windows tools do) is turned into UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf")


def text_of(data: bytes) -> tuple[str, bool]:
    """The bytes as text, and whether they were UTF-8; if not they are read as Windows-1252, the likeliest other."""
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), False
