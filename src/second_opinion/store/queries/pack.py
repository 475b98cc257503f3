"""pack: one person's merged record as the packet takes it, and what the person keeps to themselves."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db import transaction

from second_opinion import record
from second_opinion.journey.pack import Choices, FileEnding
from second_opinion.record import PersonRecord
from second_opinion.store import chain, standing
from second_opinion.store.models import LeftOut, Original
from second_opinion.store.moment import one_moment
from second_opinion.store.queries import originals, people
from second_opinion.store.queries import record as records


def record_of(person: str) -> PersonRecord:
    """A person's whole merged record. Raises NoSuchPersonError."""
    with one_moment():
        found = people.get(person)
        return PersonRecord(
            person=found.person,
            facts=records.whole(person),
            contradictions=records.contradictions(person),
            originals=tuple(sorted((row.original for row in originals.of_person(person)), key=lambda each: each.id)),
        )


def choices(person: str, base: Choices) -> Choices:
    """``base`` with what this binder knows: the facts left out, how the person's files ended, how many are others'."""
    mine = originals.of_person(person)
    files = tuple(_ending(row) for row in mine)
    others = Original.objects.filter(trash=None).count() - len(mine)
    return msgspec.structs.replace(base, left_out=left_out(person), files=files, others=others)


def left_out(person: str) -> frozenset[str]:
    """The ids of the facts a person leaves out of every packet."""
    return frozenset(LeftOut.objects.filter(person=person).values_list("fact", flat=True))


def left_out_lines(person: str, most: int) -> tuple[tuple[records.Line, ...], int]:
    """What a person leaves out, the latest first, at most so many; and how many there are in all."""
    rows = LeftOut.objects.filter(person=person)
    newest = rows.order_by("-since", "fact").values_list("fact", flat=True)[:most]
    return records.lines(person, newest), rows.count()


def left_out_count(person: str) -> int:
    """How many facts a person leaves out."""
    return LeftOut.objects.filter(person=person).count()


def leave_out(person: str, facts: Iterable[str]) -> None:
    """Keep facts out of every packet until they are put back. Raises NoSuchFactError when one is not in the record."""
    with transaction.atomic():
        wanted = sorted(set(facts))
        if len(records.lines(person, wanted)) != len(wanted):
            raise records.NoSuchFactError
        for fact in wanted:
            LeftOut.objects.get_or_create(person_id=person, fact=fact)
            chain.append("leave-out", person, fact)
        standing.bind_left_out(person)


def put_back(person: str, facts: Iterable[str]) -> None:
    """Let facts stand in packets again."""
    with transaction.atomic():
        for fact in sorted(set(facts)):
            LeftOut.objects.filter(person=person, fact=fact).delete()
            chain.append("put-back", person, fact)
        standing.bind_left_out(person)


def _ending(row: originals.OriginalRow) -> FileEnding:
    name: str = row.original.names[0] if row.original.names else "—"
    kept: record.Original = row.original
    return FileEnding(
        name=name,
        ending=row.ending.value,
        original=kept.id,
        reason=row.reason,
        left=row.left,
        media_type=kept.media_type,
    )
