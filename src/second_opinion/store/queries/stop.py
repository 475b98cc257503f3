"""What the stop page keeps: each time it was left, and what was being typed when it came."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db import transaction

from second_opinion.store import chain
from second_opinion.store.models import StopAnswer, TypedDraft

Typed = dict[str, list[str]]
"""What stands in each field of a form."""
_typed = msgspec.msgpack.Decoder(Typed).decode


class Answered(msgspec.Struct, frozen=True):
    """Somebody said "this is not happening now": when (ISO 8601), for which person of the binder (their key, or empty
    before there is one), and which danger signs had been raised (none when the page came by itself)."""

    at: str
    person: str = ""
    flags: tuple[str, ...] = ()


_answered = msgspec.msgpack.Decoder(Answered).decode


def keep_answers(answers: Iterable[Answered]) -> None:
    """Keep how the stop page was left."""
    with transaction.atomic():
        for each in answers:
            data = msgspec.msgpack.encode(each)
            StopAnswer.objects.create(data=data)
            chain.append("stop", data)


def answers() -> tuple[Answered, ...]:
    """Each time the stop page was left, the first one first."""
    return tuple(_answered(bytes(row.data)) for row in StopAnswer.objects.order_by("pk"))


def keep_draft(path: str, typed: Typed) -> None:
    """Keep what is being typed on a page, in place of what was kept for it before."""
    TypedDraft.objects.update_or_create(path=path, defaults={"data": msgspec.msgpack.encode(typed)})


def draft(path: str) -> Typed | None:
    """What was being typed on a page, or None."""
    row = TypedDraft.objects.filter(path=path).first()
    return _typed(bytes(row.data)) if row else None


def drop_draft(path: str) -> None:
    """It was sent, so it is a draft no more."""
    TypedDraft.objects.filter(path=path).delete()
