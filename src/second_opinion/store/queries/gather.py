"""gather: what comes in is committed file by file; when all is in, it is sorted by person and merged."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing

import msgspec
from django.db import transaction
from msgspec.structs import replace

from second_opinion.journey.gather import FileOutcome
from second_opinion.record import N_, Reason
from second_opinion.store import chain, sorting
from second_opinion.store.leases import Lease
from second_opinion.store.models import Job, Original, Outcome
from second_opinion.store.queries import jobs

KIND = "gather"
ALREADY_HERE = Reason(N_("This file was in the binder already. It counts once."))

_outcome = msgspec.msgpack.Decoder(FileOutcome).decode
_encode = msgspec.msgpack.encode


class GatheredFile(msgspec.Struct, frozen=True, kw_only=True):
    """How one file ended: the outcome without its facts, and how many there are."""

    outcome: FileOutcome
    facts: int


def start_gathering(payload: bytes = b"", known: int = 0) -> int:
    """A new gathering, waiting to be carried out. ``payload`` says, in the maker's own JSON, what to gather
    (paths, or sealed uploads), so that it can be taken up again after a crash."""
    return jobs.make(KIND, payload, known)


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
    data = _encode(outcome)
    with transaction.atomic():
        told = _kept(job, outcome, sealed) if sealed else outcome
        Outcome.objects.create(
            job_id=job,
            number=Outcome.objects.filter(job=job).count(),
            original=outcome.original.id,
            facts=len(told.facts),
            data=_encode(replace(told, facts=())),
        )
        chain.append(KIND, outcome.original.id, sealed, data)
        jobs.count_one(job)


def outcomes(job: int) -> tuple[GatheredFile, ...]:
    """How the files of a gathering ended so far, by name."""
    rows = [GatheredFile(outcome=_outcome(bytes(row.data)), facts=row.facts) for row in Outcome.objects.filter(job=job)]
    return tuple(sorted(rows, key=lambda row: row.outcome.original.names))


def finish(job: int) -> tuple[str, ...]:
    """Sort the binder's files by person and merge what changed. Returns the keys of the people whose record is new.

    One transaction: nobody sees a record half merged. A gathering that was cancelled is finished like any other.
    """
    return sorting.sort_again(Outcome.objects.filter(job=job).exclude(original="").values_list("original", flat=True))


def sort_again() -> tuple[str, ...]:
    """Sort and merge after an answer to a question, or after a person was described. Returns whose record is new."""
    return sorting.sort_again()


def _kept(job: int, outcome: FileOutcome, sealed: str) -> FileOutcome:
    """Keep the original, and what to tell about it."""
    there = Original.objects.filter(pk=outcome.original.id).first()
    if there is None:
        _save(Original(id=outcome.original.id), outcome, sealed)
        return outcome
    before = _outcome(bytes(there.reading))
    names = tuple(dict.fromkeys((*before.original.names, *outcome.original.names)))
    if Outcome.objects.filter(job=job, original=outcome.original.id).exists():
        # The same bytes twice in one gathering: the first reading counts, the name is remembered.
        _save(there, replace(before, original=replace(before.original, names=names)), there.sealed)
        return outcome
    new = outcome if len(outcome.facts) >= len(before.facts) else before
    _save(there, replace(new, original=replace(new.original, names=names)), sealed)
    return replace(outcome, reason=outcome.reason or ALREADY_HERE)


def _save(row: Original, outcome: FileOutcome, sealed: str) -> None:
    row.sealed, row.size, row.inside = sealed, outcome.original.size, outcome.original.inside
    row.reading, row.facts, row.trash = _encode(outcome), len(outcome.facts), None
    row.save()
