"""Family, device, coverage, wishes and care team as C-CDA entries."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.writers.ccda.entries import ACT_CODE
from second_opinion.content.family.writers.ccda.measured import DONE, OBSERVATION, answer
from second_opinion.content.family.writers.ccda.xml import coded, el, fixed, performer, plain, template, time
from second_opinion.record import (
    AdvanceDirective,
    CareTeamMember,
    Coverage,
    Device,
    FamilyMemberHistory,
    Observation,
)

_ROLES: Final = {"Mother": "MTH", "Father": "FTH", "Brother": "BRO"}
_ROLE_CODE: Final = "2.16.840.1.113883.5.111"
_LOINC: Final = "2.16.840.1.113883.6.1"
_SNOMED: Final = "2.16.840.1.113883.6.96"


def relative(fact: FamilyMemberHistory, words: str, identity: str) -> str:
    """A relative with one condition."""
    relation = fact.relationship.text
    subject = el(
        "subject",
        None,
        el(
            "relatedSubject",
            {"classCode": "PRS"},
            fixed("code", _ROLES[relation], _ROLE_CODE, relation),
        ),
    )
    return el(
        "organizer",
        {"classCode": "CLUSTER", "moodCode": "EVN"},
        template("4.45"),
        identity,
        DONE,
        subject,
        el("component", None, _their_condition(fact, words, identity)),
    )


def _their_condition(fact: FamilyMemberHistory, words: str, identity: str) -> str:
    age = el(
        "observation",
        OBSERVATION,
        template("4.31"),
        fixed("code", "445518008", _SNOMED, "Age at onset"),
        DONE,
        el("value", {"xsi:type": "PQ", "value": fact.age_at_onset, "unit": "a"}),
    )
    died = el(
        "observation",
        OBSERVATION,
        template("4.47"),
        fixed("code", "ASSERTION", ACT_CODE, ""),
        DONE,
        fixed("value", "419099009", _SNOMED, "Dead", "CD"),
    )
    return el(
        "observation",
        OBSERVATION,
        template("4.46"),
        identity,
        fixed("code", "64572001", _SNOMED, "Condition"),
        DONE,
        coded("value", fact.code, words, "CD"),
        el("entryRelationship", {"typeCode": "SUBJ", "inversionInd": "true"}, age),
        el("entryRelationship", {"typeCode": "CAUS"}, died) if fact.cause_of_death else "",
    )


def device(fact: Device, words: str, identity: str) -> str:
    """A device, as the supply of a product instance."""
    product = el(
        "participantRole",
        {"classCode": "MANU"},
        template("4.37"),
        el("id", {"root": "2.16.840.1.113883.3.3719", "extension": fact.udi}),
        el("playingDevice", None, coded("code", fact.code, words), plain("manufacturerModelName", fact.model)),
        el("scopingEntity", None, el("id", {"nullFlavor": "NI"}), plain("desc", fact.manufacturer)),
    )
    return el(
        "supply",
        {"classCode": "SPLY", "moodCode": "EVN"},
        template("4.50"),
        identity,
        DONE,
        time(fact.when, kind="IVL_TS"),
        el("participant", {"typeCode": "PRD"}, product),
    )


def coverage(fact: Coverage, words: str, identity: str) -> str:
    """A payer: policy inside coverage."""
    payer = el("assignedEntity", None, el("id", {"nullFlavor": "NI"}), _payer_name(fact))
    holder = el(
        "participantRole",
        {"classCode": "PAT"},
        el("id", {"root": "2.16.840.1.113883.4.927", "extension": fact.member_id}),
        fixed("code", "SELF", _ROLE_CODE, "Self"),
    )
    policy = el(
        "act",
        {"classCode": "ACT", "moodCode": "EVN"},
        template("4.61"),
        # Medicare has no group number.
        el("id", {"nullFlavor": "NI"}),
        coded("code", fact.code, words),
        DONE,
        el("performer", {"typeCode": "PRF"}, template("4.87"), payer),
        el("participant", {"typeCode": "COV"}, template("4.89"), time(fact.when, tag="time"), holder),
    )
    return el(
        "act",
        {"classCode": "ACT", "moodCode": "EVN"},
        template("4.60"),
        identity,
        fixed("code", "48768-6", _LOINC, "Payment sources"),
        DONE,
        el("entryRelationship", {"typeCode": "COMP"}, policy),
    )


def _payer_name(fact: Coverage) -> str:
    return el("representedOrganization", {"classCode": "ORG"}, plain("name", fact.payer))


def directive(fact: AdvanceDirective, words: str, identity: str) -> str:
    """What she wants if she cannot say so."""
    return el(
        "observation",
        OBSERVATION,
        template("4.48"),
        identity,
        coded("code", fact.code, words),
        DONE,
        time(fact.when),
        answer(Observation(value=fact.value)),
    )


def member(fact: CareTeamMember, words: str, identity: str) -> str:
    """A care team of one: organizer, and in it the act of being its member."""
    being = el(
        "act",
        {"classCode": "PCPR", "moodCode": "EVN"},
        template("4.500.1", "2019-07-01"),
        identity,
        fixed("code", "92707-9", _LOINC, "Patient Care team member"),
        DONE,
        performer(fact.performers),
    )
    return el(
        "organizer",
        {"classCode": "CLUSTER", "moodCode": "EVN"},
        template("4.500", "2019-07-01"),
        identity,
        el(
            "code",
            {"code": "86744-0", "codeSystem": _LOINC, "displayName": "Care team"},
            el("originalText", None, el("reference", {"value": f"#{words}"})),
        ),
        DONE,
        el("component", None, being),
    )
