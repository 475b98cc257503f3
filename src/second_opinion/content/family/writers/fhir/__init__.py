"""FHIR R4: facts as resources, and resources as the files portals give (bundle, result pages, NDJSON)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from second_opinion.content.family.writers.fhir import clinical, life, measured
from second_opinion.content.family.writers.fhir.parts import Json, clinician, encoded
from second_opinion.record import (
    AdvanceDirective,
    AllergyIntolerance,
    AnyFact,
    CareTeamMember,
    Condition,
    Coverage,
    Device,
    DiagnosticReport,
    Encounter,
    FamilyMemberHistory,
    ImagingStudy,
    Immunization,
    Medication,
    Note,
    Observation,
    PlannedCare,
    Practitioner,
    Procedure,
    Result,
    SocialHistory,
    VitalSign,
)

__all__ = ["Json", "bundle", "encoded", "ndjson", "panels", "practitioners", "resource_of", "resources", "searchset"]

_WRITERS: Final[dict[type, Callable[[Any, Json], Json]]] = {
    Condition: clinical.condition,
    AllergyIntolerance: clinical.allergy,
    Medication: clinical.medication,
    Immunization: clinical.immunization,
    Procedure: clinical.procedure,
    Encounter: clinical.encounter,
    PlannedCare: clinical.planned,
    Observation: measured.observation,
    Result: measured.observation,
    VitalSign: measured.observation,
    SocialHistory: measured.observation,
    DiagnosticReport: measured.report,
    Note: measured.note,
    ImagingStudy: measured.imaging_study,
    FamilyMemberHistory: life.relative,
    Device: life.device,
    Coverage: life.coverage,
    AdvanceDirective: life.directive,
    CareTeamMember: life.care_team,
}


def resources(facts: Iterable[AnyFact], patient: str) -> Iterator[Json]:
    """The resources of these facts, in their order. The two halves of a blood pressure become one.

    Raises KeyError for a kind the story does not use in FHIR.
    """
    who = {"reference": f"Patient/{patient}"}
    waiting: list[Observation] = []
    for fact in facts:
        if isinstance(fact, VitalSign) and fact.panel:
            waiting.append(fact)
            if len(waiting) == 2:
                yield _identified(measured.blood_pressure(waiting, who))
                waiting = []
        else:
            yield resource_of(fact, patient)


def resource_of(fact: AnyFact, patient: str) -> Json:
    """The resource of one fact."""
    return _identified(_WRITERS[type(fact)](fact, {"reference": f"Patient/{patient}"}))


def panels(facts: Sequence[Result], patient: str) -> Iterator[Json]:
    """The laboratory's reports: one for each panel of a draw, naming its results."""
    together: dict[tuple[str, str], list[Result]] = {}
    for fact in facts:
        together.setdefault((fact.when.start.value if fact.when.start else "", fact.panel), []).append(fact)
    for (_, panel), members in together.items():
        found = [f"Observation/{resource_of(member, patient)['id']}" for member in members]
        yield _identified(measured.panel_report(members[0], panel, found, {"reference": f"Patient/{patient}"}))


def practitioners(facts: Iterable[AnyFact]) -> list[Json]:
    """The Practitioners these facts refer to, each once, by number."""
    found: dict[str, Practitioner] = {
        who.npi: who for fact in facts for who in fact.performers if "reference" in clinician(who)
    }
    return [life.practitioner(found[npi]) for npi in sorted(found)]


def bundle(kind: str, written: Sequence[Json], base: str, made: str) -> Json:
    """A Bundle of that type."""
    entries = [{"fullUrl": f"{base}/{each['resourceType']}/{each['id']}", "resource": each} for each in written]
    return {"resourceType": "Bundle", "type": kind, "timestamp": made, "entry": entries}


def searchset(matches: Sequence[Json], included: Sequence[Json], base: str, links: dict[str, str], total: int) -> Json:
    """One page of search results; ``links`` by relation (self, next, previous)."""
    entries = [
        {"fullUrl": f"{base}/{each['resourceType']}/{each['id']}", "resource": each, "search": {"mode": mode}}
        for mode, group in (("match", matches), ("include", included))
        for each in group
    ]
    pages = [{"relation": relation, "url": url} for relation, url in links.items()]
    return {"resourceType": "Bundle", "type": "searchset", "total": total, "link": pages, "entry": entries}


def ndjson(written: Iterable[Json]) -> bytes:
    """One resource a line."""
    return b"".join(encoded(each, indent=0) + b"\n" for each in written)


def _identified(resource: Json) -> Json:
    """With an id made from the content, so that adding to the story moves no other id."""
    digest = hashlib.sha256(msgspec.json.encode(resource, order="deterministic")).hexdigest()
    return {"resourceType": resource["resourceType"], "id": f"f{digest[:14]}", **resource}
