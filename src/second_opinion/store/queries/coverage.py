"""What a person keeps about their coverage: the last question, the calls to the plan, pictures of the card."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from django.db import transaction

from second_opinion import record
from second_opinion.store import chain
from second_opinion.store.models import CardPicture, Person, PlanCall, PlanQuestion, Trash
from second_opinion.store.queries import trash

Side = Literal["front", "back"]
SIDES: Final[tuple[Side, ...]] = ("front", "back")

_question = msgspec.msgpack.Decoder(record.PlanQuestion).decode
_call = msgspec.msgpack.Decoder(record.PlanCall).decode


class KeptCall(msgspec.Struct, frozen=True):
    """A call with its number here."""

    id: int
    call: record.PlanCall


class Picture(msgspec.Struct, frozen=True):
    """A photo of a side of the card: what kind of picture ("image/jpeg") and its bytes."""

    kind: str
    data: bytes


def question(person: str) -> record.PlanQuestion | None:
    """What was last asked, or None."""
    row = PlanQuestion.objects.filter(person=person).first()
    return _question(bytes(row.data)) if row else None


def keep_question(person: str, asked: record.PlanQuestion) -> None:
    """Keep what was asked, in place of what was asked before."""
    data = msgspec.msgpack.encode(asked)
    with transaction.atomic():
        PlanQuestion.objects.update_or_create(person=_person(person), defaults={"data": data})
        chain.append("plan-question", data)


def calls(person: str) -> tuple[KeptCall, ...]:
    """The calls, the latest first."""
    rows = PlanCall.objects.filter(person=person, trash=None)
    kept = [KeptCall(row.pk, _call(bytes(row.data))) for row in rows]
    return tuple(sorted(kept, key=lambda each: (each.call.on.day, each.id), reverse=True))


def keep_call(person: str, call: record.PlanCall) -> int:
    """One more call. Returns its number."""
    data = msgspec.msgpack.encode(call)
    with transaction.atomic():
        row = PlanCall.objects.create(person=_person(person), data=data)
        chain.append("plan-call", data)
    return int(row.pk)


def throw_call(person: str, number: int, label: str) -> None:
    """Put a call into the trash, where it is called ``label``. Raises LookupError."""
    row = PlanCall.objects.filter(person=person, pk=number, trash=None).first()
    if row is None:
        raise LookupError(number)
    with transaction.atomic():
        row.trash = Trash.objects.get(pk=trash.throw(trash.CALL, str(number), label))
        row.save(update_fields=["trash"])


def picture(person: str, side: Side) -> Picture | None:
    """The photo of a side of the card, or None."""
    row = CardPicture.objects.filter(person=person, side=side).first()
    return Picture(row.kind, bytes(row.data)) if row else None


def sides(person: str) -> frozenset[str]:
    """Which sides of the card there is a photo of."""
    return frozenset(CardPicture.objects.filter(person=person).values_list("side", flat=True))


def keep_picture(person: str, side: Side, given: Picture) -> None:
    """Keep a photo of a side of the card, in place of the one before."""
    with transaction.atomic():
        CardPicture.objects.update_or_create(
            person=_person(person), side=side, defaults={"kind": given.kind, "data": given.data}
        )
        chain.append("card", side, given.data)


def remove_picture(person: str, side: Side) -> None:
    """Take a photo away for good: the card itself is still in the person's wallet."""
    with transaction.atomic():
        CardPicture.objects.filter(person=person, side=side).delete()
        chain.append("card", side)


def _person(key: str) -> Person:
    return Person.objects.get(pk=key)
