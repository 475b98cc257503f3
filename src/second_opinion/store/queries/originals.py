"""The originals in the binder: what each is, whose it is, and where its bytes are sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.db.models import QuerySet

from second_opinion import record
from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.store.models import Original, Outcome

_outcome = msgspec.msgpack.Decoder(FileOutcome).decode


class _Brief(msgspec.Struct, frozen=True):
    """What a list of files shows of a reading: decoding only this passes over the facts, which may be thousands."""

    original: record.Original
    ending: Ending
    reason: record.Reason | None = None
    left: dict[str, int] = {}


_brief = msgspec.msgpack.Decoder(_Brief).decode


class OriginalRow(msgspec.Struct, frozen=True, kw_only=True):
    """An original. ``sealed`` is the id of the object with its bytes; ``people`` are the keys of whom it is about;
    ``facts`` how many were read from it; ``left`` how many entries were kept but not understood."""

    original: record.Original
    sealed: str
    ending: Ending
    reason: record.Reason | None
    facts: int
    left: int
    added: datetime
    people: tuple[str, ...]


def get(original: str) -> OriginalRow:
    """One original by its id. Raises LookupError when it is not in the binder, or in the trash."""
    found = _rows(Original.objects.filter(pk=original, trash=None))
    if not found:
        raise LookupError(original)
    return found[0]


def of_person(person: str) -> tuple[OriginalRow, ...]:
    """The originals in a person's record, by name."""
    return _by_name(_rows(Original.objects.filter(owners__person=person, trash=None)))


def names(person: str) -> dict[str, str]:
    """What the files that say something about a person are called, by their ids, in the order of the names.

    Costs little however much was read from them: only how each ended is looked at.
    """
    telling = Original.objects.filter(owners__person=person, trash=None, facts__gt=0).values("id")
    rows = Outcome.objects.filter(original__in=telling).order_by("-id").values_list("original", "data")
    found = {original: _outcome(bytes(data)).original.names for original, data in rows}
    return dict(sorted(((key, each[0] if each else "—") for key, each in found.items()), key=lambda pair: pair[1]))


def everything() -> tuple[OriginalRow, ...]:
    """All originals that are not in the trash, by name."""
    return _by_name(_rows(Original.objects.filter(trash=None)))


def reading(original: str) -> FileOutcome:
    """Everything that was read from an original, as it was read. Raises LookupError."""
    row = Original.objects.filter(pk=original, trash=None).first()
    if row is None:
        raise LookupError(original)
    return _outcome(bytes(row.reading))


def sealed_ids() -> dict[str, str]:
    """For every original, also in the trash: the id of its sealed object, and the original's id (SHA-256)."""
    return dict(Original.objects.exclude(sealed="").values_list("sealed", "id"))


def _by_name(rows: Iterable[OriginalRow]) -> tuple[OriginalRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.original.names, row.original.id)))


def _rows(found: QuerySet[Original]) -> list[OriginalRow]:
    return [_row(row) for row in found.prefetch_related("owners")]


def _row(row: Original) -> OriginalRow:
    read = _brief(bytes(row.reading))
    return OriginalRow(
        original=read.original,
        sealed=row.sealed,
        ending=read.ending,
        reason=read.reason,
        facts=row.facts,
        left=sum(read.left.values()),
        added=row.added,
        people=tuple(sorted(owner.person for owner in row.owners.all())),
    )
