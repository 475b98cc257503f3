"""Walk what a person points at, and open regular files only. Links are not followed, devices and pipes never opened."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Self

from second_opinion.journey.gather import is_companion, shown
from second_opinion.record import N_, Reason

MOST_FILES: Final = 50_000
_DEEPEST: Final = 64
_PIECE: Final = 1 << 20

LINK: Final = Reason(N_("This is a link to another place. Add the file itself."))
NOT_A_FILE: Final = Reason(N_("This is a device or a pipe, not a file. It was not opened."))
NOT_ALLOWED: Final = Reason(N_("You are not allowed to open this. Ask whoever owns it, or copy it first."))
GONE: Final = Reason(N_("This could not be opened. It may have been moved or changed just now."))
TOO_MANY: Final = Reason(N_("More than 50,000 files. The others were not looked at; add fewer at a time."))
TOO_DEEP: Final = Reason(N_("This folder lies too deep inside other folders. It was not looked into."))


class NoSuchPathError(Exception):
    """A path that was asked for does not exist. ``path`` is as the person wrote it."""

    def __init__(self, path: Path) -> None:
        super().__init__("no such file or folder")
        self.path = path


class Found(NamedTuple):
    """A file to gather. ``name`` is the label a person knows it by; with a ``refusal`` it must not be opened.
    ``companion`` marks a side file of a record package that lies unpacked in a folder; ``asked_for`` a path the person
    named itself, rather than a folder around it. ``opener`` opens a file that lies at no path; ``sealed`` is
    the object in the binder that holds its bytes already."""

    name: str
    path: Path
    refusal: Reason | None = None
    companion: bool = False
    asked_for: bool = False
    opener: Callable[[], OpenFile] | None = None
    sealed: str = ""

    def open(self) -> OpenFile:
        """The file, open for reading. Raises RefusedError."""
        return self.opener() if self.opener is not None else open_file(self.path, asked_for=self.asked_for)


class RefusedError(Exception):
    """A file that must not or cannot be opened. ``reason`` is for the person."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.text)
        self.reason = reason


def walk(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file at or below the paths, sorted by name within each folder, in the order the paths were given.

    A link that was itself asked for is followed; one that lies in a folder is not. Raises NoSuchPathError before
    anything is found, when one of the paths does not exist.
    """
    for path in paths:
        if not os.path.lexists(path) or not path.exists():
            raise NoSuchPathError(path)
    number = 0
    for path in paths:
        for found in _at(path, several=len(paths) > 1):
            number += 1
            if number > MOST_FILES:
                yield Found(shown(str(path)), path, TOO_MANY)
                return
            yield found


class OpenFile:
    """A regular file that is open for reading. ``size`` is that of the moment it was opened. ``held`` are its bytes,
    where they are in this program's memory and nowhere else (``outside.memory``)."""

    held: bytes | None = None

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.descriptor = descriptor
        self.size = os.fstat(descriptor).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; once is enough."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def head(self, length: int) -> bytes:
        """Its first bytes. Raises RefusedError."""
        try:
            os.lseek(self.descriptor, 0, os.SEEK_SET)
            return os.read(self.descriptor, length)
        except OSError as error:
            raise RefusedError(_why(error)) from error

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, a mebibyte at a time. Raises RefusedError where they cannot be read."""
        yield self.head(_PIECE)
        try:
            while piece := os.read(self.descriptor, _PIECE):
                yield piece
        except OSError as error:
            raise RefusedError(_why(error)) from error

    def sha256(self) -> str:
        """The id of the original: the SHA-256 of its bytes, in hex. Raises RefusedError."""
        digest = hashlib.sha256()
        for piece in self.pieces():
            digest.update(piece)
        return digest.hexdigest()


def open_file(path: Path, *, asked_for: bool = False) -> OpenFile:
    """A regular file, open for reading. A link is followed only when it was ``asked_for`` itself.

    Raises RefusedError. What stands at the path is looked at again after opening: it may have been exchanged.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags if asked_for else flags | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        raise RefusedError(_why(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RefusedError(NOT_A_FILE)
    return OpenFile(path, descriptor)


def _at(path: Path, *, several: bool) -> Iterator[Found]:
    if path.is_dir():
        yield from _below(path, f"{path.name}/" if several and path.name else "")
    elif path.is_file():
        yield Found(shown(path.name), path, asked_for=True)
    else:
        yield Found(shown(path.name), path, NOT_A_FILE)


def _below(top: Path, prefix: str) -> Iterator[Found]:
    """The files below a folder. A stack of our own, because a deep tree must not exhaust Python's."""
    stack: list[Iterator[Found | _Folder]] = [_entries(_Folder(top, prefix, None, 0))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, Found):
            yield entry
        else:
            stack.append(_entries(entry))


class _Folder(NamedTuple):
    """A folder to look into; ``room`` is the label of the folder in which a record package lies, or None."""

    path: Path
    label: str
    room: str | None
    depth: int


def _entries(folder: _Folder) -> Iterator[Found | _Folder]:
    try:
        with os.scandir(folder.path) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        yield Found(shown(folder.label.rstrip("/") or folder.path.name), folder.path, _why(error))
        return
    room = folder.label if _holds_a_package(entries) else folder.room
    for entry in entries:
        label = folder.label + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _deeper(folder, entry, label, room)
        else:
            yield _file(entry, label, room)


def _deeper(folder: _Folder, entry: os.DirEntry[str], label: str, room: str | None) -> Iterator[Found | _Folder]:
    if folder.depth >= _DEEPEST:
        yield Found(shown(label), Path(entry.path), TOO_DEEP)
    else:
        yield _Folder(Path(entry.path), f"{label}/", room, folder.depth + 1)


def _file(entry: os.DirEntry[str], label: str, room: str | None) -> Found:
    path = Path(entry.path)
    if entry.is_symlink():
        return Found(shown(label), path, LINK)
    if not entry.is_file(follow_symlinks=False):
        return Found(shown(label), path, NOT_A_FILE)
    companion = room is not None and is_companion(label.removeprefix(room), "")
    return Found(shown(label), path, companion=companion)


def _holds_a_package(entries: Iterable[os.DirEntry[str]]) -> bool:
    return any(entry.name.lower() == "ihe_xdm" and entry.is_dir(follow_symlinks=False) for entry in entries)


def _why(error: OSError) -> Reason:
    if error.errno in (errno.EACCES, errno.EPERM):
        return NOT_ALLOWED
    return LINK if error.errno == errno.ELOOP else GONE
