"""One person's record after merging: each fact once, with all its sources, and what does not fit together."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from second_opinion.record.kinds import AnyFact
from second_opinion.record.person import Person
from second_opinion.record.source import Original


class Clash(StrEnum):
    """How two statements fail to fit together."""

    ALLERGY_AND_NONE_KNOWN = "allergy-and-none-known"
    ALLERGY_REFUTED = "allergy-refuted"
    DIFFERENT_DOSE = "different-dose"
    MEDICATION_STOPPED_AND_ACTIVE = "medication-stopped-and-active"
    DIAGNOSIS_REFUTED = "diagnosis-refuted"
    DIAGNOSIS_STATUS = "diagnosis-status"
    DIFFERENT_SIDE = "different-side"
    DIFFERENT_VALUE = "different-value"
    DONE_AND_NOT_DONE = "done-and-not-done"
    ENTERED_IN_ERROR_ELSEWHERE = "entered-in-error-elsewhere"
    PERSON_DETAIL = "person-detail"


class Contradiction(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Statements that do not fit together. Both stay in the record; a person or a doctor decides.

    ``facts`` are the ids of the facts on all sides, in the order of the record. ``about`` is what they are about.
    """

    clash: Clash
    about: str
    facts: tuple[str, ...]


class PersonRecord(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Everything known of one person. Facts are in the order of time, undated ones last."""

    person: Person
    facts: tuple[AnyFact, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    originals: tuple[Original, ...] = ()
