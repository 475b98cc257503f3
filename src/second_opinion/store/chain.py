"""The chain of changes: each link binds what was changed to everything before it, under a key of the binder.

Encryption alone would accept an old page put back in its place. The chain's head stands in every backup, so that a
binder that went back in time, or lost a change, does not fit it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from typing import Final

import msgspec
from django.utils import timezone

from second_opinion.store.keyring import keyring
from second_opinion.store.models import Chain

START: Final = "0" * 64
STANDS: Final = "is "
"""How the kinds of links begin that say how something is now (:mod:`second_opinion.store.standing`)."""
ASIDE: Final = (
    *("case", "setting", "leave-out", "put-back", "plan-question", "plan-call", "card"),
    *("throw-away-call", "restore-call", "erase-call"),
)
"""Changes that have no part in whose files are whose and what they say."""


class Head(msgspec.Struct, frozen=True):
    """How long the chain is, and its last link (hex)."""

    number: int
    link: str


def append(kind: str, *said: str | bytes) -> Head:
    """One more link; to be called within the transaction that makes the change. ``said`` is bound by its hash only."""
    last = head()
    at = timezone.now().isoformat(timespec="seconds")
    digest = digest_of(said)
    link = _link(last, kind, digest, at)
    Chain.objects.create(number=last.number + 1, kind=kind, digest=digest, at=at, link=link)
    return Head(last.number + 1, link)


def head() -> Head:
    """The end of the chain; ``Head(0, "000…")`` before the first change."""
    last = Chain.objects.order_by("-number").first()
    return Head(last.number, last.link) if last else Head(0, START)


def changed_since(number: int) -> bool:
    """True when something that a merge goes by was changed after that link."""
    later = Chain.objects.filter(number__gt=number).exclude(kind__in=ASIDE)
    return later.exclude(kind__startswith=STANDS).exists()


def any_since(kind: str, *, of: Iterable[str]) -> bool:
    """True when there is a link ``of`` one of these kinds after the last one of ``kind``."""
    last = Chain.objects.filter(kind=kind).order_by("-number").values_list("number", flat=True).first() or 0
    return Chain.objects.filter(number__gt=last, kind__in=list(of)).exists()


def holds(until: Head | None = None) -> bool:
    """True when every link fits the one before it and, with ``until``, the chain goes through that link."""
    last, passed = Head(0, START), until is None or until.number == 0
    for row in Chain.objects.order_by("number").iterator():
        if row.number != last.number + 1 or row.link != _link(last, row.kind, row.digest, row.at):
            return False
        last = Head(row.number, row.link)
        passed = passed or last == until
    return passed


def digest_of(said: tuple[str | bytes, ...]) -> str:
    """The hash by which a link binds what was said."""
    hashed = hashlib.sha256()
    for part in said:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()


def _link(last: Head, kind: str, digest: str, at: str) -> str:
    text = "\x1f".join((str(last.number + 1), last.link, kind, digest, at))
    return hmac.new(keyring.opened.chain, text.encode(), hashlib.sha256).hexdigest()
