"""From the paths a person points at to how each file ended. The one verb that the command line and the pages use."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from second_opinion.journey.gather import Contents, Ending, FileOutcome, inside, limits, once
from second_opinion.outside import files
from second_opinion.outside.files import Found, OpenFile, RefusedError
from second_opinion.outside.originals import OriginalsOnDisk, Place
from second_opinion.outside.pool import Job, Pool
from second_opinion.outside.processes import Recipe
from second_opinion.outside.wire import Answer, Ended, Failed, Listed, Question
from second_opinion.record import N_, Original, Reason

Slot = tuple[int, ...]
"""Where an outcome stands among the others: the number of its file, and of the member in it."""

Progress = Callable[[int, int], None]
"""Told how many files are done, and how many are known so far."""

_ZIP_OPENS: Final = b"PK\x03\x04"
_FAILURES_OF_ONE_ARCHIVE: Final = 20
_AHEAD: Final = 4
_MOST_IN_MEMORY: Final = 64 << 20

TOO_LARGE: Final = Reason(N_("This file is larger than 200 MB, which is more than we read."))
ARCHIVE_TOO_LARGE: Final = Reason(N_("This zip is larger than 2 GB. Unpack it yourself, then add the folder."))
NOTHING_INSIDE: Final = Reason(N_("There is nothing in this zip."))
HARMFUL: Final = Reason(N_("Many files in this zip could not be read, so the others were not tried."))
_FAILED: Final = {
    "memory": Reason(N_("Reading this file took more memory than a health record should. It was not read.")),
    "time": Reason(N_("Reading this file took too long. It was not read.")),
    "damaged": Reason(N_("This file in the zip is damaged. Download the zip again.")),
}
_MISTAKE: Final = Reason(
    N_("Our program failed while reading this file ({where}). The other files went on."), {"where": ""}
)


class Gathered(NamedTuple):
    """What became of the files: one outcome for each, in the order of their names, and the bytes of every original."""

    outcomes: tuple[FileOutcome, ...]
    originals: OriginalsOnDisk


def gather(paths: Sequence[Path], *, progress: Progress | None = None, recipe: Recipe | None = None) -> Gathered:
    """Read every file at or below the paths, in worker processes. Nothing is written, and nothing is changed.

    The outcomes do not depend on which worker was quick. A file that was refused unread has no id. Raises
    NoSuchPathError when a path does not exist, NoWorkerError when no process can be started.
    """
    with Pool[Slot](recipe) as pool:
        run = Run(pool, progress or _nobody_looks)
        try:
            for found in files.walk(paths):
                run.take(found)
            run.finish()
        finally:
            run.close()
    ordered = [outcome for slot in sorted(run.outcomes) for outcome in run.outcomes[slot]]
    return Gathered(once(ordered), OriginalsOnDisk(run.places, recipe))


class Run:
    """One gathering: what is open, what waits, and in ``outcomes`` what has ended, by slot. Whoever takes them out
    as they come has less in memory."""

    def __init__(self, pool: Pool[Slot], progress: Progress) -> None:
        self.outcomes: dict[Slot, tuple[FileOutcome, ...]] = {}
        self.places: dict[str, Place] = {}
        self._pool = pool
        self._progress = progress
        self._files = 0
        self._ended = 0
        self._known = 0
        self._seen: set[str] = set()
        self._waiting: deque[Job[Slot]] = deque()
        self._uses: Counter[OpenFile] = Counter()
        self._failures: Counter[str] = Counter()

    def take(self, found: Found) -> None:
        """One more file: refused, known already, or given to a worker."""
        slot: Slot = (self._files,)
        self._files += 1
        self._known += 1
        try:
            if found.refusal is not None:
                raise RefusedError(found.refusal)
            self._read(slot, found, found.open())
        except RefusedError as refused:
            self._end(slot, _refused(Original(id="", size=0, names=(found.name,)), refused.reason))
        # Held back here, so that neither open files nor answers pile up.
        while len(self._waiting) + self._pool.open_jobs > _AHEAD * self._pool.workers:
            self.settle()
        if found.sealed and self._heavy():
            self.finish()

    @property
    def open(self) -> bool:
        """Whether something that was taken has not ended."""
        return bool(self._waiting or self._pool.open_jobs)

    def finish(self) -> None:
        """Wait for everything that was taken."""
        while self.open:
            self.settle()

    def close(self) -> None:
        """Close what is still open after a failure."""
        for file in self._uses:
            file.close()

    def _read(self, slot: Slot, found: Found, file: OpenFile) -> None:
        """Ask for a reading of an open file, unless it is too large or its bytes were met before."""
        self._uses[file] += 1
        try:
            refusal = _too_large(file)
            original = Original(id="" if refusal else file.sha256(), size=file.size, names=(found.name,))
        except RefusedError:
            self._done_with(file)
            raise
        if refusal is not None or (file.size and original.id in self._seen):
            self._done_with(file)
            # What the second of two same files ended as is what the first did: ``once`` says so.
            again = FileOutcome(original=original, ending=Ending.KEPT)
            self._end(slot, again if refusal is None else _refused(original, refusal))
            return
        self._seen.add(original.id)
        self.places[original.id] = Place(found)
        seconds = self._pool.recipe.seconds_for(min(file.size, limits.SINGLE_FILE))
        question = Question(name=found.name, original=original.id, seconds=seconds, companion=found.companion)
        self._waiting.append(Job(slot, question, file, file.size))

    def settle(self) -> None:
        """Keep the workers busy, and put one answer where it belongs."""
        while self._waiting and self._pool.open_jobs < _AHEAD * self._pool.workers:
            job = self._waiting.popleft()
            if job.question.member is not None and self._failures[job.question.original] >= _FAILURES_OF_ONE_ARCHIVE:
                self._end(job.key, _refused(_asked_about(job), HARMFUL))
                self._done_with(job.file)
            else:
                self._pool.submit(job)
        if self._pool.open_jobs:
            job, answer = self._pool.next()
            self._settle(job, answer)
            self._done_with(job.file)

    def _settle(self, job: Job[Slot], answer: Answer) -> None:
        match answer:
            case Ended(outcomes) if _fits(job, outcomes):
                self._keep_places(job, outcomes)
                self._end(job.key, *outcomes)
            case Listed(contents) if job.question.member is None:
                self._open(job, contents)
            case Failed(cause, where):
                self._failures[job.question.original] += 1
                reason = _FAILED.get(cause) or Reason(_MISTAKE.text, {"where": where})
                self._end(job.key, _refused(_asked_about(job), reason))
            case _:
                reason = Reason(_MISTAKE.text, {"where": "protocol"})
                self._end(job.key, _refused(_asked_about(job), reason))

    def _open(self, job: Job[Slot], contents: Contents) -> None:
        """An archive: an outcome of its own, and a job for each member that may be unpacked."""
        self._end(job.key, _of_archive(_asked_about(job), contents))
        self._known += len(contents.members)
        for number, member in enumerate(contents.members, 1):
            slot = (*job.key, number)
            question = Question(
                name=inside(job.question.name, member.name),
                original=job.question.original,
                seconds=self._pool.recipe.seconds_for(member.size),
                member=member,
            )
            asked = Job(slot, question, job.file, member.size)
            if member.refusal is not None:
                self._end(slot, _refused(_asked_about(asked), member.refusal))
            else:
                self._uses[job.file] += 1
                self._waiting.append(asked)

    def _keep_places(self, job: Job[Slot], outcomes: Sequence[FileOutcome]) -> None:
        file = self.places[job.question.original]
        for number, outcome in enumerate(outcomes):
            place = Place(file.found, job.question.member, embedded=number > 0)
            self.places.setdefault(outcome.original.id, place)

    def _end(self, slot: Slot, *outcomes: FileOutcome) -> None:
        self.outcomes[slot] = outcomes
        self._ended += 1
        self._progress(self._ended, self._known)

    def _heavy(self) -> bool:
        """Whether more is open than should wait in memory, where sealed files lie while they are read."""
        return sum(file.size for file in self._uses) > _MOST_IN_MEMORY

    def _done_with(self, file: OpenFile) -> None:
        self._uses[file] -= 1
        if not self._uses[file]:
            del self._uses[file]
            file.close()


def _too_large(file: OpenFile) -> Reason | None:
    """Why a file is not even looked through. Its first four bytes are compared, and nothing more."""
    if file.size <= limits.SINGLE_FILE:
        return None
    if file.head(len(_ZIP_OPENS)) != _ZIP_OPENS:
        return TOO_LARGE
    return ARCHIVE_TOO_LARGE if file.size > limits.ARCHIVE else None


def _fits(job: Job[Slot], outcomes: Sequence[FileOutcome]) -> bool:
    """Whether an answer is about what was asked: a worker that read a hostile file is not believed when it is not."""
    if not outcomes:
        return False
    about = outcomes[0].original
    return about.inside == job.question.original if job.question.member else about.id == job.question.original


def _asked_about(job: Job[Slot]) -> Original:
    """The original a job is about, as far as it is known unread: a member has no id before it is unpacked."""
    question = job.question
    if question.member is None:
        return Original(id=question.original, size=job.size, names=(question.name,))
    return Original(id="", size=job.size, names=(question.name,), inside=question.original)


def _of_archive(original: Original, contents: Contents) -> FileOutcome:
    original = replace(original, media_type="application/zip", format=contents.format)
    if contents.refusal is not None:
        return _refused(original, contents.refusal)
    ending, reason = (Ending.READ, None) if contents.members else (Ending.KEPT, NOTHING_INSIDE)
    return FileOutcome(original=original, ending=ending, reason=reason, warnings=contents.warnings)


def _refused(original: Original, reason: Reason) -> FileOutcome:
    return FileOutcome(original=original, ending=Ending.REFUSED, reason=reason)


def _nobody_looks(_done: int, _known: int) -> None:
    """Progress that nobody asked for."""
