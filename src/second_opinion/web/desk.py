"""The binder on the desk: which folder this server works on, whether it is open, and how long nobody touched it."""

from __future__ import annotations

import secrets
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from second_opinion.outside.binder import folder as binders
from second_opinion.outside.binder.folder import Binder
from second_opinion.outside.wanted import sealed_in
from second_opinion.store.binder import close_store, open_store
from second_opinion.store.keyring import LockedError
from second_opinion.store.queries import gather, originals
from second_opinion.store.queries.settings import settings

USUAL_IDLE_MINUTES: Final = 15


class Desk:
    """One binder at a time for this whole process. Safe to use from several threads."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._binder: Binder | None = None
        self._trying: tempfile.TemporaryDirectory[str] | None = None
        self._turn = threading.RLock()
        self.touch()
        self._idle_minutes = USUAL_IDLE_MINUTES
        self.lost_uploads = False
        """Files that were sent, but never gathered, were found and taken away when this binder was opened."""
        self.beside: dict[str, object] = {}
        """What pages keep at hand while the binder is open; gone when it is locked."""

    @property
    def binder(self) -> Binder:
        """The open binder: its sealed originals and keys. Raises LockedError."""
        if self._binder is None:
            raise LockedError
        return self._binder

    @property
    def is_open(self) -> bool:
        """True while a binder is open."""
        return self._binder is not None

    @property
    def is_trying(self) -> bool:
        """True while the open binder is the made-up person's, which goes away when locked."""
        return self._trying is not None

    @property
    def exists(self) -> bool:
        """True when there is a binder in the folder of this server."""
        return binders.exists(self.place)

    def create(self, passphrase: str) -> str:
        """A new binder, open. Returns its recovery code. Raises BinderExistsError, OSError."""
        with self._turn:
            self.lock()
            binder, code = binders.create(self.place, passphrase)
            self._take(binder)
            return code

    def unlock(self, secret: str) -> None:
        """Open by passphrase or by recovery code. Raises WrongPassphraseError, and as ``outside.binder.folder`` says.

        One at a time: each try costs memory and time on purpose, and many at once must not cost many times that.
        """
        with self._turn:
            binder = binders.unlock_by_either(self.place, secret)
            self.lock()
            self._take(binder)

    def try_out(self) -> None:
        """A binder for the made-up person: encrypted like any other, in a temporary folder, gone when it is locked."""
        with self._turn:
            self.lock()
            trying = tempfile.TemporaryDirectory(prefix="second-opinion-")
            binder, _ = binders.create(Path(trying.name) / "binder", secrets.token_urlsafe(32))
            self._take(binder)
            self._trying = trying

    def lock(self) -> None:
        """Forget the keys. Does nothing when no binder is open."""
        with self._turn:
            close_store()
            self.beside.clear()
            if self._binder is not None:
                self._binder.close()
            self._binder = None
            if self._trying is not None:
                self._trying.cleanup()
            self._trying = None

    def erase(self) -> None:
        """Lock, and take the binder away for good. Raises BinderBusyError, LockedError, OSError."""
        with self._turn:
            binder, trying = self.binder, self.is_trying
            if trying:
                self.lock()
                return
            close_store()
            self.beside.clear()
            self._binder = None
            binders.erase(binder)

    def touch(self) -> None:
        """Somebody is here."""
        self._touched, self._touched_at = time.monotonic(), time.time()

    def idle_after(self, minutes: int) -> None:
        """Lock after so many minutes without a touch."""
        self._idle_minutes = minutes

    def lock_if_idle(self, now: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> bool:
        """Lock when nobody touched it for too long, by either clock. True when it did.

        The first stands still while a computer sleeps; the second shows how long the lid was shut.
        """
        idle = max(now() - self._touched, wall() - self._touched_at)
        if self._binder is None or idle < self._idle_minutes * 60:
            return False
        self.lock()
        return True

    def _take(self, binder: Binder) -> None:
        try:
            open_store(binder.database, binder.keys.database, binder.keys.chain)
            self.lost_uploads = _tidied(binder)
        except BaseException:
            close_store()
            binder.close()
            raise
        self._binder = binder
        self._idle_minutes = settings().idle_minutes
        self.touch()


def _tidied(binder: Binder) -> bool:
    """Takes away what a crash left, before anybody adds to the binder. True when it may have been somebody's files:
    what a gathering left that is not over is read again by it."""
    awaited = gather.awaited()
    swept = binder.tidy(lambda: originals.sealed_ids().keys() | sealed_in(gather.awaited()))
    return bool(swept) and not awaited


class _Place:
    """Where the one desk of this process stands, once ``start`` has put it there."""

    desk: Desk | None = None


def put_desk(desk: Desk) -> None:
    """The desk that the pages of this process use from now on."""
    _Place.desk = desk


def desk() -> Desk:
    """The desk of this process. Raises LockedError when nobody has put one."""
    if _Place.desk is None:
        raise LockedError
    return _Place.desk
