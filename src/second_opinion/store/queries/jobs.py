"""Long work: one process at a time holds a lease on it, tells how far it is, and is told when to stop."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from second_opinion.store.models import Job

LEASE: Final = timedelta(seconds=30)
"""Without a heartbeat for this long, the process that held a job is taken for dead."""


class LeaseHeldError(Exception):
    """Another process is at this kind of work just now."""


class LostLeaseError(Exception):
    """The job was taken over by another process, because this one was silent for too long."""


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """A job. ``state``: waiting, running, stalled (its process is gone; it can be resumed), done, cancelled, failed.
    ``done`` of ``known`` pieces of work are committed; more may become known. ``payload`` is the maker's own JSON."""

    id: int
    kind: str
    state: str
    done: int
    known: int
    payload: bytes
    stopping: bool
    error: str
    made: datetime
    ended: datetime | None


def make(kind: str, payload: bytes = b"", known: int = 0) -> int:
    """A new job, waiting. Returns its number."""
    return int(Job.objects.create(kind=kind, payload=payload, known=known).pk)


def get(job: int) -> JobRow:
    """One job. Raises LookupError."""
    row = Job.objects.filter(pk=job).first()
    if row is None:
        raise LookupError(job)
    return _row(row)


def latest(kind: str) -> JobRow | None:
    """The newest job of a kind."""
    row = Job.objects.filter(kind=kind).order_by("-pk").first()
    return _row(row) if row else None


def unfinished(kind: str) -> tuple[JobRow, ...]:
    """Jobs of a kind that are not over, whoever has them. Oldest first."""
    return tuple(_row(row) for row in Job.objects.filter(kind=kind, state__in=("waiting", "running")).order_by("pk"))


def waiting() -> tuple[JobRow, ...]:
    """Jobs that somebody could take: never begun, or left by a process that died. Oldest first."""
    return tuple(_row(row) for row in Job.objects.filter(_free()).order_by("pk"))


def claim(job: int, holder: str) -> JobRow:
    """Take the lease of a job. Raises LeaseHeldError while another holds this or another job of its kind."""
    with transaction.atomic():
        row = Job.objects.filter(_free(), pk=job).first()
        if row is None or _held(row.kind, holder):
            raise LeaseHeldError
        row.state, row.holder, row.heartbeat = "running", holder, timezone.now()
        row.save()
    return _row(row)


def beat(job: int, holder: str, *, done: int | None = None, known: int | None = None) -> bool:
    """A sign of life, with the progress where it changed. Returns False when the work should stop. Raises
    LostLeaseError."""
    changed: dict[str, object] = {"heartbeat": timezone.now()}
    changed |= {name: value for name, value in (("done", done), ("known", known)) if value is not None}
    mine = Job.objects.filter(pk=job, holder=holder, state="running")
    if not mine.update(**changed):
        raise LostLeaseError
    return not mine.filter(stop=True).exists()


def count_one(job: int) -> None:
    """One more piece of work is committed; to be called within its transaction."""
    Job.objects.filter(pk=job).update(done=F("done") + 1)


def cancel(job: int) -> None:
    """Ask whoever does it to stop. What is committed stays. A job nobody has begun ends at once."""
    with transaction.atomic():
        Job.objects.filter(pk=job, state__in=("waiting", "running")).update(stop=True)
        Job.objects.filter(_free(), pk=job).update(state="cancelled", ended=timezone.now())


def end(job: int, holder: str, state: str = "done", error: str = "") -> None:
    """The work is over: "done", "cancelled" or "failed" (``error`` is the class of what went wrong, nothing more)."""
    mine = Job.objects.filter(pk=job, holder=holder)
    mine.update(state=state, error=error, ended=timezone.now(), heartbeat=None)


def _free() -> Q:
    return Q(state="waiting") | Q(state="running", heartbeat__lt=timezone.now() - LEASE)


def _held(kind: str, holder: str) -> bool:
    fresh = Job.objects.filter(kind=kind, state="running", heartbeat__gte=timezone.now() - LEASE)
    return fresh.exclude(holder=holder).exists()


def _row(row: Job) -> JobRow:
    stalled = row.state == "running" and (row.heartbeat is None or row.heartbeat < timezone.now() - LEASE)
    return JobRow(
        id=row.pk,
        kind=row.kind,
        state="stalled" if stalled else row.state,
        done=row.done,
        known=row.known,
        payload=bytes(row.payload),
        stopping=row.stop and row.ended is None,
        error=row.error,
        made=row.made,
        ended=row.ended,
    )
