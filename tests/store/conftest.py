"""An open binder database for each test, and what a gathering puts into it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "second_opinion.start.settings")

from second_opinion.journey.gather import FileOutcome
from second_opinion.store import binder
from second_opinion.store.setup import setup

if TYPE_CHECKING:
    from second_opinion.store.leases import Lease

setup()

KEY, CHAIN = bytes(range(32)), bytes(range(32, 64))

Gather = Callable[[Sequence[FileOutcome]], int]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path]:
    """The database of an open binder."""
    binder.open_store(tmp_path / "record.db", KEY, CHAIN)
    yield tmp_path / "record.db"
    binder.close_store()


@pytest.fixture
def gather(database: Path) -> Gather:
    """Commits outcomes as one gathering, sorts and merges; gives the job's number."""
    from second_opinion.store.queries import gather as gathering

    assert database.exists()

    def carried_out(outcomes: Sequence[FileOutcome]) -> int:
        def files(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
            for outcome in outcomes:
                yield outcome, hashlib.sha256(b"sealed" + outcome.original.id.encode()).hexdigest()

        job = gathering.start_gathering()
        assert gathering.carry_out(job, files) == "done"
        return job

    return carried_out
