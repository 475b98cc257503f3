"""Documents without a body of sections: a PDF, a letter or a text inside the XML (``nonXMLBody``)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.sections import Written
from second_opinion.journey.gather.ccda.document.spot import Desk, Spot
from second_opinion.journey.gather.ccda.document.tree import REFERENCE, TEXT, Element, attribute, first
from second_opinion.journey.gather.outcome import Embedded
from second_opinion.record import N_, AnyFact, Concept, Document, Note, Reason

NOT_BASE64: Final = N_("The document inside the file is damaged and could not be taken out.")
_ENDINGS: Final = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "text/html": "html",
    "text/plain": "txt",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
}


def enclosed(body: Element, code: Concept, title: str, spot: Spot, written: Written) -> Iterator[AnyFact]:
    """The document inside: its bytes are gathered like any other file, plain text also as a note."""
    text = first(body, TEXT)
    if text is None:
        return
    data = _bytes(text, spot.desk)
    location = attribute(first(text, REFERENCE), "value")
    media_type = attribute(text, "mediaType") or ("text/plain" if data else "")
    if data:
        name = f"{title or 'document'}.{_ENDINGS.get(media_type, 'bin')}"
        spot.desk.embedded.append(Embedded(name=name, media_type=media_type, place=spot.path, data=data))
    elif not location:
        return
    yield Document(
        subject=spot.desk.subject,
        code=code or Concept(title),
        when=written.about,
        recorded=written.recorded,
        performers=written.authors,
        sources=spot.source(),
        title=title,
        media_type=media_type,
        original=hashlib.sha256(data).hexdigest() if data else "",
        location="" if data else location,
        size=len(data),
    )
    if media_type == "text/plain" and data:
        yield _note(data, code, title, spot.into("text"), written)


def _note(data: bytes, code: Concept, title: str, spot: Spot, written: Written) -> Note:
    lines = [line.rstrip() for line in data.decode("utf-8", errors="replace").splitlines()]
    return Note(
        subject=spot.desk.subject,
        code=code or Concept(title),
        when=written.about,
        recorded=written.recorded,
        performers=written.authors,
        sources=spot.source(),
        title=title,
        text="\n".join(line for line in lines if line),
        section=next((coding.code for coding in code.codings), ""),
    )


def _bytes(text: Element, desk: Desk) -> bytes:
    """The bytes written in place: base64 where it says so, else the text itself."""
    written = text.text or ""
    if attribute(text, "representation").upper() != "B64":
        return written.strip().encode()
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        desk.warnings.append(Reason(NOT_BASE64))
        return b""
