"""gather: what comes in is committed file by file; when all is in, it is sorted by person and merged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable
from contextlib import closing

import msgspec
from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from msgspec.structs import replace

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.record import N_, Reason
from second_opinion.store import chain, sorting, standing
from second_opinion.store.leases import Lease
from second_opinion.store.models import Job, Original, Outcome, Reading
from second_opinion.store.queries import jobs

KIND = "gather"
ALREADY_HERE = Reason(N_("This file was in the binder already. It counts once."))

_outcome = msgspec.msgpack.Decoder(FileOutcome).decode
_encode = msgspec.msgpack.encode


class GatheredFile(msgspec.Struct, frozen=True, kw_only=True):
    """How one file ended: the outcome without its facts, and how many there are."""

    outcome: FileOutcome
    facts: int


class EndedFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a gathering that ended one way: how many, with how many facts, and the first of them by name."""

    ending: Ending
    files: int
    facts: int
    first: tuple[GatheredFile, ...]


def start_gathering(payload: bytes = b"", known: int = 0) -> int:
    """A new gathering, waiting to be carried out. ``payload`` says, in the maker's own JSON, what to gather
    (paths, or sealed uploads), so that it can be taken up again after a crash."""
    return jobs.make(KIND, payload, known)


def awaited() -> tuple[bytes, ...]:
    """The payloads of gatherings that are not over: what they name must not be taken for the leavings of a crash."""
    return tuple(row.payload for row in jobs.unfinished(KIND))


def carry_out(job: int, files: Callable[[Lease], Generator[tuple[FileOutcome, str]]]) -> str:
    """Do a gathering from beginning to end, also one that a crash left. Returns its state: "done" or "cancelled".

    ``files`` gives, once the lease is held, each outcome with the id of its sealed bytes, which are on the disk; the
    lease's ``progress`` is to be told what is known. What is committed stays, whatever happens. Raises LeaseHeldError
    when another process gathers into this binder, and whatever ``files`` raises (the job has failed then).
    """
    with Lease(job) as lease:
        begin(job)
        state = "done"
        with closing(files(lease)) as each:
            for outcome, sealed in each:
                commit(job, outcome, sealed)
                if lease.stopping():
                    state = "cancelled"
                    break
        finish(job)
        lease.end(state)
    return state


def begin(job: int) -> None:
    """From the top: to be called after claiming, also when a job is resumed. What was committed is found again."""
    with transaction.atomic():
        Outcome.objects.filter(job=job).delete()
        Job.objects.filter(pk=job).update(done=0)


def commit(job: int, outcome: FileOutcome, sealed: str) -> None:
    """Keep one file: its original, what was read from it, how it ended, a link of the chain, and one more done.

    ``sealed`` is the id of the object that holds its bytes, which is on the disk before this is called; empty for what
    was refused unread. One transaction. Committing the same again changes nothing.
    """
    # Worked out before the transaction, which then only writes.
    data = _encode(outcome)
    with transaction.atomic():
        told = _kept(job, outcome, sealed, data) if sealed else outcome
        last = Outcome.objects.filter(job=job).order_by("-number").values_list("number", flat=True).first()
        Outcome.objects.create(
            job_id=job,
            number=0 if last is None else last + 1,
            original=outcome.original.id,
            facts=len(told.facts),
            ending=told.ending.value,
            name=_name(told),
            data=_encode(replace(told, facts=())),
        )
        chain.append(KIND, outcome.original.id, sealed, data)
        jobs.count_one(job)


def outcomes(job: int) -> tuple[GatheredFile, ...]:
    """How the files of a gathering ended so far, by name."""
    return tuple(sorted(_files(Outcome.objects.filter(job=job)), key=lambda row: row.outcome.original.names))


def ended(job: int, most: int, whole: str = "") -> tuple[EndedFiles, ...]:
    """How the files of a gathering ended, in sums, with at most so many of each ending; all of the ``whole`` one."""
    rows = Outcome.objects.filter(job=job)
    sums = rows.values("ending").annotate(files=Count("id"), facts=Sum("facts")).order_by("ending")
    return tuple(
        EndedFiles(
            ending=Ending(each["ending"]),
            files=each["files"],
            facts=each["facts"],
            first=_first(rows.filter(ending=each["ending"]), None if whole == each["ending"] else most),
        )
        for each in sums
    )


def finish(_job: int) -> tuple[str, ...]:
    """Sort the binder's files by person and merge what changed. Returns the keys of the people whose record is new.

    Nobody sees a record half merged, and nobody waits for it. One that was cancelled is finished like any other.
    """
    return sorting.sort_again()


def sort_again() -> tuple[str, ...]:
    """Sort and merge after an answer to a question, or after a person was described. Returns whose record is new."""
    return sorting.sort_again()


def _kept(job: int, outcome: FileOutcome, sealed: str, data: bytes) -> FileOutcome:
    """Keep the original, and what to tell about it. ``data`` is the outcome, encoded."""
    there = Original.objects.filter(pk=outcome.original.id).first()
    if there is None:
        _save(Original(id=outcome.original.id), outcome, sealed, data)
        return outcome
    before = _outcome(bytes(Reading.objects.get(pk=there.pk).data))
    names = tuple(dict.fromkeys((*before.original.names, *outcome.original.names)))
    if Outcome.objects.filter(job=job, original=outcome.original.id).exists():
        # The same bytes twice in one gathering: the first reading counts, the name is remembered.
        _save(there, replace(before, original=replace(before.original, names=names)), there.sealed)
        return outcome
    new = outcome if len(outcome.facts) >= len(before.facts) else before
    _save(there, replace(new, original=replace(new.original, names=names)), sealed)
    return replace(outcome, reason=outcome.reason or ALREADY_HERE)


def _save(row: Original, outcome: FileOutcome, sealed: str, data: bytes | None = None) -> None:
    data = _encode(outcome) if data is None else data
    row.sealed, row.size, row.inside = sealed, outcome.original.size, outcome.original.inside
    row.name, row.told = _name(outcome), _encode(replace(outcome, people=(), facts=()))
    row.read, row.facts, row.trash = hashlib.sha256(data).hexdigest(), len(outcome.facts), None
    row.save()
    Reading(original=row, data=data).save()
    standing.bind(standing.reading(row.id), data)


def _name(outcome: FileOutcome) -> str:
    return outcome.original.names[0] if outcome.original.names else ""


def _first(rows: QuerySet[Outcome], most: int | None) -> tuple[GatheredFile, ...]:
    return tuple(_files(rows.order_by("name", "id")[:most]))


def _files(rows: Iterable[Outcome]) -> list[GatheredFile]:
    return [GatheredFile(outcome=_outcome(bytes(row.data)), facts=row.facts) for row in rows]
