"""A few workers, and the files that wait for them. One bad file costs its own reading and nothing else."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections import deque
from typing import Final, Generic, NamedTuple, Self, TypeVar

from second_opinion.outside.files import OpenFile
from second_opinion.outside.lines import LostError
from second_opinion.outside.processes import NoWorkerError, Recipe, Worker
from second_opinion.outside.wire import Answer, Failed, Question

Key = TypeVar("Key")

_LOOK_EVERY: Final = 0.1
_MOST_WORKERS: Final = 4
_AHEAD: Final = 2
_SMALL: Final = 1 << 20


class Job(NamedTuple, Generic[Key]):
    """A question about an open file. ``key`` is the asker's own; ``size`` says how large what is read is, in bytes."""

    key: Key
    question: Question
    file: OpenFile
    size: int


class Pool(Generic[Key]):
    """Hands jobs to workers and gives the answers back as they come. Used by one thread; a context manager."""

    def __init__(self, recipe: Recipe | None = None, workers: int | None = None) -> None:
        self.recipe = recipe or Recipe()
        self.workers = workers or min(_cores(), _MOST_WORKERS)
        self.open_jobs = 0
        self._jobs: queue.SimpleQueue[Job[Key] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[Job[Key], Answer] | NoWorkerError] = queue.SimpleQueue()
        self._seats: list[_Seat[Key]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, job: Job[Key]) -> None:
        """Let a worker answer this when one is free. The first jobs start the workers, one each."""
        self._jobs.put(job)
        self.open_jobs += 1
        if len(self._seats) < min(self.workers, self.open_jobs):
            self._seats.append(_Seat(self.recipe, self._jobs, self._answers))

    def next(self) -> tuple[Job[Key], Answer]:
        """The next answer, whichever job it is for. Raises NoWorkerError when no worker can be started."""
        while True:
            try:
                found = self._answers.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                self._end_the_late()
                continue
            if isinstance(found, NoWorkerError):
                raise found
            self.open_jobs -= 1
            return found

    def close(self) -> None:
        """End the workers. Those in the middle of something are not waited for."""
        for _ in self._seats:
            self._jobs.put(None)
        for seat in self._seats:
            seat.leave(at_once=self.open_jobs > 0)
        self._seats.clear()

    def _end_the_late(self) -> None:
        now = time.monotonic()
        for seat in self._seats:
            seat.end_if_late(now)


class _Seat(Generic[Key]):
    """A thread that keeps one worker busy, and puts another in its place when it dies."""

    def __init__(
        self,
        recipe: Recipe,
        jobs: queue.SimpleQueue[Job[Key] | None],
        answers: queue.SimpleQueue[tuple[Job[Key], Answer] | NoWorkerError],
    ) -> None:
        self._recipe = recipe
        self._jobs = jobs
        self._answers = answers
        self._worker: Worker | None = None
        # What the worker has been asked and not answered, oldest first; asking ahead keeps it from waiting for us.
        self._asked: deque[Job[Key]] = deque()
        self._leaving = False
        self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
        self._thread.start()

    def end_if_late(self, now: float) -> None:
        """End the worker when it has had more than its time."""
        if (worker := self._worker) is not None:
            worker.end_if_late(now)

    def leave(self, *, at_once: bool) -> None:
        """Stop: after what was asked, or at once."""
        self._leaving = self._leaving or at_once
        # Again and again: the thread may only now be asking its worker, or be putting another in its place.
        while self._thread.is_alive():
            self.end_if_late(float("inf") if at_once else time.monotonic())
            self._thread.join(_LOOK_EVERY)

    def _work(self) -> None:
        try:
            while not self._leaving and self._take():
                self._answer_one(self._standing())
        except NoWorkerError as error:
            self._answers.put(error)
        finally:
            if self._worker is not None:
                self._worker.hang_up()

    def _take(self) -> bool:
        """Ask as far ahead as is sensible. False when there is nothing more to do."""
        while len(self._asked) < _AHEAD:
            if self._asked and not self._may_look_ahead():
                return True
            try:
                job = self._jobs.get(block=not self._asked)
            except queue.Empty:
                return True
            if job is None:
                self._jobs.put(None)
                return bool(self._asked)
            if self._leaving:
                return False
            while self._asked and job.file.held is not None:
                # While its bytes are written nobody reads an answer: the worker must have none to give.
                self._answer_one(self._standing())
            self._ask(job)
        return True

    def _may_look_ahead(self) -> bool:
        # Only while small files wait for everyone: a worker must not sit on a file another could have.
        return self._recipe.over_sockets and self._asked[-1].size < _SMALL and self._jobs.qsize() > _MOST_WORKERS

    def _ask(self, job: Job[Key]) -> None:
        self._asked.append(job)
        try:
            self._standing().ask(job.question, job.file)
        except LostError:
            # Why it is gone is found out when its answer is fetched.
            return

    def _standing(self) -> Worker:
        if self._worker is None:
            self._worker = Worker(self._recipe)
        return self._worker

    def _answer_one(self, worker: Worker) -> None:
        worker.expect(self._asked[0].question)
        answer = worker.answer()
        self._answers.put((self._asked.popleft(), answer))
        if isinstance(answer, Failed) and answer.cause != "damaged":
            worker.end()
            self._start_again()

    def _start_again(self) -> None:
        """Another worker, asked what the dead one was asked after the file it died of."""
        self._worker = None
        waiting, self._asked = self._asked, deque()
        if not self._leaving:
            for job in waiting:
                self._ask(job)


def _cores() -> int:
    """The processor cores this program may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1
