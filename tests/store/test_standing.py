"""An old page put back in its place passes every seal. The chain of changes knows better."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from second_opinion.record import Case
from second_opinion.store import binder, chain, copying, standing
from second_opinion.store.queries import pack, people, trash
from tests.people import LUIS, ROSA
from tests.store.conftest import CHAIN, KEY, Gather
from tests.store.files import condition, file

PAGE = 4096
BEFORE = file("portal.json", ROSA, condition("Penicillin allergy"))
MORE = file("later.json", ROSA, condition("Asthma"), condition("Penicillin allergy", "2019"))
HIS = file("luis.json", LUIS, condition("Hay fever"))


@pytest.fixture
def rosa(gather: Gather) -> str:
    gather([BEFORE, HIS])
    key = next(row.person.key for row in people.everyone() if "Rosa" in row.label)
    people.set_case(Case(person=key, told="a spot on the lung"))
    return key


def pages(database: Path) -> list[bytes]:
    """The database as it lies on the disk, everything in one file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = database.read_bytes()
    return [data[start : start + PAGE] for start in range(0, len(data), PAGE)]


def test_a_life_with_a_binder_leaves_no_stray(rosa: str, gather: Gather) -> None:
    gather([MORE])
    gather([BEFORE])
    secret = pack.record_of(rosa).facts[0].id
    pack.leave_out(rosa, [secret])
    pack.put_back(rosa, [secret])
    trash.restore(trash.throw_original(MORE.original.id))
    trash.erase(trash.throw_person(next(row.person.key for row in people.everyone() if "Luis" in row.label)))
    trash.erase(trash.throw_original(MORE.original.id))
    assert standing.strays() == ()
    assert chain.holds()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE store_mergeddata SET data = x'00'",
        "UPDATE store_mergedfact SET day = '1999'",
        "DELETE FROM store_mergedfact",
        "UPDATE store_reading SET data = x'00'",
        "DELETE FROM store_case",
        "UPDATE store_case SET data = x'00'",
        "UPDATE store_person SET record = 0",
        "INSERT INTO store_leftout(person_id, fact, since) SELECT key, 'x', '2026-01-01' FROM store_person",
    ],
)
def test_what_is_changed_behind_its_back_is_seen(rosa: str, change: str) -> None:
    pack.leave_out(rosa, [pack.record_of(rosa).facts[0].id])
    assert standing.strays() == ()
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert standing.strays() != ()


def test_an_old_page_put_back_that_every_seal_accepts_is_seen(rosa: str, gather: Gather, database: Path) -> None:
    old = pages(database)
    gather([MORE])
    pack.leave_out(rosa, [pack.record_of(rosa).facts[0].id])
    now, new = shown(rosa), pages(database)
    binder.close_store()
    accepted, unseen = 0, list[int]()
    for number in [number for number, page in enumerate(old) if page != new[number]]:
        database.write_bytes(b"".join([*new[:number], old[number], *new[number + 1 :]]))
        if copying.problems(database, KEY) or not opens(database):
            continue
        if shown(rosa) != now:
            accepted += 1
            unseen += [] if standing.strays() or not chain.holds() else [number]
        binder.close_store()
    assert accepted > 0
    assert unseen == []


def shown(person: str) -> object:
    """What a packet is made of; nothing where the tables do not fit together any more."""
    try:
        return pack.record_of(person), pack.left_out(person), people.case(person)
    except (LookupError, ValueError):
        return None


def opens(database: Path) -> bool:
    try:
        binder.open_store(database, KEY, CHAIN)
    except binder.DamagedStoreError:
        return False
    return True
