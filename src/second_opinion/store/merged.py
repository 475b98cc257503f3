"""One person's merged record in the tables: written whole, with what finds its facts again."""

from __future__ import annotations

import msgspec
from django.db import connection
from django.db.models import Max

from second_opinion.record import AnyFact, Observation, PersonRecord
from second_opinion.record.codes import LOINC
from second_opinion.store.models import Contradiction, MergedFact, MergedSource
from second_opinion.store.search import fts5, text

_encode = msgspec.msgpack.encode
_FORGET_SOURCES = (
    "DELETE FROM store_mergedsource WHERE fact_id IN (SELECT id FROM store_mergedfact WHERE person_id = %s)"
)


def write(person: str, merged: PersonRecord) -> None:
    """Put a record in the place of what was there of that person; to be called within a transaction."""
    clear(person)
    start = (MergedFact.objects.aggregate(last=Max("id"))["last"] or 0) + 1
    rows = [_row(person, number, fact) for number, fact in enumerate(merged.facts, start)]
    MergedFact.objects.bulk_create(rows, batch_size=500)
    MergedSource.objects.bulk_create(
        (
            MergedSource(fact_id=number, original=original)
            for number, fact in enumerate(merged.facts, start)
            for original in dict.fromkeys(source.original for source in fact.sources)
        ),
        batch_size=2000,
    )
    Contradiction.objects.bulk_create(
        Contradiction(person_id=person, number=number, data=_encode(found))
        for number, found in enumerate(merged.contradictions)
    )
    fts5.add((number, text.words_of(fact)) for number, fact in enumerate(merged.facts, start))


def clear(person: str) -> None:
    """Take a person's merged record away; the originals and what was read from them stay."""
    fts5.forget(list(MergedFact.objects.filter(person=person).values_list("id", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute(_FORGET_SOURCES, [person])
        cursor.execute("DELETE FROM store_mergedfact WHERE person_id = %s", [person])
        cursor.execute("DELETE FROM store_contradiction WHERE person_id = %s", [person])


def thing_of(fact: AnyFact) -> str:
    """What a trend of this fact is about: its LOINC code, else its name; empty for what is not measured."""
    if not isinstance(fact, Observation):
        return ""
    return fact.code.code_in(LOINC) or fact.label.casefold()


def _row(person: str, number: int, fact: AnyFact) -> MergedFact:
    first = fact.when.first
    return MergedFact(
        id=number,
        person_id=person,
        fact=fact.id,
        kind=type(fact).__name__,
        standing=fact.standing.value,
        day=first.value if first else "",
        label=fact.label,
        thing=thing_of(fact),
        who=" · ".join(dict.fromkeys(each.label for each in fact.performers if each.label)),
        sources=len(fact.sources),
        data=_encode(fact),
    )
