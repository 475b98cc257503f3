"""Piedra Clinical Laboratory: FHIR R4 as NDJSON, a result or a report on each line."""

from __future__ import annotations

from second_opinion.content.family.story.people import MRN_PIEDRA, ROSA, identified_by
from second_opinion.content.family.story.places import AT_PIEDRA
from second_opinion.content.family.story.told import PIEDRA
from second_opinion.content.family.story.whole import seen_by
from second_opinion.content.family.writers import fhir
from second_opinion.content.family.writers.fhir.life import organization, patient
from second_opinion.record import Result


def results() -> bytes:
    """The export: the person, the laboratory, then results and reports."""
    facts = [fact for fact in seen_by(PIEDRA) if isinstance(fact, Result)]
    head = [patient(identified_by(ROSA, MRN_PIEDRA), "P0093317", keeper="piedra"), organization(AT_PIEDRA, "piedra")]
    return fhir.ndjson([*head, *fhir.resources(facts, "P0093317"), *fhir.panels(facts, "P0093317")])
