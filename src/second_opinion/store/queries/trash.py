"""The trash: what is thrown away can be had back for 30 days, and is then gone for good."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from second_opinion.store import chain, sorting, standing
from second_opinion.store.models import Original, OriginalPerson, Person, Trash
from second_opinion.store.queries import originals, people

KEPT_FOR: Final = timedelta(days=30)
CALL: Final = "call"
"""What a call to a health plan is named here: it is no part of the record."""


class Thrown(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the trash: ``what`` is "original", "person" or "call", ``until`` the moment it goes for good."""

    id: int
    what: str
    label: str
    files: int
    thrown: datetime
    until: datetime


def contents() -> tuple[Thrown, ...]:
    """What is in the trash, last thrown first."""
    rows = Trash.objects.annotate(files=Count("originals")).order_by("-thrown", "-id")
    return tuple(
        Thrown(id=row.pk, what=row.what, label=row.label, files=row.files, thrown=row.thrown, until=row.until)
        for row in rows
    )


def throw_original(original: str) -> int:
    """Throw away a file, with what was found inside it. Raises LookupError. Returns the number for ``restore``."""
    row = originals.get(original)
    label = row.original.names[0] if row.original.names else ""
    with transaction.atomic():
        number = _throw("original", original, label, _with_insides(original))
    sorting.sort_again()
    return number


def throw_person(person: str) -> int:
    """Throw away a person with the files that are about nobody else. Raises NoSuchPersonError."""
    row = people.get(person)
    with transaction.atomic():
        mine = set(OriginalPerson.objects.filter(person=person).values_list("original", flat=True))
        shared = OriginalPerson.objects.filter(original__in=mine).exclude(person=person)
        alone = mine - set(shared.values_list("original", flat=True))
        sorting.hide(Person.objects.get(key=person))
        number = _throw("person", person, row.label, alone)
    sorting.sort_again()
    return number


def restore(number: int) -> None:
    """Take something out of the trash; the record is merged with it again. Raises LookupError."""
    with transaction.atomic():
        row = _found(number)
        row.originals.update(trash=None)
        row.calls.update(trash=None)
        chain.append(_kind("restore", row.what), row.what, row.target)
        row.delete()
    if row.what != CALL:
        sorting.sort_again()


def erase(number: int) -> frozenset[str]:
    """Let something go for good now. Returns the ids of the sealed objects that nothing names any more: the caller
    removes them. Raises LookupError."""
    with transaction.atomic():
        row = _found(number)
        sealed = set(row.originals.exclude(sealed="").values_list("sealed", flat=True))
        for original in row.originals.values_list("id", flat=True):
            standing.bind(standing.reading(original), standing.GONE)
        row.originals.all().delete()
        if row.what == "person":
            Person.objects.filter(key=row.target).delete()
            standing.forget_person(row.target)
        chain.append(_kind("erase", row.what), row.what, row.target)
        row.delete()
        still = set(Original.objects.filter(sealed__in=sealed).values_list("sealed", flat=True))
        return frozenset(sealed - still)


def purge_due() -> frozenset[str]:
    """Let go for good whatever is past its time. Returns what ``erase`` returns."""
    due = list(Trash.objects.filter(until__lte=timezone.now()).values_list("pk", flat=True))
    return frozenset(sealed for number in due for sealed in erase(number))


def throw(what: str, target: str, label: str) -> int:
    """A place in the trash for something; to be called within the transaction that takes it away from where it was.
    Returns the number for ``restore``."""
    now = timezone.now()
    row = Trash.objects.create(what=what, target=target, label=label, thrown=now, until=now + KEPT_FOR)
    chain.append(_kind("throw-away", what), what, target)
    return int(row.pk)


def _kind(did: str, what: str) -> str:
    """The kind of the link: a call is no part of the record, so what is done with one asks nobody to merge again."""
    return f"{did}-{what}" if what == CALL else did


def _throw(what: str, target: str, label: str, files: set[str]) -> int:
    number = throw(what, target, label)
    Original.objects.filter(pk__in=files).update(trash=number)
    return number


def _with_insides(original: str) -> set[str]:
    found, waiting = {original}, [original]
    while waiting:
        inner = set(Original.objects.filter(inside=waiting.pop()).values_list("id", flat=True)) - found
        found |= inner
        waiting += inner
    return found


def _found(number: int) -> Trash:
    row = Trash.objects.filter(pk=number).first()
    if row is None:
        raise LookupError(number)
    return row
