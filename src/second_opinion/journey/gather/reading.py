"""From the bytes of one file to how it ended. Pure: no path, no clock, no network; runs in a worker process."""

from __future__ import annotations

import hashlib
from typing import Final

from msgspec.structs import replace

from second_opinion.journey.gather import limits
from second_opinion.journey.gather.archive.contents import Member, Promised
from second_opinion.journey.gather.archive.extract import DamagedError, extract
from second_opinion.journey.gather.archive.listing import contents
from second_opinion.journey.gather.detect import WORDS, record_reader
from second_opinion.journey.gather.excerpt import Excerpt
from second_opinion.journey.gather.names import inside as inside_name
from second_opinion.journey.gather.names import made_by_the_computer
from second_opinion.journey.gather.outcome import Embedded, Ending, FileOutcome, Reading
from second_opinion.journey.gather.seems import UNKNOWN, Seems, is_zip, office, seems
from second_opinion.record import N_, Original, Reason

__all__ = [
    "DamagedError",
    "contents",
    "embedded_bytes",
    "excerpt",
    "extract",
    "identity_of",
    "is_zip",
    "office",
    "read_bytes",
    "read_member",
]

EMPTY: Final = Reason(N_("This file is empty. The download may have failed; get it again."))
TOO_LARGE: Final = Reason(N_("This file is larger than 200 MB, which is more than we read."))
SYSTEM_FILE: Final = Reason(N_("Made by the computer. It holds no health facts. It is kept as it is."))
COMPANION: Final = Reason(N_("Part of a record package. It holds no health facts. It is kept as it is."))
SOME_LEFT: Final = Reason(N_("Some entries were kept but not understood: {number}"), {"number": "0"})
NOT_UNDERSTOOD: Final = Reason(N_("Nothing in this file was understood. It is kept as it is."))
UNREADABLE: Final = Reason(N_("This file could not be read."))
TOO_DEEP: Final = Reason(N_("This lies too deep inside other files. It is kept, but was not opened."))
TOO_MANY: Final = Reason(N_("Too many documents inside one file. Not all of them were opened."))
CHANGED: Final = Reason(N_("It is not the file that the package's own list describes. It may have been changed."))


def read_bytes(
    name: str, data: bytes, original: str = "", inside: str = "", *, companion: bool = False
) -> tuple[FileOutcome, ...]:
    """How a file ends, followed by how each document inside it ends.

    ``name`` is the label a person knows it by, ``original`` the SHA-256 of ``data`` when it is known already,
    ``inside`` the id of the original it came in, ``companion`` that it is a known side file of a record package.
    A zip is not opened here: a zip that comes to this point lies inside something else.
    """
    identity = original or identity_of(data)
    reading = _reading(name, data, identity, companion)
    outcome = _outcome(reading, _original(reading, identity, name, len(data), inside))
    return (outcome, *_embedded(name, identity, reading.embedded, may_open=True))


def read_member(name: str, data: bytes, inside: str, member: Member) -> tuple[FileOutcome, ...]:
    """How a member of an archive ends: as :func:`read_bytes`, held against what the package's own list says of it."""
    first, *others = read_bytes(name, data, inside=inside, companion=member.companion)
    return (_held_against(first, data, member.promised) if member.promised else first, *others)


def embedded_bytes(name: str, data: bytes, original: str) -> dict[str, bytes]:
    """The documents inside a file by their ids: read again, because no copy of them is kept beside their file."""
    found: dict[str, bytes] = {}
    for outer in _reading(name, data, original, companion=False).embedded[: limits.EMBEDDED]:
        identity = identity_of(outer.data)
        found[identity] = outer.data
        for inner in _reading(outer.name, outer.data, identity, companion=False).embedded[: limits.EMBEDDED]:
            found[identity_of(inner.data)] = inner.data
    return found


def excerpt(data: bytes, place: str, reference: str) -> Excerpt | None:
    """The entry of an original that a fact comes from; None when these bytes cannot be shown as text."""
    reader = record_reader(data) or (WORDS if WORDS.detect(data) else None)
    return reader.excerpt(data, place, reference) if reader is not None else None


def identity_of(data: bytes) -> str:
    """The id of an original: the SHA-256 of its bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def _reading(name: str, data: bytes, identity: str, companion: bool) -> Reading:
    if not data:
        return _unread(Ending.REFUSED, EMPTY)
    if len(data) > limits.SINGLE_FILE:
        return _unread(Ending.REFUSED, TOO_LARGE)
    reader = record_reader(data)
    if reader is not None:
        return reader.read(data, identity)
    known = seems(data)
    if companion or made_by_the_computer(name):
        return _unread(Ending.KEPT, COMPANION if companion else SYSTEM_FILE, known or UNKNOWN)
    if known is None and WORDS.detect(data):
        return WORDS.read(data, identity)
    # A zip in a zip is not opened: whoever sends one may have put a thousand more into it.
    nested = known is not None and known.format == "Zip"
    return _unread(Ending.REFUSED if nested else Ending.KEPT, (known or UNKNOWN).reason, known or UNKNOWN)


def _unread(ending: Ending, reason: Reason, known: Seems = UNKNOWN) -> Reading:
    return Reading(ending=ending, format=known.format, media_type=known.media_type, reason=reason)


def _original(reading: Reading, identity: str, name: str, size: int, inside: str) -> Original:
    return Original(
        id=identity,
        size=size,
        names=(name,),
        media_type=reading.media_type,
        format=reading.format,
        title=reading.title,
        custodian=reading.custodian,
        created=reading.created,
        inside=inside,
    )


def _outcome(reading: Reading, original: Original) -> FileOutcome:
    return FileOutcome(
        original=original,
        ending=reading.ending,
        reason=reading.reason or _why(reading),
        people=reading.people,
        facts=reading.facts,
        left=reading.left,
        warnings=reading.warnings,
    )


def _why(reading: Reading) -> Reason | None:
    """The reason where the reader gave none: only a file that was read whole needs none."""
    if reading.ending is Ending.READ:
        number = sum(reading.left.values())
        return Reason(SOME_LEFT.text, {"number": str(number)}) if number else None
    return NOT_UNDERSTOOD if reading.ending is Ending.KEPT else UNREADABLE


def _embedded(name: str, outer: str, found: tuple[Embedded, ...], *, may_open: bool) -> list[FileOutcome]:
    outcomes: list[FileOutcome] = []
    for each in found[: limits.EMBEDDED]:
        label, identity = inside_name(name, each.name or each.place), identity_of(each.data)
        reading = (
            _reading(label, each.data, identity, companion=False)
            if may_open
            else _unread(Ending.KEPT, TOO_DEEP, seems(each.data) or UNKNOWN)
        )
        outcomes.append(_outcome(reading, _original(reading, identity, label, len(each.data), outer)))
        outcomes += _embedded(label, identity, reading.embedded, may_open=False)
    if len(found) > limits.EMBEDDED:
        outcomes.append(
            FileOutcome(original=Original(id="", size=0, names=(name,)), ending=Ending.REFUSED, reason=TOO_MANY)
        )
    return outcomes


def _held_against(outcome: FileOutcome, data: bytes, promised: Promised) -> FileOutcome:
    """The outcome with what the package's list says of the document, and a warning where that is not what came."""
    original = replace(
        outcome.original,
        media_type=outcome.original.media_type or promised.media_type,
        title=outcome.original.title or promised.title,
        created=outcome.original.created or promised.created,
    )
    # SHA-1 is what IHE ITI-32 puts there: it finds accidents; it is no proof against a forger and is not taken as one.
    same = not promised.sha1 or promised.sha1 == hashlib.sha1(data, usedforsecurity=False).hexdigest()
    same = same and promised.size in (-1, len(data))
    warnings = outcome.warnings if same else (*outcome.warnings, CHANGED)
    return replace(outcome, original=original, warnings=warnings)
