"""Record packages (IHE XDM, ITI-32): which members are documents, which only go with them.

``IHE_XDM/<folder>/METADATA.XML`` lists the documents; ``INDEX.HTM``, ``README.TXT`` and a style sheet go with them.
The list is a help, never a filter: a document that it does not name is read all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from msgspec.structs import replace

from second_opinion.journey.gather import limits
from second_opinion.journey.gather.archive.companions import folded, is_companion, is_list, package_room
from second_opinion.journey.gather.archive.contents import Contents, Member, Promised
from second_opinion.journey.gather.archive.extract import DamagedError, extract
from second_opinion.journey.gather.archive.metadata import UnclearError, documents
from second_opinion.record import N_, Reason

_UNCLEAR_LIST: Final = Reason(N_("The package's own list of contents could not be read. Every file in it was tried."))


def in_package(archive: BinaryIO, members: Sequence[Member]) -> Contents:
    """The members of an archive, marked and described as its own list says when it is a record package."""
    room = package_room(member.name for member in members)
    if room is None:
        return Contents(members=tuple(members))
    promised: dict[str, Promised] = {}
    warnings: list[Reason] = []
    for member in members:
        if is_list(member.name, room) and member.refusal is None:
            found = _listed(archive, member)
            promised.update(found or {})
            warnings += [] if found is not None else [_UNCLEAR_LIST]
    described = tuple(
        replace(member, companion=is_companion(member.name, room), promised=promised.get(folded(member.name)))
        for member in members
    )
    return Contents(format="IHE XDM", members=described, warnings=tuple(warnings))


def _listed(archive: BinaryIO, member: Member) -> dict[str, Promised] | None:
    """What the list says of each document, by folded name; None when it cannot be read."""
    if member.size > limits.METADATA:
        return None
    folder = folded(member.name).rpartition("/")[0]
    try:
        return {f"{folder}/{folded(uri)}": said for uri, said in documents(extract(archive, member)).items()}
    except (DamagedError, UnclearError):
        return None
