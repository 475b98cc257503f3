"""A binder as a program opens it, with keys that need no passphrase, and what the programmes ask of it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from pathlib import Path
from types import ModuleType

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.outside.binder.check import examine
from second_opinion.outside.binder.objects import Objects
from second_opinion.outside.binder.sealed import DamagedError
from second_opinion.record import HumanName, Note, Original, Person, Source
from second_opinion.store import binder, copying

Files = Generator[tuple[FileOutcome, str]]
KEY, CHAIN, ORIGINALS = bytes(range(32)), bytes(range(32, 64)), bytes(range(64, 96))


def opened(place: Path) -> tuple[ModuleType, Objects]:
    """The binder at that place, and the queries of *gather*."""
    binder.open_store(place / "record.db", KEY, CHAIN)
    from second_opinion.store.queries import gather

    return gather, Objects(place / "originals", ORIGINALS)


def close() -> None:
    binder.close_store()


def outcome(name: str, data: bytes) -> FileOutcome:
    """A text file that names Rosa and holds one note."""
    identity = hashlib.sha256(data).hexdigest()
    fact = Note(title=name, text=data[:40].decode(), sources=(Source(identity),))
    original = Original(id=identity, size=len(data), names=(name,))
    person = Person(names=(HumanName(family="Delgado", given=("Rosa",)),))
    return FileOutcome(original=original, ending=Ending.READ, people=(person,), facts=(fact,))


def missing(objects: Objects, data: bytes) -> str:
    """Why a file is not in the binder as it came; empty when it is."""
    from second_opinion.store.queries import originals

    identity = hashlib.sha256(data).hexdigest()
    try:
        row = originals.get(identity)
        return "" if objects.read(row.sealed) == data else "changed"
    except LookupError:
        return "not there"
    except DamagedError:
        return "damaged"


def unsound(place: Path) -> list[str]:
    """What is wrong with the binder as a whole. Orphans are no fault: the next opening sweeps them."""
    from second_opinion.store import chain
    from second_opinion.store.queries import originals

    found = list(copying.problems(place / "record.db", KEY))
    files = examine(Objects(place / "originals", ORIGINALS), originals.sealed_ids())
    return [*found, *files.missing, *files.damaged, *([] if chain.holds() else ["chain"])]


def gather_again(gathering: ModuleType, objects: Objects, files: Sequence[tuple[str, bytes]]) -> None:
    """Gather everything once more, as soon as the lease of the program that died has run out."""
    from datetime import timedelta

    from django.utils import timezone

    from second_opinion.store.models import Job

    Job.objects.filter(state="running").update(heartbeat=timezone.now() - timedelta(minutes=5))

    def all_of_them(_lease: object) -> Files:
        for name, data in files:
            yield outcome(name, data), objects.put(iter([data]))

    gathering.carry_out(gathering.start_gathering(), all_of_them)
