"""Everything a program does to the disk, written down in order, and what a power cut may leave of it.

The model is harsher than most disks: until a file was synced, each write to it may be there, be missing, or be there in
part (in sectors), in any order; until its folder was synced, each name may stand for what it stood for before. What was
synced is there. (SQLite's own crash tests do the same: sqlite.org/testing.html, 3.3.)
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from second_opinion.outside.binder.disk import RealDisk
from tests.programmes.shim import OK

SECTOR: Final = 512


class Event(msgspec.Struct, frozen=True, array_like=True):
    """One thing that was done. ``at`` is an offset or a size; ``to`` another path, the folders in a folder that was
    synced, or what was said."""

    what: str
    path: str = ""
    at: int = 0
    data: bytes = b""
    to: str = ""


class Tape:
    """What was done, in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def say(self, what: str) -> None:
        """Somebody was told that this is saved."""
        self.events.append(Event("say", to=what))

    def note(self, what: str, path: Path, at: int = 0, data: bytes = b"", to: str = "") -> None:
        self.events.append(Event(what, str(path), at, data, to))


class TapeEar:
    """Hears a database."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape

    def created(self, path: Path) -> None:
        self._tape.note("create", path)

    def write(self, path: Path, offset: int, data: bytes) -> int:
        self._tape.note("write", path, offset, data)
        return OK

    def sync(self, path: Path, folder: bool, /) -> int:
        self._tape.note("sync", path)
        if folder:
            self._tape.note("folder", path.parent)
        return OK

    def truncate(self, path: Path, size: int) -> int:
        self._tape.note("truncate", path, size)
        return OK

    def delete(self, path: Path, folder: bool, /) -> int:
        self._tape.note("unlink", path)
        if folder:
            self._tape.note("folder", path.parent)
        return OK


class TapeDisk(RealDisk):
    """Hears what is written beside the database. ``lazy`` is the control: it forgets to sync."""

    def __init__(self, tape: Tape, *, lazy: bool = False) -> None:
        self._tape, self._lazy = tape, lazy
        self._open: dict[int, tuple[Path, int]] = {}

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = path, 0
        self._tape.note("create", path)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        taken = super().write(descriptor, data)
        path, size = self._open[descriptor]
        self._tape.note("write", path, size, data[:taken])
        self._open[descriptor] = path, size + taken
        return taken

    def sync(self, descriptor: int) -> None:
        if not self._lazy:
            self._tape.note("sync", self._open[descriptor][0])

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self._tape.note("rename", source, to=str(target))

    def sync_folder(self, folder: Path) -> None:
        if not self._lazy:
            inside = "\n".join(str(path) for path in folder.iterdir() if path.is_dir())
            self._tape.note("folder", folder, to=inside)


class _Inode:
    """The contents of a file: what is certain, and what was done since."""

    def __init__(self) -> None:
        self.certain = b""
        self.since: list[Event] = []

    def sync(self) -> None:
        self.certain, self.since = _applied(self.certain, self.since), []

    def cut(self, dice: random.Random, mood: float) -> bytes:
        """As the power cut leaves it; ``mood`` is how likely each thing reached the disk."""
        kept: list[Event] = []
        for event in self.since:
            if event.what == "write" and len(event.data) > SECTOR and dice.random() < 0.15:
                kept += _torn(event, dice)
            elif dice.random() < mood:
                kept.append(event)
        return _applied(self.certain, kept)


class Platter:
    """The disk while the tape is played."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._names: dict[str, list[_Inode | None]] = {}
        self._folders: dict[str, bool] = {self._root: True}
        self.said = -1

    def play(self, event: Event) -> None:
        """Do one thing that was done."""
        if event.what == "say":
            self.said += 1
        elif event.what == "create":
            self._bind(event.path, _Inode())
        elif event.what == "rename":
            self._bind(event.to, self._inode(event.path))
            self._bind(event.path, None)
        elif event.what == "unlink":
            self._bind(event.path, None)
        elif event.what == "folder":
            self._settle(event.path)
            self._folders |= dict.fromkeys(filter(None, event.to.split("\n")), True)
        elif event.what == "sync":
            self._inode(event.path).sync()
        else:
            self._inode(event.path).since.append(event)

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """The files as a power cut at this moment may leave them, by path below the root."""
        mood = dice.choice((0.0, 0.0, 0.5, 0.9, 1.0))
        lost = {folder for folder, certain in self._folders.items() if not certain and dice.random() >= mood}
        found: dict[str, bytes] = {}
        for path, history in self._names.items():
            inode = history[dice.randrange(len(history))] if 0 < mood < 1 else history[-1 if mood else 0]
            if inode is not None and not any(path.startswith(f"{folder}/") for folder in lost):
                found[path.removeprefix(f"{self._root}/")] = inode.cut(dice, mood)
        return found

    def _inode(self, path: str) -> _Inode:
        history = self._names.get(path)
        inode = history[-1] if history else None
        if inode is None:
            # Made by other means than the ones that are heard (an empty file); so its name is not certain either.
            inode = _Inode()
            self._bind(path, inode)
        return inode

    def _bind(self, path: str, inode: _Inode | None) -> None:
        folder = path.rpartition("/")[0]
        while folder.startswith(self._root) and folder not in self._folders:
            self._folders[folder] = False
            folder = folder.rpartition("/")[0]
        self._names.setdefault(path, [None]).append(inode)

    def _settle(self, folder: str) -> None:
        for path, history in self._names.items():
            if path.rpartition("/")[0] == folder:
                self._names[path] = history[-1:]


def states(events: list[Event], root: Path, number: int, dice: random.Random) -> Iterator[tuple[int, dict[str, bytes]]]:
    """So many power cuts at random moments: how many things had been said by then, and the files that are left."""
    moments = sorted(dice.randrange(len(events) + 1) for _ in range(number))
    platter, played = Platter(root), 0
    for moment in moments:
        while played < moment:
            platter.play(events[played])
            played += 1
        yield platter.said, platter.cut(dice)


def _applied(content: bytes, events: list[Event]) -> bytes:
    if not events:
        return content
    changed = bytearray(content)
    for event in events:
        if event.what == "truncate":
            del changed[event.at :]
            continue
        if len(changed) < event.at:
            changed.extend(bytes(event.at - len(changed)))
        changed[event.at : event.at + len(event.data)] = event.data
    return bytes(changed)


def _torn(event: Event, dice: random.Random) -> list[Event]:
    """Some sectors of one write."""
    pieces = range(0, len(event.data), SECTOR)
    return [
        Event("write", event.path, event.at + start, event.data[start : start + SECTOR])
        for start in pieces
        if dice.random() < 0.5
    ]
