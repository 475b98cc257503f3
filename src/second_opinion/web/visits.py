"""Who may see the pages: a browser that came with a one-time token. All in memory, gone when the server stops."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from typing import Final

from second_opinion.journey.decide import Raised
from second_opinion.record import PlanQuestion
from second_opinion.store.queries.stop import Answered

COOKIE: Final = "second-opinion"


Typed = dict[str, list[str]]
"""What stands in each field of a form."""


@dataclass(frozen=True)
class Stopped:
    """The stop page waits for its answer: the page where something was typed, and the danger signs in it."""

    path: str
    raised: tuple[Raised, ...]

    def without_words(self) -> Stopped:
        """The same, without what was typed: after locking the page still waits, and nothing of a person is left."""
        return Stopped(self.path, tuple(Raised(each.flag, "") for each in self.raised))


@dataclass
class Visit:
    """One browser that is let in. ``person`` is the key of the person it looks at; ``code`` a recovery code that is
    being shown and not confirmed yet; ``stop_seen`` when it said "this is not happening now" (ISO 8601), or empty;
    ``said`` one sentence to show on the next page; ``coverage`` what it last asked about a plan;
    ``stopped`` while the stop page waits for its answer; ``not_now`` the danger signs that were answered with "this is
    not happening now"; ``drafts`` what was being typed, by page, and ``answered`` how the stop page was left, while
    there is no binder to keep them; ``for_new`` how the stop page was left before a new case that is not saved."""

    id: str
    language: str = ""
    stop_seen: str = ""
    person: str = ""
    code: str = field(default="", repr=False)
    said: str = ""
    stopped: Stopped | None = field(default=None, repr=False)
    not_now: set[Raised] = field(default_factory=set, repr=False)
    drafts: dict[str, Typed] = field(default_factory=dict, repr=False)
    answered: list[Answered] = field(default_factory=list)
    for_new: Answered | None = None
    coverage: PlanQuestion | None = None


class Visits:
    """The tokens that were given out and the browsers that came with them. Tokens are kept as hashes only."""

    def __init__(self) -> None:
        self._tokens: set[bytes] = set()
        self._visits: dict[bytes, Visit] = {}
        self._turn = threading.Lock()

    def token(self) -> str:
        """A new token, good for one browser, once."""
        token = secrets.token_urlsafe(32)
        with self._turn:
            self._tokens.add(_hash(token))
        return token

    def enter(self, token: str) -> Visit | None:
        """Trade a token for a visit. None when it is unknown or was used before."""
        with self._turn:
            if _hash(token) not in self._tokens:
                return None
            self._tokens.remove(_hash(token))
            visit = Visit(secrets.token_urlsafe(32))
            self._visits[_hash(visit.id)] = visit
            return visit

    def of(self, cookie: str) -> Visit | None:
        """The visit of a cookie, or None. Looked up by hash, so that timing tells nothing about the cookie."""
        return self._visits.get(_hash(cookie))

    def forget_people(self) -> None:
        """After locking: nobody's screen remembers whom it looked at."""
        for visit in list(self._visits.values()):
            visit.person = visit.code = visit.said = ""
            visit.stopped = visit.stopped and visit.stopped.without_words()
            visit.not_now.clear()
            visit.drafts.clear()
            visit.for_new = None
            visit.coverage = None


visits: Final = Visits()


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
