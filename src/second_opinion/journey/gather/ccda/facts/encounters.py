"""Visits and stays, with the diagnoses made there; and the visit a document was written about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    NAME,
    OBSERVATION,
    PARTICIPANT,
    PARTICIPANT_ROLE,
    SDTC,
    TEXT,
    V3,
    Element,
    all_text,
    down,
    first,
    parts,
)
from second_opinion.journey.gather.ccda.entries.absence import says_no_data
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent, is_empty
from second_opinion.journey.gather.ccda.facts.conditions import condition, settled
from second_opinion.journey.gather.ccda.facts.medications import reason
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.values.people import ASSIGNED_ENTITY, organization_name, practitioner
from second_opinion.record import NO_TIME, AnyFact, Concept, Encounter, Period, Practitioner

_ACT_CODE: Final = "urn:oid:2.16.840.1.113883.5.4"
_CLASSES: Final = frozenset({"AMB", "EMER", "FLD", "HH", "IMP", "ACUTE", "NONAC", "OBSENC", "PRENC", "SS", "VR"})
_DIAGNOSES: Final = {"2.16.840.1.113883.10.20.22.4.80", "2.16.840.1.113883.10.20.22.4.33"}
_PROBLEM: Final = {"2.16.840.1.113883.10.20.22.4.4", "2.16.840.1.113883.10.20.1.28"}
_BY_CATEGORY: Final = "encounter-diagnosis"


def encounter(visit: Statement, spot: Spot) -> Iterator[AnyFact]:
    """One visit, and each diagnosis made there as a condition of its own."""
    shared = basis(visit, spot)
    name = name_of(visit, spot)
    if says_no_data(name):
        yield from absent(spot, shared, name)
        return
    place, organization = _place(visit, spot)
    diagnoses = list(_diagnoses(visit))
    if not name and not place and not diagnoses and is_empty(shared):
        return
    text = words_in(visit.first(TEXT), spot)
    yield Encounter(
        **shared,
        code=name or Concept(text or place or spot.title),
        encounter_class=_class(name),
        reason=reason(visit, spot),
        location=place,
        organization=organization or next((one.organization for one in shared["performers"] if one.organization), ""),
        diagnoses=tuple(label for one, _ in diagnoses if (label := settled(value_name(one, spot).label))),
        disposition=concept(visit.first(SDTC + "dischargeDispositionCode"), spot).label,
    )
    for number, (observation, act) in enumerate(diagnoses, start=1):
        for made in condition(observation, spot.into(f"diagnosis {number}"), act, _BY_CATEGORY):
            # Named at the visit: that is when it was written down, not when it began.
            yield msgspec.structs.replace(made, recorded=made.recorded or shared["when"].first)


def encompassing(root: Element, spot: Spot, document_title: str) -> tuple[Encounter | None, Period]:
    """The visit a document was written about, from its header, and when it was; None when it says nothing."""
    written = down(root, V3 + "componentOf", V3 + "encompassingEncounter")
    if written is None:
        return None, NO_TIME
    visit = Statement(written)
    shared = basis(visit, spot)
    shared["performers"] = tuple(dict.fromkeys(_header_performers(visit)))
    facility = parts(first(visit.first(V3 + "location"), V3 + "healthCareFacility"))
    place = all_text(first(facility.get(V3 + "location"), NAME))
    name = name_of(visit, spot) or concept(facility.get(CODE), spot) or Concept(place)
    if not name and not shared["when"].known:
        return None, NO_TIME
    made = Encounter(
        **shared,
        code=name or Concept(document_title),
        encounter_class=_class(name),
        location=place,
        organization=organization_name(facility.get(V3 + "serviceProviderOrganization")),
        disposition=concept(visit.first(V3 + "dischargeDispositionCode"), spot).label,
    )
    return made, shared["when"]


def _header_performers(visit: Statement) -> Iterator[Practitioner]:
    for holder in ("responsibleParty", "encounterParticipant"):
        for party in visit.each(V3 + holder):
            made = practitioner(first(party, ASSIGNED_ENTITY))
            if made is not None:
                yield made


def _diagnoses(visit: Statement) -> Iterator[tuple[Statement, Statement | None]]:
    """The problem observations of a visit with the act around each, if any. Reasons for coming are none of them."""
    for inside in visit.related():
        if inside.claims(_DIAGNOSES):
            yield from ((one, inside) for one in inside.related() if one.tag == OBSERVATION)
        elif inside.tag == OBSERVATION and inside.claims(_PROBLEM) and inside.relation != "RSON":
            yield inside, None


def _class(code: Concept) -> str:
    return next((one.code for one in code.codings if one.system == _ACT_CODE and one.code in _CLASSES), "")


def _place(visit: Statement, spot: Spot) -> tuple[str, str]:
    """Where it was: the name of the place, else its sort; and the organisation that runs it."""
    for participant in visit.each(PARTICIPANT):
        if participant.get("typeCode") == "LOC":
            role = parts(first(participant, PARTICIPANT_ROLE))
            name = all_text(first(role.get(V3 + "playingEntity"), NAME)) or concept(role.get(CODE), spot).label
            return name, organization_name(role.get(V3 + "scopingEntity"))
    return "", ""
