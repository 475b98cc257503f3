"""Whether bytes are a clinical document (CDA), and those bytes as UTF-8: decided by what stands in them."""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 1 << 16
_MISC: Final = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?ClinicalDocument(?=[\s/>])")
_NAMESPACE: Final = re.compile(rb"xmlns(?::[\w.-]+)?\s*=\s*[\"']urn:hl7-org:v3[\"']")
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF16_BARE: Final = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}


def detect(data: bytes) -> bool:
    """True when the root is a ClinicalDocument of HL7 version 3, whatever the prefix, encoding or byte order mark.

    A file with a DOCTYPE before such a root is one too: reading it ends in a refusal that says why.
    """
    head = as_utf8(data[:_HEAD])[0]
    begins = prolog_end(head)
    root = _ROOT.search(head, begins) if _DOCTYPE.match(head, begins) else _ROOT.match(head, begins)
    if root is None:
        return False
    ends = head.find(b">", root.end())
    return _NAMESPACE.search(head, root.end(), ends if ends >= 0 else len(head)) is not None


def has_doctype(data: bytes) -> bool:
    """True when a document type declaration stands before the root (``data`` is UTF-8)."""
    return _DOCTYPE.match(data, prolog_end(data)) is not None


def prolog_end(data: bytes) -> int:
    """Where the comments, instructions and blanks before the root (or a DOCTYPE) end."""
    found = _MISC.match(data)
    return found.end() if found else 0


def as_utf8(data: bytes) -> tuple[bytes, bool]:
    """The bytes as UTF-8 without a byte order mark, and whether the file had named its own encoding wrongly."""
    wide = "utf-16" if data[:2] in _UTF16_MARKS else _UTF16_BARE.get(data[:2], "")
    if wide:
        return data.decode(wide, errors="replace").encode(), False
    data = data.removeprefix(b"\xef\xbb\xbf")
    found = _DECLARED.match(data[:200].lstrip())
    declared = found.group(1).decode().lower() if found else "utf-8"
    utf8_said = declared in {"utf-8", "utf8", "us-ascii", "ascii"}
    if _is_utf8(data):
        return data, not utf8_said and not data.isascii()
    return _from_declared("windows-1252" if utf8_said else declared, data), utf8_said


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    # The last character may be cut in two where only the head of a file is looked at.
    try:
        data.decode()
    except UnicodeDecodeError as broken:
        return len(data) == _HEAD and broken.start >= len(data) - 3
    return True


def _from_declared(encoding: str, data: bytes) -> bytes:
    try:
        return data.decode(encoding).encode()
    except (LookupError, UnicodeError):
        return data.decode("windows-1252", errors="replace").encode()
