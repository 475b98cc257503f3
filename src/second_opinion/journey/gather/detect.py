"""Which reader a file belongs to. The bytes decide, not the name: portals call files whatever they like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from second_opinion.journey.gather import ccda, fhir, text
from second_opinion.journey.gather.excerpt import Excerpt
from second_opinion.journey.gather.outcome import Reading


def _nothing_to_show(_data: bytes, _place: str, _reference: str) -> Excerpt | None:
    """The excerpt of a format that cannot be shown as text."""
    return None


class Reader(NamedTuple):
    """The front door of one format's slice: ``detect`` says whether bytes are its own, ``read`` reads them,
    and ``excerpt`` shows the entry that a fact comes from."""

    detect: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]
    excerpt: Callable[[bytes, str, str], Excerpt | None] = _nothing_to_show


RECORDS: tuple[Reader, ...] = (
    Reader(ccda.detect, ccda.read, ccda.excerpt),
    Reader(fhir.detect, fhir.read, fhir.excerpt),
)
"""Readers of health records, most telling signature first."""

WORDS: Final = Reader(text.detect, text.read, text.excerpt)
"""The reader of plain text: asked last, because nearly anything may be text."""


def record_reader(data: bytes) -> Reader | None:
    """The reader of health records that these bytes belong to, if any."""
    return next((reader for reader in RECORDS if reader.detect(data)), None)
