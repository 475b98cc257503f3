"""Which names in a folder or zip belong to a record package (IHE XDM, ITI-32) without being documents.

Names are compared without regard to case or to which way the slashes lean: senders write all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ROOM: Final = "ihe_xdm"
"""The folder in which a package keeps its documents, folded."""

_LIST: Final = "metadata.xml"


def package_room(names: Iterable[str]) -> str | None:
    """The folder a package lies in ("" for the top, else "name/"), told by the name of its list; None without one."""
    for name in names:
        parts = folded(name).split("/")
        if len(parts) >= 3 and parts[-3] == ROOM and parts[-1] == _LIST:
            return "".join(f"{part}/" for part in parts[:-3])
    return None


def is_list(name: str, room: str) -> bool:
    """True for ``IHE_XDM/<folder>/METADATA.XML`` of the package in that room."""
    parts = _within(name, room)
    return len(parts) == 3 and parts[0] == ROOM and parts[2] == _LIST


def is_companion(name: str, room: str) -> bool:
    """True for what goes with a package's documents: its list, index, read-me, style sheets and their pictures."""
    parts = _within(name, room)
    last = parts[-1]
    if parts[0] == ROOM:
        return last.endswith(".xsl") or is_list(name, room)
    if parts[0] == "html":
        return True
    return len(parts) == 1 and (last.startswith("index.htm") or (last.startswith("readme") and last.endswith(".txt")))


def folded(name: str) -> str:
    """A name for comparison."""
    return name.replace("\\", "/").removeprefix("./").lower()


def _within(name: str, room: str) -> list[str]:
    plain = folded(name)
    return plain[len(room) :].split("/") if plain.startswith(room) else [""]
