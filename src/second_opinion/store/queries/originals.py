"""The originals in the binder: what each is, whose it is, and where its bytes are sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.db.models import QuerySet

from second_opinion import record
from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.store.models import Original, Reading

_outcome = msgspec.msgpack.Decoder(FileOutcome).decode


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


def these(originals: Iterable[str]) -> dict[str, OriginalRow]:
    """Originals by their ids; one that is not in the binder, or in the trash, is left away."""
    found = _rows(Original.objects.filter(pk__in=list(originals), trash=None))
    return {row.original.id: row for row in found}


def names(person: str, most: int, also: str = "") -> dict[str, str]:
    """What the files that say something about a person are called, by their ids, in the order of the names: at most so
    many, the last that came, and ``also`` that one."""
    telling = Original.objects.filter(owners__person=person, trash=None, facts__gt=0)
    newest = list(telling.order_by("-added", "id").values_list("id", "name")[:most])
    asked = list(telling.filter(pk=also).values_list("id", "name")) if also else []
    return dict(sorted(((key, name or "—") for key, name in dict(newest + asked).items()), key=lambda pair: pair[1]))


def everything() -> tuple[OriginalRow, ...]:
    """All originals that are not in the trash, by name."""
    return _by_name(_rows(Original.objects.filter(trash=None)))


def reading(original: str) -> FileOutcome:
    """Everything that was read from an original, as it was read. Raises LookupError."""
    row = Reading.objects.filter(pk=original, original__trash=None).first()
    if row is None:
        raise LookupError(original)
    return _outcome(bytes(row.data))


def sealed_ids() -> dict[str, str]:
    """For every original, also in the trash: the id of its sealed object, and the original's id (SHA-256)."""
    return dict(Original.objects.exclude(sealed="").values_list("sealed", "id"))


def _by_name(rows: Iterable[OriginalRow]) -> tuple[OriginalRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.original.names, row.original.id)))


def _rows(found: QuerySet[Original]) -> list[OriginalRow]:
    return [_row(row) for row in found.prefetch_related("owners")]


def _row(row: Original) -> OriginalRow:
    read = _outcome(bytes(row.told))
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
