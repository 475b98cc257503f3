"""Diagnoses, allergies, procedures and visits as C-CDA entries.

Each writer is given the fact, the id of its words in the narrative and the entry's own id.
"""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.writers.ccda.xml import (
    author,
    coded,
    el,
    fixed,
    performer,
    plain,
    template,
    time,
)
from second_opinion.record import (
    AllergyIntolerance,
    Concept,
    Condition,
    Encounter,
    Period,
    PlannedCare,
    Procedure,
    Reaction,
    Standing,
)

ACT_CODE: Final = "2.16.840.1.113883.5.4"
_ACT_CLASS: Final = "2.16.840.1.113883.5.6"
_SNOMED: Final = "2.16.840.1.113883.6.96"
_STATUS: Final = {"active": ("55561003", "Active"), "resolved": ("413322009", "Resolved")}
_SEVERITY: Final = {
    "mild": ("255604002", "Mild"),
    "moderate": ("6736007", "Moderate"),
    "severe": ("24484000", "Severe"),
}


def _act(identity: str, root: str, code: str, status: str, when: Period, inside: str) -> str:
    """The concern act that wraps a problem or an allergy."""
    return el(
        "act",
        {"classCode": "ACT", "moodCode": "EVN"},
        template(root),
        identity,
        fixed("code", code, _ACT_CLASS, ""),
        el("statusCode", {"code": status}),
        time(Period(when.start, None)),
        el("entryRelationship", {"typeCode": "SUBJ"}, inside),
    )


def condition(fact: Condition, words: str, identity: str) -> str:
    """A problem in its concern act."""
    code, display = _STATUS.get(fact.clinical_status, ("55561003", "Active"))
    status = el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN"},
        template("4.6"),
        fixed("code", "33999-4", "2.16.840.1.113883.6.1", "Status"),
        el("statusCode", {"code": "completed"}),
        fixed("value", code, _SNOMED, display, "CD"),
    )
    problem = el(
        "observation",
        {
            "classCode": "OBS",
            "moodCode": "EVN",
            "negationInd": "true" if fact.standing is Standing.REFUTED else "",
        },
        template("4.4"),
        identity,
        fixed("code", "55607006", _SNOMED, "Problem"),
        el("statusCode", {"code": "completed"}),
        time(fact.when if fact.when.start != fact.when.end else Period(fact.when.start, None)),
        coded("value", fact.code, words, "CD"),
        author(fact.performers, fact.recorded),
        el("entryRelationship", {"typeCode": "REFR"}, status),
    )
    done = "completed" if fact.clinical_status == "resolved" else "active"
    return _act(identity, "4.3", "CONC", done, fact.when, problem)


def allergy(fact: AllergyIntolerance, words: str, identity: str) -> str:
    """An allergy in its concern act; "no known allergies" as a negated one."""
    substance = el(
        "participant",
        {"typeCode": "CSM"},
        el(
            "participantRole",
            {"classCode": "MANU"},
            el("playingEntity", {"classCode": "MMAT"}, _substance(fact, words)),
        ),
    )
    observation = el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN", "negationInd": "true" if fact.none_known else ""},
        template("4.7"),
        identity,
        fixed("code", "ASSERTION", ACT_CODE, ""),
        el("statusCode", {"code": "completed"}),
        time(Period(fact.when.start, None)),
        fixed("value", "419199007", _SNOMED, "Allergy to substance", "CD"),
        author(fact.performers, fact.recorded),
        substance,
        *(
            el("entryRelationship", {"typeCode": "MFST", "inversionInd": "true"}, _reaction(each))
            for each in fact.reactions
        ),
    )
    return _act(identity, "4.30", "CONC", "active", fact.when, observation)


def _substance(fact: AllergyIntolerance, words: str) -> str:
    return el("code", {"nullFlavor": "NA"}) if fact.none_known else coded("code", fact.code, words)


def _reaction(reaction: Reaction) -> str:
    code, display = _SEVERITY.get(reaction.severity, ("", ""))
    severity = el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN"},
        template("4.8"),
        fixed("code", "SEV", ACT_CODE, "Severity"),
        el("statusCode", {"code": "completed"}),
        fixed("value", code, _SNOMED, display, "CD"),
    )
    return el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN"},
        template("4.9"),
        fixed("code", "ASSERTION", ACT_CODE, ""),
        plain("text", reaction.manifestation.text),
        el("statusCode", {"code": "completed"}),
        coded("value", reaction.manifestation, "", "CD"),
        el("entryRelationship", {"typeCode": "SUBJ", "inversionInd": "true"}, severity) if code else "",
    )


def procedure(fact: Procedure, words: str, identity: str) -> str:
    """A procedure that was done."""
    return el(
        "procedure",
        {"classCode": "PROC", "moodCode": "EVN"},
        template("4.14"),
        identity,
        coded("code", fact.code, words),
        el("statusCode", {"code": "completed"}),
        time(fact.when),
        performer(fact.performers),
    )


def planned(fact: PlannedCare, words: str, identity: str) -> str:
    """A procedure that is meant to be done (mood INT)."""
    return el(
        "procedure",
        {"classCode": "PROC", "moodCode": "INT"},
        template("4.41"),
        identity,
        coded("code", fact.code, words),
        el("statusCode", {"code": "active"}),
        time(fact.when),
        author(fact.performers, fact.recorded),
    )


def encounter(fact: Encounter, words: str, identity: str) -> str:
    """A visit or stay with its diagnoses."""
    diagnoses = [el("entryRelationship", {"typeCode": "SUBJ"}, _diagnosis(Concept(text))) for text in fact.diagnoses]
    return el(
        "encounter",
        {"classCode": "ENC", "moodCode": "EVN"},
        template("4.49"),
        identity,
        coded("code", fact.code, words),
        time(fact.when),
        performer(fact.performers),
        *diagnoses,
    )


def _diagnosis(code: Concept) -> str:
    problem = el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN"},
        template("4.4"),
        fixed("code", "282291009", _SNOMED, "Diagnosis"),
        el("statusCode", {"code": "completed"}),
        el("value", {"xsi:type": "CD", "nullFlavor": "UNK"}, plain("originalText", code.text)),
    )
    return el(
        "act",
        {"classCode": "ACT", "moodCode": "EVN"},
        template("4.80"),
        fixed("code", "29308-4", "2.16.840.1.113883.6.1", "Diagnosis"),
        el("entryRelationship", {"typeCode": "SUBJ"}, problem),
    )
