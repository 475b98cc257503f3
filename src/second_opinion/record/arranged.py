"""Who cares, who pays, and what is planned or wished."""

from __future__ import annotations

from second_opinion.record.codes import Concept
from second_opinion.record.dates import PartialDate
from second_opinion.record.facts import Fact
from second_opinion.record.measured import Value


class CareTeamMember(Fact, frozen=True, kw_only=True, tag="CareTeamMember"):
    """Somebody who cares for the person: ``performers[0]`` is who, ``code`` the role."""

    team: str = ""


class Coverage(Fact, frozen=True, kw_only=True, tag="Coverage"):
    """Who pays. ``code`` is the type of plan; ``when`` the time it is valid."""

    payer: str = ""
    plan: str = ""
    member_id: str = ""
    group: str = ""
    relationship: str = ""
    order: str = ""


class PlannedCare(Fact, frozen=True, kw_only=True, tag="PlannedCare"):
    """Something that is meant to happen: a goal, a care plan or its activity, an order, a referral, an appointment.
    ``origin`` is the FHIR resource type or the C-CDA entry class; ``target`` a goal's measure as written."""

    origin: str = ""
    category: str = ""
    target: str = ""
    due: PartialDate | None = None
    reason: str = ""


class AdvanceDirective(Fact, frozen=True, kw_only=True, tag="AdvanceDirective"):
    """What the person wants if they cannot say so (FHIR Consent of that scope, C-CDA advance directive)."""

    value: Value = None
    document: str = ""


class Claim(Fact, frozen=True, kw_only=True, tag="Claim"):
    """A bill or what a payer says it paid (ExplanationOfBenefit, Claim): evidence of billing, never a diagnosis.
    Money is as written, with its currency."""

    origin: str = ""
    claim_type: str = ""
    provider: str = ""
    insurer: str = ""
    diagnoses: tuple[Concept, ...] = ()
    items: tuple[str, ...] = ()
    total: str = ""
    patient_paid: str = ""
