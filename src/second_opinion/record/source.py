"""Where a fact comes from: which original, and where in it."""

from __future__ import annotations

import msgspec


class Source(msgspec.Struct, frozen=True, omit_defaults=True, order=True, gc=False):
    """The place of one fact in one original.

    ``original`` is the SHA-256 (hex) of the file's bytes. ``place`` leads to the entry: for JSON a
    pointer ("/entry/12/resource"), for NDJSON "line 12", for C-CDA a path ("Results/entry 3/organizer/2");
    empty means the whole file. ``reference`` is the source's own id for the entry when it has one.
    """

    original: str
    place: str = ""
    reference: str = ""


class Original(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One file as it came, kept byte for byte.

    ``id`` is the SHA-256 (hex) of the bytes and ``size`` their number. ``names`` are the places it was found
    under, for a person to recognise ("records.zip › DOC0001.XML"). ``media_type`` and ``format`` say what
    the bytes are ("application/fhir+json", "FHIR R4 Bundle"), ``title`` what the document calls itself,
    ``custodian`` the organisation that keeps it, ``created`` the date the document gives itself (ISO text).
    ``inside`` is the id of the original in which this one was embedded, or empty.
    """

    id: str
    size: int
    names: tuple[str, ...] = ()
    media_type: str = ""
    format: str = ""
    title: str = ""
    custodian: str = ""
    created: str = ""
    inside: str = ""
