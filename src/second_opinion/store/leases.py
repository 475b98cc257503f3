"""A lease on a job, with its heartbeat: a thread that says "still here" while the work goes on."""

from __future__ import annotations

import secrets
import threading
from types import TracebackType
from typing import Final, Self

from django.db import DatabaseError, connection

from second_opinion.store.keyring import LockedError
from second_opinion.store.queries import jobs

EVERY: Final = 5.0
"""Seconds between two heartbeats; a lease lasts for several."""


class Lease:
    """Holds a job while it is entered. Leaving it without ``end`` marks the job as failed.

    Raises LeaseHeldError on entering while another process is at work of this kind.
    """

    def __init__(self, job: int) -> None:
        self._job, self._holder = job, secrets.token_hex(16)
        self._known: int | None = None
        self._stopping, self._ended = False, False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._live, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        jobs.claim(self._job, self._holder)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        if not self._ended and not isinstance(error, (LockedError, jobs.LostLeaseError)):
            jobs.end(self._job, self._holder, "failed", kind.__name__ if kind else "")

    def progress(self, _done: int, known: int) -> None:
        """How many pieces of work are known; what is done is counted where it is committed."""
        if known != self._known:
            self._known = known
            self._beat()

    def stopping(self) -> bool:
        """True when somebody asked to stop, or another process took the job over."""
        return self._stopping

    def end(self, state: str = "done") -> None:
        """The work is over: "done" or "cancelled"."""
        jobs.end(self._job, self._holder, state)
        self._ended = True

    def _live(self) -> None:
        try:
            while not self._over.wait(EVERY):
                self._beat()
        finally:
            connection.close()

    def _beat(self) -> None:
        try:
            self._stopping = not jobs.beat(self._job, self._holder, known=self._known) or self._stopping
        except (jobs.LostLeaseError, LockedError):
            self._stopping = True
        except DatabaseError:
            # The database is busy with a long merge: the next heartbeat says the same.
            return
