"""What the person chose for the packet, and what the caller knows that the record does not."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

import msgspec

from second_opinion.ports.paper import Size
from second_opinion.record import NO_TIME, Period, Reason


class Section(StrEnum):
    """The parts that can be left out as a whole. Page one, the index and "about this packet" always stand."""

    TIMELINE = "timeline"
    CONDITIONS = "conditions"
    MEDICINES = "medicines"
    RESULTS = "results"
    VITALS = "vitals"
    REPORTS = "reports"
    PROCEDURES = "procedures"
    IMMUNIZATIONS = "immunizations"
    HISTORY = "history"
    PLANS = "plans"
    CONTRADICTIONS = "contradictions"
    CLAIMS = "claims"
    NOTES = "notes"


EVERY_SECTION: Final = frozenset(Section)


class FileEnding(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How one file ended, as *gather* told it. ``original`` is its id where its bytes were kept; ``left`` counts the
    entries in it that were kept but not understood. ``media_type`` is what its bytes are."""

    name: str
    ending: Literal["read", "kept", "refused"]
    original: str = ""
    reason: Reason | None = None
    left: int = 0
    media_type: str = ""


class Choices(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """``made_on`` is an ISO date and ``made_by`` the program with its version: the clock is the caller's.

    ``left_out`` are ids of facts the person keeps to themselves: they, and every text that may repeat them, stand
    nowhere in the packet. ``period`` bounds tests, visits, reports, notes and claims, never what a doctor must know
    (conditions, medicines, allergies, procedures). ``others`` counts files that belong to somebody else.
    """

    size: Size = "letter"
    made_on: str = ""
    made_by: str = ""
    left_out: frozenset[str] = frozenset()
    period: Period = NO_TIME
    sections: frozenset[Section] = EVERY_SECTION
    files: tuple[FileEnding, ...] = ()
    others: int = 0
