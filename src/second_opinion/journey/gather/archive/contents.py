"""What lies in an archive, as values that can be handed from one process to another."""

from __future__ import annotations

import msgspec

from second_opinion.record import Reason


class Promised(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What the list of a record package says of one document: ``sha1`` in hex or empty, ``size`` in bytes or -1,
    ``created`` as ISO text."""

    title: str = ""
    media_type: str = ""
    created: str = ""
    sha1: str = ""
    size: int = -1


class Member(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One file in an archive. ``name`` is a label, never a path. ``start`` is where its local header stands,
    ``packed`` and ``size`` its bytes before and after unpacking, ``deflated`` whether it is packed at all.
    With a ``refusal`` it is not to be unpacked."""

    name: str
    start: int = 0
    packed: int = 0
    size: int = 0
    crc: int = 0
    deflated: bool = False
    companion: bool = False
    promised: Promised | None = None
    refusal: Reason | None = None


class Contents(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What an archive holds, in its own order; with a ``refusal`` it is not to be opened at all. ``format`` is "Zip"
    or "IHE XDM"; ``warnings`` are about the package as a whole."""

    format: str = "Zip"
    members: tuple[Member, ...] = ()
    refusal: Reason | None = None
    warnings: tuple[Reason, ...] = ()
