"""The people and places of care, and the case that is being decided."""

from __future__ import annotations

import msgspec

from second_opinion.record.dates import NO_TIME, PartialDate, Period
from second_opinion.record.person import Address, ContactPoint, Identifier


class Organization(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A hospital, practice, laboratory or payer (FHIR R4 Organization)."""

    name: str = ""
    identifiers: tuple[Identifier, ...] = ()
    telecoms: tuple[ContactPoint, ...] = ()
    address: Address | None = None


class Practitioner(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Someone who gives care (FHIR R4 Practitioner with PractitionerRole). ``npi`` is the US national number."""

    name: str = ""
    npi: str = ""
    role: str = ""
    specialty: str = ""
    organization: str = ""
    telecoms: tuple[ContactPoint, ...] = ()
    identifiers: tuple[Identifier, ...] = ()

    @property
    def label(self) -> str:
        """Name and organisation, whichever are known."""
        return ", ".join(part for part in (self.name, self.organization) if part)


class Appointment(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A visit that is arranged (FHIR R4 Appointment)."""

    practitioner: Practitioner
    when: Period = NO_TIME
    reason: str = ""
    status: str = "booked"


class Case(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a second opinion is sought for: what was said, by whom, when, and the questions to answer.

    ``person`` is the key of the Person. ``state`` is the US state code that decides which law applies.
    """

    person: str
    told: str = ""
    told_by: Practitioner | None = None
    told_on: PartialDate | None = None
    reason: str = ""
    questions: tuple[str, ...] = ()
    state: str = ""
    language: str = "en"
