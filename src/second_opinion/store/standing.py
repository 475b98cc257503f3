"""What the chain of changes says each thing in the binder is now, so that an old page put back in its place is seen.

Every page of the database is sealed, but an old one, put back where it was, is sealed as well. So a link of the chain
binds what was read from a file, a merged record, a case and what is left out, each time one of them changes; ``strays``
holds the last link of each against what stands in the tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from django.db import connection

from second_opinion.store import chain
from second_opinion.store.models import Case, Chain, LeftOut, Person, Reading

GONE: Final = "gone"
_RECORD: Final = (
    "SELECT fact, day, thing, sources, line, data FROM store_mergedfact JOIN store_mergeddata USING (id)"
    " WHERE record = %s ORDER BY id"
)
_CONTRADICTIONS: Final = "SELECT number, data FROM store_contradiction WHERE record = %s ORDER BY number"


def bind(thing: str, state: str | bytes) -> None:
    """From now on this thing is so; to be called within the transaction that makes it so. ``GONE``: it is no more."""
    chain.append(_kind(thing), _kind(thing) if state == GONE else thing, state)


def bind_left_out(person: str) -> None:
    """What a person leaves out, as it stands now."""
    bind(f"left out {person}", _left_out(person))


def forget_person(person: str) -> None:
    """A person is no more, nor what was kept for them."""
    for thing in (record(person), f"left out {person}", case(person)):
        bind(thing, GONE)


def reading(original: str) -> str:
    """The name of what was read from a file."""
    return f"reading {original}"


def record(person: str) -> str:
    """The name of a person's merged record."""
    return f"record {person}"


def case(person: str) -> str:
    """The name of a person's case."""
    return f"case {person}"


def record_state(number: int) -> str:
    """A fingerprint of a merged record as it stands in the tables; 0 is no record."""
    hashed = hashlib.sha256()
    with connection.cursor() as cursor:
        for question in (_RECORD, _CONTRADICTIONS):
            for row in cursor.execute(question, [number]):
                hashed.update(repr(row).encode())
    return hashed.hexdigest() if number else GONE


def strays() -> tuple[str, ...]:
    """The things that are not as the chain says: changed, or put back, behind its back. Of what an older program wrote
    the chain says nothing."""
    said = {row.kind: row.digest for row in Chain.objects.filter(kind__startswith=chain.STANDS).order_by("number")}
    wrong = list[str]()
    for thing, state in _things():
        expected = said.pop(_kind(thing), None)
        named = _kind(thing) if state == GONE else thing
        if expected is not None and expected != chain.digest_of((named, state)):
            wrong.append(thing)
    there = {kind for kind, digest in said.items() if not _is_gone(kind, digest)}
    return (*wrong, *sorted(f"something that is not there any more ({kind})" for kind in there))


def _things() -> Iterator[tuple[str, str | bytes]]:
    for original, data in Reading.objects.values_list("original", "data").iterator():
        yield reading(original), bytes(data)
    for person, number in Person.objects.values_list("key", "record"):
        yield record(person), record_state(number)
        yield f"left out {person}", _left_out(person)
    for person, data in Case.objects.values_list("person", "data"):
        yield case(person), bytes(data)


def _left_out(person: str) -> str:
    return "\n".join(sorted(LeftOut.objects.filter(person=person).values_list("fact", flat=True)))


def _is_gone(kind: str, digest: str) -> bool:
    """A link says no name, only its hash; that a thing is no more is said in the same words for all."""
    return digest == chain.digest_of((kind, GONE))


def _kind(thing: str) -> str:
    return f"{chain.STANDS}{hashlib.sha256(thing.encode()).hexdigest()[:16]}"
