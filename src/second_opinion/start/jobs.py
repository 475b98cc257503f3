"""Long work: one thread that takes waiting jobs from the open binder, one after the other, also those of a crash."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator
from typing import Final

import msgspec
from django.db import Error, connections

from second_opinion.journey.gather import FileOutcome
from second_opinion.outside.files import NoSuchPathError
from second_opinion.outside.keeping import gather_into
from second_opinion.outside.processes import NoWorkerError
from second_opinion.outside.wanted import Wanted
from second_opinion.store.keyring import LockedError
from second_opinion.store.leases import Lease
from second_opinion.store.queries import gather, jobs
from second_opinion.web.desk import Desk

LOOK_EVERY: Final = 0.3
_log = logging.getLogger(__name__)


class Worker:
    """The thread. ``start`` it once, ``stop`` it after the binder is locked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._live, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin to look for work."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more. A gathering that was in the middle is taken up when the binder is opened again."""
        self._over.set()
        self._thread.join(timeout=10)

    def _live(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            if self._desk.is_open:
                self.once()

    def once(self) -> None:
        """Do what waits now. Locking in the middle ends it; it goes on when the binder is opened again."""
        try:
            for row in jobs.waiting():
                if row.kind == gather.KIND:
                    self._gather(row)
        except (LockedError, jobs.LeaseHeldError, jobs.LostLeaseError):
            return
        except Error as error:
            _log.warning("job: %s", type(error).__name__)
        finally:
            connections.close_all()

    def _gather(self, row: jobs.JobRow) -> None:
        objects = self._desk.binder.objects

        def files(lease: Lease) -> Generator[tuple[FileOutcome, str]]:
            def progress(done: int, known: int) -> None:
                # Somebody waits for this: the binder is not left alone.
                self._desk.touch()
                lease.progress(done, known)

            yield from gather_into(objects, Wanted.decode(row.payload).files(objects), progress=progress)

        try:
            gather.carry_out(row.id, files)
        except (OSError, NoSuchPathError, NoWorkerError, msgspec.MsgspecError) as error:
            # The job says so on its page; its message may name files and is not repeated here.
            _log.warning("gather: %s", type(error).__name__)
