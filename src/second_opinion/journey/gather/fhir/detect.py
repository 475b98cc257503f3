"""Whether bytes are FHIR JSON: decided by what stands in them, never by a file's name."""

from __future__ import annotations

import re
from typing import Final

from second_opinion.journey.gather.fhir.document.letters import plain
from second_opinion.journey.gather.fhir.document.names import RESOURCE_TYPES

_HEAD: Final = 1 << 20
_RESOURCE = re.compile(rb'"resourceType"\s*:\s*"([A-Z][A-Za-z]{2,40})"')
_OPENING = re.compile(rb"[\s\x00]*[\[{]")


def detect(data: bytes) -> bool:
    """True when the bytes look like FHIR JSON or NDJSON: they open as JSON and name a FHIR resource type.

    Looks at the first mebibyte, then at the last: a server may write ``resourceType`` after a large attachment.
    """
    head = plain(data[:_HEAD])
    if _OPENING.match(head) is None:
        return False
    return _names_a_resource(head) or _names_a_resource(plain_tail(data))


def plain_tail(data: bytes) -> bytes:
    """The last mebibyte of a larger file; nothing of one that was seen whole."""
    return data[max(_HEAD, len(data) - _HEAD) :]


def _names_a_resource(part: bytes) -> bool:
    return any(found.group(1).decode() in RESOURCE_TYPES for found in _RESOURCE.finditer(part))
