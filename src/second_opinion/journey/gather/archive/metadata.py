"""The list of documents in a record package: METADATA.XML, an ebRIM 3.0 SubmitObjectsRequest (IHE ITI TF-3, 4.2.3).

Read with the standard library's expat, event by event. A DOCTYPE or an entity ends the reading.
"""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from second_opinion.journey.gather.archive.contents import Promised
from second_opinion.record import PartialDate

_DEEPEST: Final = 100
_MOST: Final = 20_000


class UnclearError(Exception):
    """The list is not well-formed, or not one we would trust a parser with."""


def documents(data: bytes) -> dict[str, Promised]:
    """What the list says of each document, by its URI within the folder. Raises UnclearError."""
    listed = _Listed()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = listed.start
    parser.EndElementHandler = listed.end
    parser.CharacterDataHandler = listed.text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnclearError from error
    return listed.found


def _refuse(*_: object) -> int:
    raise UnclearError


class _Listed:
    """Collects slots while expat walks the list."""

    def __init__(self) -> None:
        self.found: dict[str, Promised] = {}
        self._document: dict[str, str] | None = None
        self._path: list[str] = []
        self._slot = ""
        self._value: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._path.append(name)
        if len(self._path) > _DEEPEST or len(self.found) > _MOST:
            raise UnclearError
        if name == "ExtrinsicObject":
            self._document = {"mimeType": attributes.get("mimeType", "")}
        elif name == "Slot":
            self._slot = attributes.get("name", "")
        elif (
            name == "LocalizedString"
            and self._path[-3:-1] == ["ExtrinsicObject", "Name"]
            and self._document is not None
        ):
            self._document["title"] = attributes.get("value", "")
        self._value.clear()

    def end(self, _tag: str) -> None:
        name = self._path.pop()
        if self._document is None:
            return
        if name == "Value" and self._slot:
            self._document.setdefault(self._slot, "".join(self._value).strip())
        elif name == "ExtrinsicObject":
            if uri := self._document.get("URI", ""):
                self.found[uri] = _promised(self._document)
            self._document = None

    def text(self, data: str) -> None:
        self._value.append(data)


def _promised(slots: dict[str, str]) -> Promised:
    size = slots.get("size", "")
    return Promised(
        title=slots.get("title", "")[:500],
        media_type=slots["mimeType"][:100],
        created=_iso(slots.get("creationTime", "")),
        sha1=slots.get("hash", "").lower(),
        size=int(size) if size.isascii() and size.isdigit() and len(size) < 16 else -1,
    )


def _iso(stamp: str) -> str:
    """An HL7 time (YYYY[MM[DD[hhmm[ss]]]]) as ISO text, in UTC as IHE ITI TF-3 4.2.3.2.6 says; "" for what is none."""
    if not (stamp.isascii() and stamp.isdigit()):
        return ""
    year, month, day, hour, minute, second = (stamp[0:4], *(stamp[at : at + 2] for at in (4, 6, 8, 10, 12)))
    text = "-".join(part for part in (year, month, day) if part)
    if minute:
        text += f"T{hour}:{minute}" + (f":{second}" if second else "") + "Z"
    found = PartialDate.parse(text)
    return found.value if found else ""
