"""Writing a merged record aside, a little at a time, and taking old ones away: nobody waits, nobody sees half of one.

A draft has a number of its own, and its rows are found by nobody until that number stands at the person. Each piece is
a short transaction, so that other programs get their turn. What a crash leaves gives no sign of life, and the next
sweep takes it away.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

import msgspec
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from second_opinion.record import AnyFact, Contradiction, Observation, PersonRecord
from second_opinion.record.codes import LOINC
from second_opinion.store import models, places
from second_opinion.store.brief import brief
from second_opinion.store.models import Draft
from second_opinion.store.search import fts5, text

PIECE: Final = 500
"""Facts in one transaction: a few hundredths of a second."""
_SILENT: Final = timedelta(minutes=2)
"""After so long without a sign of life, a draft is taken for left over."""

_LONGEST_PAUSE: Final = 0.05
"""Seconds."""

_FACT: Final = (
    "INSERT INTO store_mergedfact(id, record, fact, day, thing, sources, line) VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_DATA: Final = "INSERT INTO store_mergeddata(id, data) VALUES (%s, %s)"
_CONTRADICTION: Final = "INSERT INTO store_contradiction(record, number, data) VALUES (%s, %s, %s)"
_SIDE: Final = "INSERT INTO store_contradictionside(record, number, fact) VALUES (%s, %s, %s)"
_encode = msgspec.msgpack.Encoder().encode


class LostDraftError(Exception):
    """This draft was taken for left over and swept away: its writer was silent for too long."""


class _Rows(NamedTuple):
    """One piece of a record, ready to be written."""

    facts: list[tuple[int, int, str, str, str, int, bytes]]
    data: list[tuple[int, bytes]]
    words: list[fts5.Row]


def write(merged: PersonRecord) -> int:
    """Write a record aside. Returns its number, for ``shown`` or ``drop``. Raises LostDraftError."""
    number = int(Draft.objects.create(beat=timezone.now()).pk)
    try:
        for rows in _pieces(number, merged.facts):
            with transaction.atomic():
                _alive(number)
                _put(rows)
        _put_contradictions(number, merged.contradictions)
    except BaseException:
        drop(number)
        raise
    return number


def shown(number: int, instead_of: int) -> None:
    """A draft is a person's record from now on; to be called within the transaction that says so at the person. Raises
    LostDraftError."""
    if number and not Draft.objects.filter(pk=number, gone=False).delete()[0]:
        raise LostDraftError
    if instead_of:
        Draft.objects.create(pk=instead_of, gone=True, beat=timezone.now())


def drop(number: int) -> None:
    """A draft that nobody wants any more."""
    Draft.objects.filter(pk=number).update(gone=True)


def sweep() -> None:
    """Take away, a little at a time, the rows of records that are shown no more or were never finished."""
    silent = Q(beat__lt=timezone.now() - _SILENT)
    for number in Draft.objects.filter(Q(gone=True) | silent).values_list("pk", flat=True):
        # From here on its writer, should it be alive after all, knows that it lost.
        drop(number)
        left = True
        while left:
            began = time.monotonic()
            left = _take_away(number)
            # Whoever waits for their turn looks only now and then whether it has come.
            time.sleep(min(time.monotonic() - began, _LONGEST_PAUSE))


def _alive(number: int) -> None:
    if not Draft.objects.filter(pk=number, gone=False).update(beat=timezone.now()):
        raise LostDraftError


def _pieces(number: int, facts: Sequence[AnyFact]) -> Iterator[_Rows]:
    """All is worked out here: a transaction only writes. Undated facts, last in a record, have the first ids."""
    ordered = sorted(facts, key=lambda fact: fact.when.first is not None)
    for start in range(0, len(ordered), PIECE):
        rows = _Rows([], [], [])
        for place, fact in enumerate(ordered[start : start + PIECE], start):
            _add(rows, number, places.row_id(number, place, type(fact).__name__), fact)
        yield rows


def _add(rows: _Rows, number: int, row: int, fact: AnyFact) -> None:
    first = fact.when.first
    originals = dict.fromkeys(source.original for source in fact.sources)
    line = (row, number, fact.id, first.value if first else "", thing_of(fact), len(originals), _encode(brief(fact)))
    rows.facts.append(line)
    rows.data.append((row, _encode(fact)))
    who = " · ".join(dict.fromkeys(each.label for each in fact.performers if each.label))
    rows.words.append((row, text.words_of(fact), who, type(fact).__name__, " ".join(originals)))


def _put(rows: _Rows) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_FACT, rows.facts)
        cursor.executemany(_DATA, rows.data)
    fts5.add(rows.words)


def _put_contradictions(number: int, found: Sequence[Contradiction]) -> None:
    rows = [(number, place, _encode(each)) for place, each in enumerate(found)]
    sides = [(number, place, fact) for place, each in enumerate(found) for fact in each.facts]
    for question, values in ((_CONTRADICTION, rows), (_SIDE, sides)):
        for start in range(0, len(values), PIECE):
            with transaction.atomic(), connection.cursor() as cursor:
                _alive(number)
                cursor.executemany(question, values[start : start + PIECE])


@transaction.atomic
def _take_away(number: int) -> bool:
    """One piece. False when nothing was left, and the number is forgotten."""
    facts = models.MergedFact.objects.filter(record=number)
    rows = list(facts.values_list("id", flat=True)[:PIECE])
    if rows:
        fts5.forget(rows)
        facts.filter(id__in=rows).delete()
        models.MergedData.objects.filter(id__in=rows).delete()
        return True
    models.Contradiction.objects.filter(record=number).delete()
    models.ContradictionSide.objects.filter(record=number).delete()
    Draft.objects.filter(pk=number).delete()
    return False


def thing_of(fact: AnyFact) -> str:
    """What a trend of this fact is about: its LOINC code, else its name; empty for what is not measured."""
    if not isinstance(fact, Observation):
        return ""
    return fact.code.code_in(LOINC) or fact.label.casefold()
