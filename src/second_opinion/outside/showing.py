"""The entry a fact comes from, cut out of its original by a worker: the program itself never parses what came in."""

from __future__ import annotations

import threading
from typing import Final

from second_opinion.journey.gather import Excerpt, limits
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.files import RefusedError
from second_opinion.outside.memory import opener
from second_opinion.outside.pool import Job, Pool
from second_opinion.outside.processes import NoWorkerError
from second_opinion.outside.wire import Question, Shown
from second_opinion.record import Source


class Window:
    """Shows entries of originals. Keeps one worker between pages; safe to use from several threads."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._pool: Pool[str] | None = None

    def show(self, objects: Objects, sealed: str, source: Source) -> Excerpt | None:
        """The entry at a source, or None when it cannot be shown (no text, damaged, or no worker can be had)."""
        try:
            with opener(objects, sealed)() as file:
                if file.size > limits.SINGLE_FILE:
                    return None
                with self._turn:
                    pool = self._pool = self._pool or Pool(workers=1)
                    seconds = pool.recipe.seconds_for(file.size)
                    question = Question(name="", original=source.original, seconds=seconds, show=source)
                    pool.submit(Job(sealed, question, file, file.size))
                    _, answer = pool.next()
        except (RefusedError, NoWorkerError):
            return None
        return answer.excerpt if isinstance(answer, Shown) else None

    def close(self) -> None:
        """End the worker. Showing again starts another."""
        with self._turn:
            if self._pool is not None:
                self._pool.close()
            self._pool = None


window: Final = Window()
