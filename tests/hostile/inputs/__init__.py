"""Hostile files, made afresh for every run: what each is called, what is in it, and what must become of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Hostile(NamedTuple):
    """A file meant to do harm. ``endings`` are the ways it may end ("read", "kept", "refused"): a trap that is read as
    if it were none is a finding. ``facts`` is how many facts at least must survive in it."""

    name: str
    data: bytes
    endings: tuple[str, ...] = ("read", "kept", "refused")
    facts: int = 0


REFUSED = ("refused",)
NOT_READ = ("kept", "refused")

CANARY = "canary-7f3a9e"
"""Stands in a file that no record may reach; must appear in no answer."""


class Trap(NamedTuple):
    """Where the hostile files point: a listening port that nobody may call, and a secret file that nobody may read."""

    port: int
    secret: str

    @property
    def address(self) -> str:
        """The address that must never be called."""
        return f"http://127.0.0.1:{self.port}/beacon"


def all_of(trap: Trap) -> Iterator[Hostile]:
    """The whole programme."""
    # Imported here: each of them needs the names above.
    from tests.hostile.inputs import damaged, json_tricks, wrong_types, xml_bombs, xml_tricks, zip_tricks

    yield from json_tricks.files(trap)
    yield from wrong_types.files()
    yield from xml_bombs.files()
    yield from xml_tricks.files(trap)
    yield from zip_tricks.files()
    yield from damaged.files()
