"""A day with a binder: everything that writes, in small; and what of it a person sees afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.outside.binder import backup
from second_opinion.outside.binder import folder as folders
from second_opinion.outside.binder.check import examine
from second_opinion.outside.binder.disk import Disk, RealDisk, make_folder
from second_opinion.outside.binder.folder import Binder
from second_opinion.outside.binder.keys import Keys
from second_opinion.outside.binder.locks import Lock
from second_opinion.outside.binder.objects import Objects
from second_opinion.record import HumanName, Note, Original, Person, Source
from second_opinion.store import binder as store
from second_opinion.store import copying

if TYPE_CHECKING:
    from second_opinion.store.leases import Lease

PASSPHRASE: Final = "lemon tree at the corner"
ROSA: Final = Person(names=(HumanName(family="Delgado", given=("Rosa",)),))
FIRST, LATER = range(2), range(2, 5)

Say = Callable[[str], None]


class Home(NamedTuple):
    """Where a binder is, and where its backup goes."""

    place: Path

    @property
    def folder(self) -> Path:
        return self.place / "binder"

    @property
    def stick(self) -> Path:
        return self.place / "stick" / "rosa.sobackup"


def content(number: int) -> bytes:
    """What is in the made-up file of that number: from a line to more than two sealed chunks."""
    return f"Visit note {number}. ".encode() * (1 + 2200 * (number % 5))


def outcome(number: int) -> FileOutcome:
    """How that file is read: it names Rosa and holds one note."""
    data, name = content(number), f"note-{number}.txt"
    fact = Note(title=name, text=f"Visit note {number}.", sources=(Source(hashlib.sha256(data).hexdigest()),))
    original = Original(id=hashlib.sha256(data).hexdigest(), size=len(data), names=(name,))
    return FileOutcome(original=original, ending=Ending.READ, people=(ROSA,), facts=(fact,))


def opened(home: Home, keys: Keys, disk: Disk | None = None) -> Binder:
    """The binder there with its database, by keys that are known already."""
    binder = Binder(home.folder, keys, Lock(home.folder / folders.LOCK, alone=False))
    binder.objects = Objects(home.folder / folders.OBJECTS, keys.originals, disk)
    try:
        store.open_store(binder.database, keys.database, keys.chain)
    except BaseException:
        binder.close()
        raise
    return binder


def closed(binder: Binder) -> None:
    store.close_store()
    binder.close()


class Step(NamedTuple):
    """One thing a person does. ``do`` is told how to say that something is saved."""

    name: str
    do: Callable[[Binder, Say], None]


def steps(home: Home, disk: Disk | None = None) -> tuple[Step, ...]:
    """What is done in a day, in order. Each may be done again after it failed."""
    return (
        Step("gather", lambda binder, say: gather(binder, FIRST, say)),
        Step("settings", lambda _, say: _choose(say)),
        Step("case", lambda _, say: _case(say)),
        Step("leave out", lambda _, say: _leave_out(say)),
        Step("gather more", lambda binder, say: gather(binder, LATER, say)),
        Step("throw away", lambda _, say: _throw(say)),
        Step("backup", lambda binder, say: back_up(binder, home.stick, say, disk)),
        Step("take back", lambda _, say: _take_back(say)),
    )


def gather(binder: Binder, numbers: range, say: Say) -> None:
    """Seal, commit and say so, file by file; then merge."""
    from second_opinion.store.queries import gather as gathering

    def files(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
        for number in numbers:
            yield outcome(number), binder.objects.put(iter([content(number)]))
            say(f"file {number}")

    job = gathering.start_gathering()
    free_the_lease()
    gathering.carry_out(job, files)
    say("merged")


def free_the_lease() -> None:
    """As if half a minute had passed since a program died in the middle of a gathering."""
    from datetime import timedelta

    from django.utils import timezone

    from second_opinion.store.models import Job

    Job.objects.filter(state="running").update(heartbeat=timezone.now() - timedelta(minutes=5))


def back_up(binder: Binder, stick: Path, say: Say, disk: Disk | None = None) -> None:
    """As the command does: a copy of the database, then one sealed file, read back."""
    from second_opinion.store import chain

    head = chain.head()
    with copying.copied(binder.database, binder.keys.database) as copy:
        backup.write(binder, copy, (head.number, head.link), stick, disk)
    say("backup")


SHOWN: Final = (
    "SELECT id, sealed, inside, name, told, facts, trash_id IS NULL FROM store_original",
    "SELECT original_id, data FROM store_reading",
    "SELECT original_id, person FROM store_originalperson",
    "SELECT key, label, named, described, told, versions, questions, record > 0 FROM store_person",
    "SELECT person_id, data FROM store_case",
    "SELECT key, fact, day, thing, sources, line FROM store_person JOIN store_mergedfact USING (record)",
    "SELECT key, data FROM store_mergeddata JOIN store_mergedfact USING (id) JOIN store_person USING (record)",
    "SELECT key, number, data FROM store_person JOIN store_contradiction USING (record)",
    "SELECT person_id, fact FROM store_leftout",
    "SELECT name, value FROM store_setting",
    "SELECT what, target, label FROM store_trash",
)
"""What pages and packets are made of. No times and no numbers of rows: the same day twice looks the same."""


def seen() -> str:
    """Everything the open binder shows, as one hash."""
    from django.db import connection

    with connection.cursor() as cursor:
        told = [sorted(map(repr, cursor.execute(question).fetchall())) for question in SHOWN]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def caught_up() -> None:
    """What the next start does first: a record that should have been made again is."""
    from second_opinion.store import sorting

    if sorting.is_due():
        sorting.sort_again()


def unsound(binder: Binder) -> list[str]:
    """What is wrong with the open binder. Orphans are no fault: the next opening sweeps them."""
    from second_opinion.store import chain, standing
    from second_opinion.store.queries import originals

    found = [f"database: {what}" for what in copying.problems(binder.database, binder.keys.database)]
    files = examine(binder.objects, originals.sealed_ids())
    found += [f"missing: {each[:8]}" for each in files.missing] + [f"damaged: {each[:8]}" for each in files.damaged]
    found += [f"not as the chain says: {thing}" for thing in standing.strays()]
    return [*found, *([] if chain.holds() else ["the chain is broken"])]


def _choose(say: Say) -> None:
    from second_opinion.store.queries import settings

    settings.choose(paper="a4", idle_minutes=5)
    say("settings")


def _case(say: Say) -> None:
    from second_opinion.record import Case
    from second_opinion.store.queries import people

    people.set_case(Case(person=_rosa(), told="a spot on the lung", questions=("Is it cancer?",)))
    say("case")


def _leave_out(say: Say) -> None:
    from second_opinion.store.queries import pack

    notes = [fact for fact in pack.record_of(_rosa()).facts if isinstance(fact, Note)]
    pack.leave_out(_rosa(), [min(notes, key=lambda note: note.title).id])
    say("left out")


def _throw(say: Say) -> None:
    from second_opinion.store.queries import trash

    if not trash.contents():
        trash.throw_original(outcome(1).original.id)
    say("thrown away")


def _take_back(say: Say) -> None:
    from second_opinion.store.queries import trash

    for thrown in trash.contents():
        trash.restore(thrown.id)
    say("taken back")


def _rosa() -> str:
    from second_opinion.store.queries import people

    return people.everyone()[0].person.key


def new(home: Home, disk: Disk | None = None) -> tuple[Binder, str]:
    """A new binder with its database. Returns its recovery code too."""
    make_folder(disk or RealDisk(), home.stick.parent)
    made, code = folders.create(home.folder, PASSPHRASE, disk or RealDisk())
    made.objects = Objects(home.folder / folders.OBJECTS, made.keys.originals, disk)
    store.open_store(made.database, made.keys.database, made.keys.chain)
    return made, code
