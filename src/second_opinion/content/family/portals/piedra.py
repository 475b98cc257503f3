"""Piedra Clinical Laboratory: FHIR R4 as NDJSON, one result a line."""

from __future__ import annotations

from second_opinion.content.family.story import seen_by
from second_opinion.content.family.story.people import MRN_PIEDRA, ROSA, identified_by
from second_opinion.content.family.story.places import AT_PIEDRA
from second_opinion.content.family.story.told import PIEDRA
from second_opinion.content.family.writers import fhir
from second_opinion.content.family.writers.fhir.life import organization, patient


def results() -> bytes:
    """The export: the person, the laboratory, then the results."""
    facts = seen_by(PIEDRA)
    head = [patient(identified_by(ROSA, MRN_PIEDRA), "P0093317"), organization(AT_PIEDRA, "piedra")]
    return fhir.ndjson([*head, *fhir.practitioners(facts), *fhir.resources(facts, "P0093317")])
