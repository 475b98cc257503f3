"""The people of a binder and the case of each."""

from __future__ import annotations

import secrets

import msgspec
from django.db import transaction

from second_opinion import record
from second_opinion.journey.merge import Question
from second_opinion.store import chain, counts, standing
from second_opinion.store.models import Answer, Case, Person, Trash

_person = msgspec.msgpack.Decoder(record.Person).decode
_case = msgspec.msgpack.Decoder(record.Case).decode
_questions = msgspec.msgpack.Decoder(tuple[Question, ...]).decode


class NoSuchPersonError(LookupError):
    """There is no such person in this binder."""


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the binder. ``person.key`` names them here for good; ``label`` is what to call them; ``facts`` and
    ``originals`` are counts; ``questions`` are what *merge* could not decide. ``named`` is False for the pile of files
    that name nobody."""

    person: record.Person
    label: str
    named: bool
    facts: int
    originals: int
    questions: tuple[Question, ...] = ()


def everyone() -> tuple[PersonRow, ...]:
    """Everybody in the binder, in the order they came; files that name nobody last."""
    thrown = Trash.objects.filter(what="person").values_list("target", flat=True)
    found = Person.objects.defer("versions", "told").exclude(key__in=thrown)
    rows = sorted(found, key=lambda row: (not row.named, row.added, row.key))
    answered = _answered()
    return tuple(_row(row, answered) for row in rows)


def get(key: str) -> PersonRow:
    """One person. Raises NoSuchPersonError."""
    return _row(_found(key), _answered())


def add(person: record.Person) -> str:
    """Somebody new, as a user describes them (name, birth date). Returns their key; files that name them will join."""
    key = f"person-{secrets.token_hex(6)}"
    data = msgspec.msgpack.encode(msgspec.structs.replace(person, key=key))
    with transaction.atomic():
        Person.objects.create(key=key, label=person.label, described=data, told=data)
        chain.append("person", data)
    return key


def rename(key: str, label: str) -> None:
    """What to call a person in this binder; what the files say stays. Raises NoSuchPersonError."""
    with transaction.atomic():
        row = _found(key)
        row.label = label
        row.save(update_fields=["label"])
        chain.append("person", key, label)


def describe(key: str, person: record.Person) -> None:
    """Replace how a user describes a person. Raises NoSuchPersonError. Files are sorted again at the next gathering."""
    with transaction.atomic():
        row = _found(key)
        row.told = msgspec.msgpack.encode(msgspec.structs.replace(person, key=key))
        row.described, row.label = (row.told if not row.versions else row.described), person.label or row.label
        row.save()
        chain.append("person", row.told)


def case(key: str) -> record.Case | None:
    """What a second opinion is sought for, or None when nobody has said yet."""
    row = Case.objects.filter(person=key).first()
    return _case(bytes(row.data)) if row else None


def set_case(case: record.Case) -> None:
    """Keep the case of ``case.person``. Raises NoSuchPersonError."""
    data = msgspec.msgpack.encode(case)
    with transaction.atomic():
        Case.objects.update_or_create(person=_found(case.person), defaults={"data": data})
        chain.append("case", data)
        standing.bind(standing.case(case.person), data)


def answer(question: Question, *, same: bool) -> None:
    """Keep what the user said to a question of *merge*. It is carried out by ``gather.sort_again``."""
    one, two = sorted(question.piles)
    with transaction.atomic():
        Answer.objects.update_or_create(one=one, two=two, defaults={"same": same})
        chain.append("answer", one, two, str(same))


def _found(key: str) -> Person:
    row = Person.objects.filter(key=key).first()
    if row is None:
        raise NoSuchPersonError
    return row


def _answered() -> frozenset[tuple[str, str]]:
    return frozenset(Answer.objects.values_list("one", "two"))


def _row(row: Person, answered: frozenset[tuple[str, str]]) -> PersonRow:
    questions = _questions(bytes(row.questions)) if row.questions else ()
    counted = counts.read(bytes(row.counts))
    return PersonRow(
        person=_person(bytes(row.described)),
        label=row.label,
        named=row.named,
        facts=counted.facts,
        originals=counted.originals,
        questions=tuple(each for each in questions if tuple(sorted(each.piles)) not in answered),
    )
