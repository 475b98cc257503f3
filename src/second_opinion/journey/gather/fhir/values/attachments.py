"""Documents inside resources: base64 becomes a file of its own, text becomes a note, an address is only kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final

import msgspec

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.values.narrative import plain_text, tidy
from second_opinion.journey.gather.fhir.values.rtf import rtf_text
from second_opinion.journey.gather.outcome import Embedded

_ENDINGS: Final = {
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/json": "json",
    "application/fhir+json": "json",
    "application/dicom": "dcm",
    "text/plain": "txt",
    "text/html": "html",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
}


class Attached(msgspec.Struct, frozen=True, kw_only=True):
    """One attachment: ``original`` is the id of its bytes when they are here, ``location`` where they are when not."""

    title: str = ""
    media_type: str = ""
    original: str = ""
    location: str = ""
    size: int = 0
    text: str = ""


def attachment(ctx: Context, value: Json, place: str) -> Attached:
    """Read an Attachment (or a Binary) that stands at ``place`` inside the current entry."""
    title, address = ctx.text(value, "title"), ctx.text(value, "url")
    written, media_type = _written(ctx, value, address)
    data = _bytes(ctx, written)
    if not data:
        size = value.get("size")
        known = size if isinstance(size, int) and not isinstance(size, bool) and 0 <= size < 1 << 62 else 0
        return Attached(title=title, media_type=media_type, location=address, size=known)
    ctx.embedded.append(
        Embedded(name=_file_name(title, media_type), media_type=media_type, place=ctx.entry.place + place, data=data)
    )
    return Attached(
        title=title,
        media_type=media_type,
        original=hashlib.sha256(data).hexdigest(),
        size=len(data),
        text=text_in(data, media_type),
    )


def text_in(data: bytes, media_type: str) -> str:
    """The words of bytes that are text, HTML or RTF, as plain text; nothing for anything else."""
    kind = media_type.split(";", 1)[0].strip().lower()
    if kind not in {"text/plain", "text/html", "application/xhtml+xml", "text/rtf", "application/rtf"}:
        return ""
    if data.startswith(b"{\\rtf"):
        return tidy(rtf_text(data))
    words = _decoded(data)
    return tidy(words) if kind == "text/plain" else plain_text(words)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _written(ctx: Context, value: Json, address: str) -> tuple[str, str]:
    """The base64 text and media type: of the attachment itself, or of the Binary its address means."""
    media_type = ctx.text(value, "contentType")
    here = ctx.text(value, "data") or ctx.text(value, "content")
    if here or not address:
        return here, media_type
    if address.startswith("data:"):
        head, _, body = address.partition(",")
        return (body if head.endswith(";base64") else ""), media_type or head[5:].split(";", 1)[0]
    binary = ctx.use(address)
    if binary is None:
        return "", media_type
    return ctx.text(binary, "data") or ctx.text(binary, "content"), media_type or ctx.text(binary, "contentType")


def _bytes(ctx: Context, written: str) -> bytes:
    if not written:
        return b""
    try:
        return base64.b64decode("".join(written.split()) + "==")
    except (binascii.Error, ValueError):
        ctx.odd("attachment.data")
        return b""


def _file_name(title: str, media_type: str) -> str:
    kind = media_type.split(";", 1)[0].strip().lower()
    ending = _ENDINGS.get(kind, "")
    name = " ".join(title.replace("/", " ").replace("\\", " ").split())[:80] or "attachment"
    return name if not ending or name.lower().endswith(f".{ending}") else f"{name}.{ending}"
