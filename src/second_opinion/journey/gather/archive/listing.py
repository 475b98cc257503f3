"""What lies in a zip, checked before anything is unpacked.

The standard library reads the directory; the guards are our own, because it opens archives whose members overlap
(CVE-2024-0450) and believes what they say of themselves.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Sequence
from typing import BinaryIO, Final

from second_opinion.journey.gather import limits
from second_opinion.journey.gather.archive.contents import Contents, Member
from second_opinion.journey.gather.archive.extract import DamagedError, data_start
from second_opinion.journey.gather.archive.package import in_package
from second_opinion.journey.gather.names import shown
from second_opinion.record import N_, Reason

_DAMAGED: Final = Reason(N_("This zip is damaged or was cut off. Download it again, then add it here."))
_TOO_MANY: Final = Reason(N_("This zip holds more than 20,000 files, which is more than we open."))
_TOO_MUCH: Final = Reason(N_("This zip would unpack to more than 2 GB, which is more than we open."))
_OVERLAPS: Final = Reason(N_("The files in this zip lie over each other, as in a trap. It was not opened."))
_LOCKED: Final = Reason(N_("This file is locked with a password. Unpack it yourself, then add it here."))
_LINK: Final = Reason(N_("This is a link or a device, not a file. It was not opened."))
_METHOD: Final = Reason(N_("This file is packed in a way we cannot open. Unpack it yourself, then add it here."))
_BOMB: Final = Reason(N_("This file would unpack to far more than it should, as in a trap. It was not opened."))
_TOO_LARGE: Final = Reason(N_("This file is larger than 200 MB, which is more than we read."))
_MEMBER_DAMAGED: Final = Reason(N_("This file in the zip is damaged. Download the zip again."))

_END: Final = struct.Struct("<4s4H2LH")
_END_SIGNATURE: Final = b"PK\x05\x06"
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_END64_SIGNATURE: Final = b"PK\x06\x06"
_LOCATOR_SIZE: Final = 20
_LONGEST_COMMENT: Final = 1 << 16
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000


def contents(archive: BinaryIO, size: int) -> Contents:
    """The members of a zip of ``size`` bytes, in its own order; what must not be opened carries its refusal."""
    try:
        if _directory_size(archive, size) > limits.DIRECTORY:
            return Contents(refusal=_TOO_MANY)
        with zipfile.ZipFile(archive) as opened:
            entries, end = opened.infolist(), opened.start_dir
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OSError):
        return Contents(refusal=_DAMAGED)
    refusal = _refused_whole(entries)
    if refusal is not None:
        return Contents(refusal=refusal)
    members = [_member(entry) for entry in entries if not (entry.is_dir() and not entry.file_size)]
    if _overlap(archive, members, end):
        return Contents(refusal=_OVERLAPS)
    return in_package(archive, [_checked(archive, member) for member in members])


def _directory_size(archive: BinaryIO, size: int) -> int:
    """How long the central directory says it is (APPNOTE 4.3.16 and, where that overflows, 4.3.14)."""
    start = max(size - _END.size - _LONGEST_COMMENT - _LOCATOR_SIZE - _END64.size, 0)
    archive.seek(start)
    tail = archive.read(size - start)
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile
    length = int(_END.unpack_from(tail, at)[5])
    at64 = tail.rfind(_END64_SIGNATURE, 0, at)
    if at64 >= 0 and at - at64 >= _END64.size:
        length = max(length if length != 0xFFFFFFFF else 0, int(_END64.unpack_from(tail, at64)[8]))
    return length


def _refused_whole(entries: Sequence[zipfile.ZipInfo]) -> Reason | None:
    if len(entries) > limits.ENTRIES:
        return _TOO_MANY
    if sum(entry.file_size for entry in entries) > limits.UNPACKED:
        return _TOO_MUCH
    return None


def _member(entry: zipfile.ZipInfo) -> Member:
    return Member(
        name=shown(entry.orig_filename),
        start=entry.header_offset,
        packed=entry.compress_size,
        size=entry.file_size,
        crc=entry.CRC,
        deflated=entry.compress_type == zipfile.ZIP_DEFLATED,
        refusal=_refused(entry),
    )


def _refused(entry: zipfile.ZipInfo) -> Reason | None:
    """Why this member must not be unpacked, if it must not."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return _LINK
    if entry.flag_bits & _ENCRYPTED:
        return _LOCKED
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _METHOD
    if entry.file_size > limits.SINGLE_FILE:
        return _TOO_LARGE
    if entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * entry.compress_size:
        return _BOMB
    return None


def _overlap(archive: BinaryIO, members: Sequence[Member], end: int) -> bool:
    """True when two members, or a member and the directory, claim the same bytes."""
    free = 0
    for member in sorted(members, key=lambda each: each.start):
        if member.start < free:
            return True
        try:
            free = data_start(archive, member.start) + member.packed
        except DamagedError:
            free = member.start
        if free > end:
            return True
    return False


def _checked(archive: BinaryIO, member: Member) -> Member:
    if member.refusal is not None:
        return member
    try:
        data_start(archive, member.start)
    except DamagedError:
        return Member(name=member.name, size=member.size, refusal=_MEMBER_DAMAGED)
    return member
