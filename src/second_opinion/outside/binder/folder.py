"""One binder: a folder with an encrypted database, sealed originals, and two copies of its locked keys."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from second_opinion.outside.binder import keys as keyring
from second_opinion.outside.binder.disk import UNFINISHED, Disk, RealDisk, make_folder, replace_whole
from second_opinion.outside.binder.keys import KeyFile, KeyFileError, Keys
from second_opinion.outside.binder.locks import BinderBusyError, Lock
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.confinement import no_core_file

LAYOUT: Final = 1
KEYS, KEYS_COPY, DATABASE, OBJECTS, LOCK, VERSION = (
    "keys.json",
    "keys.copy.json",
    "record.db",
    "originals",
    "lock",
    "version",
)


class NoBinderError(Exception):
    """There is no binder in that folder."""


class BinderExistsError(Exception):
    """There is a binder in that folder already; it is never overwritten."""


class NewerBinderError(Exception):
    """A newer program made this binder; this one would misread it."""


class Binder:
    """An open binder. Holds its lock shared until closed."""

    def __init__(self, folder: Path, keys: Keys, lock: Lock) -> None:
        no_core_file()
        self.folder, self.keys = folder, keys
        self.objects = Objects(folder / OBJECTS, keys.originals)
        self._lock = lock

    @property
    def database(self) -> Path:
        """Where the database is."""
        return self.folder / DATABASE

    def close(self) -> None:
        """Let the folder go."""
        self._lock.close()

    def tidy(self, known: Callable[[], Collection[str]]) -> int | None:
        """When no other process has the binder open: remove what a crash left, half-written files and originals that
        are not ``known`` to the database. Returns how many files went, or None when another has it open.

        To be called when a binder was just opened and nothing is being added to it. ``known`` is asked once nobody else
        can add anything any more. Raises BinderBusyError when somebody took the binder for themselves meanwhile.
        """
        self._lock.close()
        try:
            alone = Lock(self.folder / LOCK, alone=True)
        except BinderBusyError:
            self._lock = Lock(self.folder / LOCK, alone=False)
            return None
        with alone:
            removed = _swept(self, frozenset(known()))
        self._lock = Lock(self.folder / LOCK, alone=False)
        return removed


def usual_place(environment: Mapping[str, str], home: Path) -> Path:
    """Where a binder goes when nobody says: the system's folder for a user's data."""
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Second Opinion"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Second Opinion"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "second-opinion"


def exists(folder: Path) -> bool:
    """True when there is a binder."""
    return (folder / KEYS).exists() or (folder / KEYS_COPY).exists()


def create(folder: Path, passphrase: str, disk: Disk | None = None) -> tuple[Binder, str]:
    """A new binder, and its recovery code to print. Raises BinderExistsError.

    The keys are on the disk, in two copies, before anything can be written with them.
    """
    disk = disk or RealDisk()
    make_folder(disk, folder.absolute())
    lock = Lock(folder / LOCK, alone=False)
    if exists(folder):
        lock.close()
        raise BinderExistsError
    file, keys, code = keyring.create(passphrase)
    (folder / OBJECTS).mkdir(exist_ok=True, mode=0o700)
    replace_whole(disk, folder / VERSION, f"{LAYOUT}\n".encode())
    _save_keys(disk, folder, file)
    return Binder(folder, keys, lock), code


def unlock(folder: Path, passphrase: str) -> Binder:
    """Open by passphrase. Raises NoBinderError, NewerBinderError, KeyFileError, WrongPassphraseError."""
    return _opened(folder, lambda file: keyring.unlock(file, passphrase))


def unlock_by_recovery(folder: Path, code: str) -> Binder:
    """Open by the printed recovery code. Raises as ``unlock``."""
    return _opened(folder, lambda file: keyring.unlock_by_recovery(file, code))


def unlock_by_either(folder: Path, typed: str) -> Binder:
    """Open by passphrase or recovery code, whichever was typed. Raises as ``unlock``."""
    return _opened(folder, lambda file: keyring.unlock_by_either(file, typed))


def change_passphrase(binder: Binder, passphrase: str, disk: Disk | None = None) -> None:
    """Lock the same keys with another passphrase. The recovery code stays good."""
    file = keyring.with_passphrase(_key_file(binder.folder), binder.keys, passphrase)
    _save_keys(disk or RealDisk(), binder.folder, file)


def renew_recovery_code(binder: Binder, disk: Disk | None = None) -> str:
    """A new recovery code to print; the old one opens this binder no more (an old backup it still does)."""
    file, code = keyring.with_new_recovery_code(_key_file(binder.folder), binder.keys)
    _save_keys(disk or RealDisk(), binder.folder, file)
    return code


def erase(binder: Binder) -> None:
    """Take a whole binder away for good, and close it. The keys go first: from then on nothing can be read, whatever
    happens. Other files in that folder stay. Raises BinderBusyError while another process has it open, OSError when the
    disk does not let go of the keys."""
    binder.close()
    with Lock(binder.folder / LOCK, alone=True):
        for name in (KEYS, KEYS_COPY):
            (binder.folder / name).unlink(missing_ok=True)
        RealDisk().sync_folder(binder.folder)
        shutil.rmtree(binder.folder / OBJECTS, ignore_errors=True)
        # What else a person keeps in that folder is theirs.
        for pattern in (f"{DATABASE}*", f"{UNFINISHED}*", VERSION):
            for path in binder.folder.glob(pattern):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    (binder.folder / LOCK).unlink(missing_ok=True)
    with suppress(OSError):
        binder.folder.rmdir()


def key_file_bytes(folder: Path) -> bytes:
    """The key file as it stands, the copy when the first is damaged. Raises NoBinderError, KeyFileError."""
    return keyring.encode(_key_file(folder))


def _opened(folder: Path, unlocked: Callable[[KeyFile], Keys]) -> Binder:
    return Binder(folder, unlocked(_key_file(folder)), Lock(folder / LOCK, alone=False))


def _save_keys(disk: Disk, folder: Path, file: KeyFile) -> None:
    # One after the other: a cut between the two leaves one good copy, old or new, and both open the same data.
    for name in (KEYS, KEYS_COPY):
        replace_whole(disk, folder / name, keyring.encode(file))


def _key_file(folder: Path) -> KeyFile:
    if not exists(folder):
        raise NoBinderError
    _refuse_newer(folder)
    damaged: KeyFileError | None = None
    for name in (KEYS, KEYS_COPY):
        try:
            return keyring.decode((folder / name).read_bytes())
        except (OSError, KeyFileError) as unreadable:
            damaged = unreadable if isinstance(unreadable, KeyFileError) else damaged
    raise damaged or KeyFileError("damaged")


def _refuse_newer(folder: Path) -> None:
    try:
        layout = int((folder / VERSION).read_text().strip() or LAYOUT)
    except (FileNotFoundError, ValueError):
        return
    if layout > LAYOUT:
        raise NewerBinderError


def _swept(binder: Binder, known: frozenset[str]) -> int:
    left = [*binder.objects.unfinished(), *binder.folder.glob(f"{UNFINISHED}*")]
    for path in left:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    orphans = [identity for identity in binder.objects.everything() if identity not in known]
    for identity in orphans:
        binder.objects.remove(identity)
    return len(left) + len(orphans)
