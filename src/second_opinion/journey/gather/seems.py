"""What a file seems to be that no reader takes, said by its first bytes: a person should know what was kept and why."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from second_opinion.record import N_, Reason


class Seems(NamedTuple):
    """A guess at what bytes are."""

    format: str
    media_type: str
    reason: Reason


_PDF = Reason(N_("This is a PDF. It is kept as it is; PDFs are not read yet."))
_PICTURE = Reason(N_("This is a picture. It is kept as it is; pictures are not read yet."))
_DICOM = Reason(N_("These are medical images (DICOM). They are kept as they are; images are not read yet."))
_OFFICE = Reason(N_("This is an office document. It is kept as it is; office documents are not read yet."))
_SOUND = Reason(N_("This is a sound or a film. It is kept as it is."))
_PACKED = Reason(N_("This is a packed file. Unpack it first, then add the folder."))
_ZIP = Reason(N_("This is a zip inside another file. Unpack it first, then add the folder."))
_PROGRAM = Reason(N_("This is a program, not a record. It is kept as it is and never run."))
_WEB_PAGE = Reason(N_("This is a web page. It is kept as it is; web pages are not read yet."))
_APPLE = Reason(N_("This is an export from Apple Health. It is kept as it is; these exports are not read yet."))
_LAYOUT = Reason(N_("This says how a record should look. It holds no health facts. It is kept as it is."))
_PACKAGE_LIST = Reason(N_("This is the list of what a record package holds. It holds no health facts. It is kept."))
_XML = Reason(N_("This is a data file (XML), but no health record of a kind we know. It is kept as it is."))
_JSON = Reason(N_("This is a data file (JSON), but no health record of a kind we know. It is kept as it is."))
UNKNOWN: Final = Seems("", "", Reason(N_("We do not know what this file is. It is kept as it is.")))

_SIGNATURES: Final[tuple[tuple[int, bytes, Seems], ...]] = (
    (0, b"%PDF-", Seems("PDF", "application/pdf", _PDF)),
    (128, b"DICM", Seems("DICOM", "application/dicom", _DICOM)),
    (0, b"\x89PNG\r\n\x1a\n", Seems("PNG", "image/png", _PICTURE)),
    (0, b"\xff\xd8\xff", Seems("JPEG", "image/jpeg", _PICTURE)),
    (0, b"GIF8", Seems("GIF", "image/gif", _PICTURE)),
    (0, b"II*\x00", Seems("TIFF", "image/tiff", _PICTURE)),
    (0, b"MM\x00*", Seems("TIFF", "image/tiff", _PICTURE)),
    (0, b"BM", Seems("BMP", "image/bmp", _PICTURE)),
    (8, b"WEBP", Seems("WebP", "image/webp", _PICTURE)),
    (4, b"ftyphei", Seems("HEIC", "image/heic", _PICTURE)),
    (4, b"ftypmif", Seems("HEIF", "image/heif", _PICTURE)),
    (4, b"ftyp", Seems("MP4", "video/mp4", _SOUND)),
    (0, b"ID3", Seems("MP3", "audio/mpeg", _SOUND)),
    (8, b"WAVE", Seems("WAV", "audio/wav", _SOUND)),
    (0, b"OggS", Seems("Ogg", "audio/ogg", _SOUND)),
    (0, b"{\\rtf", Seems("RTF", "application/rtf", _OFFICE)),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Seems("Microsoft Office", "application/x-ole-storage", _OFFICE)),
    (0, b"\x1f\x8b", Seems("gzip", "application/gzip", _PACKED)),
    (0, b"BZh", Seems("bzip2", "application/x-bzip2", _PACKED)),
    (0, b"\xfd7zXZ\x00", Seems("xz", "application/x-xz", _PACKED)),
    (0, b"7z\xbc\xaf'\x1c", Seems("7-Zip", "application/x-7z-compressed", _PACKED)),
    (0, b"Rar!\x1a\x07", Seems("RAR", "application/vnd.rar", _PACKED)),
    (257, b"ustar", Seems("tar", "application/x-tar", _PACKED)),
    (0, b"MZ", Seems("Windows program", "application/vnd.microsoft.portable-executable", _PROGRAM)),
    (0, b"\x7fELF", Seems("Linux program", "application/x-executable", _PROGRAM)),
    (0, b"\xcf\xfa\xed\xfe", Seems("macOS program", "application/x-mach-binary", _PROGRAM)),
    (0, b"#!/", Seems("Script", "text/x-script", _PROGRAM)),
)
_MARKUP: Final[tuple[tuple[re.Pattern[bytes], Seems], ...]] = (
    (re.compile(rb"<HealthData[\s>]"), Seems("Apple Health", "application/xml", _APPLE)),
    (re.compile(rb"<(?:\w+:)?stylesheet[\s>]"), Seems("XSLT", "application/xslt+xml", _LAYOUT)),
    (re.compile(rb"<(?:\w+:)?SubmitObjectsRequest[\s>]"), Seems("IHE XDM METADATA", "application/xml", _PACKAGE_LIST)),
    (re.compile(rb"<!DOCTYPE\s+html|<html[\s>]", re.IGNORECASE), Seems("HTML", "text/html", _WEB_PAGE)),
    (re.compile(rb"<svg[\s>]"), Seems("SVG", "image/svg+xml", _PICTURE)),
)
_HEAD: Final = 4096
_JSON_OPENS: Final = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]\d-])")
_OPEN_DOCUMENT: Final = re.compile(rb"mimetypeapplication/(?:vnd\.oasis|epub)")


def seems(data: bytes) -> Seems | None:
    """What these bytes are by their signature; None when nothing tells (they may still be words)."""
    for offset, signature, known in _SIGNATURES:
        if data.startswith(signature, offset):
            return known
    if data.startswith(b"PK\x03\x04"):
        return _zip_or_office(data)
    return _written(data[:_HEAD])


def is_zip(head: bytes) -> bool:
    """True for the first bytes of a zip, also of an empty one."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def office(head: bytes, tail: bytes) -> Seems | None:
    """The office document (Word, Excel, OpenDocument, e-book) that a zip with this head and tail is, if it is one."""
    if b"[Content_Types].xml" in head or b"[Content_Types].xml" in tail:
        return Seems("Microsoft Office", "application/vnd.openxmlformats-officedocument", _OFFICE)
    if _OPEN_DOCUMENT.search(head):
        return Seems("OpenDocument", "application/vnd.oasis.opendocument", _OFFICE)
    return None


def _zip_or_office(data: bytes) -> Seems:
    found = office(data[:_HEAD], data[-(1 << 16) :])
    return found or Seems("Zip", "application/zip", _ZIP)


def _written(head: bytes) -> Seems | None:
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if plain.startswith(b"<"):
        found = (known for pattern, known in _MARKUP if pattern.search(plain))
        return next(found, Seems("XML", "application/xml", _XML))
    return Seems("JSON", "application/json", _JSON) if _JSON_OPENS.match(plain) else None
