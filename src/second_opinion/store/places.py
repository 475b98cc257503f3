"""Where a fact stands in a merged record, as a number: rows in the order of time, found without sorting or counting.

A row's id is the number of its record, then its position, then its kind: a record is one stretch of ids, its newest
facts are the last of them, and how many there are of each kind is told by the ids alone. Undated facts come first.
"""

from __future__ import annotations

from typing import Final

_KIND_BITS: Final = 6
_POSITION_BITS: Final = 30

KINDS: Final = (
    "Condition", "Medication", "AllergyIntolerance", "Observation", "Result", "VitalSign", "SocialHistory",
    "Procedure", "Immunization", "Encounter", "Note", "DiagnosticReport", "Document", "ImagingStudy", "Device",
    "FamilyMemberHistory", "CareTeamMember", "Coverage", "PlannedCare", "AdvanceDirective", "Claim",
)  # fmt: skip
"""Kinds by their number, which stands in ids: a new kind is added at the end."""
KIND_MASK: Final = (1 << _KIND_BITS) - 1
_NUMBERS: Final = {kind: number for number, kind in enumerate(KINDS)}


def row_id(record: int, place: int, fact_kind: str) -> int:
    """The id of the row of a fact."""
    return (record << _POSITION_BITS | place) << _KIND_BITS | _NUMBERS[fact_kind]


def first(record: int, place: int = 0) -> int:
    """The lowest id that a fact at this position of a record can have."""
    return (record << _POSITION_BITS | place) << _KIND_BITS


def last(record: int) -> int:
    """The highest id that a fact of a record can have."""
    return first(record + 1) - 1


def kind(row: int) -> str:
    """The kind of the fact of a row."""
    return KINDS[row & KIND_MASK]


def position(row: int) -> int:
    """The position of a row within its record."""
    return (row >> _KIND_BITS) & ((1 << _POSITION_BITS) - 1)
