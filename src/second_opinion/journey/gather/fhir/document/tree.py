"""The shapes of decoded JSON, narrowed for the type checkers without copying anything.

Numbers with a point or an exponent arrive as text, exactly as written ("7.10"); whole numbers as ``int``.
"""

from __future__ import annotations

from typing import Any, Final, TypeGuard

import msgspec

Json = dict[str, Any]
NOTHING_THERE: Final[Json] = {}


def is_object(value: object) -> TypeGuard[Json]:
    """True for a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """True for a JSON array."""
    return isinstance(value, list)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One resource of a file and where it stands.

    ``place`` is as in :class:`Source`, ``type`` the resource type, ``reference`` how other resources call it
    ("Observation/abc", empty without an id) and ``full_url`` the address its Bundle entry gives it.
    """

    place: str
    node: Json
    type: str = ""
    reference: str = ""
    full_url: str = ""


def entry_at(place: str, node: Json, full_url: str = "") -> Entry:
    """The entry for a resource that stands at that place."""
    kind, name = node.get("resourceType"), node.get("id")
    if not isinstance(kind, str):
        kind = ""
    return Entry(place, node, kind, f"{kind}/{name}" if isinstance(name, str) and name else "", full_url)
