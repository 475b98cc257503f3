"""Who may see the pages: a browser that came with a one-time token. All in memory, gone when the server stops."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from typing import Final

from second_opinion.record import PlanQuestion

COOKIE: Final = "second-opinion"


@dataclass
class Visit:
    """One browser that is let in. ``person`` is the key of the person it looks at; ``code`` a recovery code that is
    being shown and not confirmed yet; ``stop_seen`` when it said "this is not happening now" (ISO 8601), or empty;
    ``said`` one sentence to show on the next page; ``coverage`` what it last asked about a plan."""

    id: str
    language: str = ""
    stop_seen: str = ""
    person: str = ""
    code: str = field(default="", repr=False)
    said: str = ""
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
            visit.coverage = None


visits: Final = Visits()


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
