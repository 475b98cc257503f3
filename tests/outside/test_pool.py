"""Luis stops while files are being read: the workers go, and nobody waits for an answer that cannot come."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from second_opinion.outside import files
from second_opinion.outside.pool import Job, Pool
from second_opinion.outside.processes import Recipe, Worker
from second_opinion.outside.wire import Question


def test_stopping_before_a_worker_has_been_asked_does_not_wait_for_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is closed just before the question goes out, so the worker never gets it and never answers."""
    (tmp_path / "note.txt").write_text("Seen on Monday.")
    file = files.open_file(tmp_path / "note.txt")
    asking, closed = threading.Event(), threading.Event()

    def ask_late(_worker: Worker, _question: Question, _descriptor: int) -> None:
        asking.set()
        closed.wait()

    monkeypatch.setattr(Worker, "ask", ask_late)
    pool = Pool[int](Recipe(), workers=1)
    pool.submit(Job(1, Question(name="note.txt", original="", seconds=60), file, 15))
    assert asking.wait(20)
    leaving = threading.Thread(target=pool.close, daemon=True)
    leaving.start()
    leaving.join(0.3)  # long enough to have looked once, while the worker is not yet expected to answer
    closed.set()
    leaving.join(20)
    file.close()
    assert not leaving.is_alive()
