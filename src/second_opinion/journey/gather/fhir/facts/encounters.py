"""Encounter: a visit or a stay."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import actors, name_of, performers
from second_opinion.journey.gather.fhir.entries.reasons import label_of_reference, reasons
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import (
    code_of,
    concept,
    concepts,
    identifiers,
    joined,
    labels,
    note,
    period,
)
from second_opinion.record import AnyFact, Encounter, Period, Practitioner

# DSTU2 writes the class as a word; HL7 v3 ActCode has a code for each.
_CLASSES: Final = {
    "inpatient": "IMP",
    "outpatient": "AMB",
    "ambulatory": "AMB",
    "emergency": "EMER",
    "home": "HH",
    "field": "FLD",
    "virtual": "VR",
}


def encounter(ctx: Context, node: Json) -> list[AnyFact]:
    """A visit or stay, with who was seen, where, and why."""
    status = ctx.text(node, "status")
    stay = ctx.one(node, "hospitalization") or ctx.one(node, "admission")
    word = code_of(ctx, node, "class")
    return [
        Encounter(
            subject=ctx.subject,
            code=joined(concepts(ctx, node, "type")) or concept(ctx, node, "serviceType"),
            standing=of_status(status),
            status=status,
            when=_when(ctx, node),
            performers=_who(ctx, node),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            encounter_class=_CLASSES.get(word, word),
            reason=reasons(ctx, node),
            location=_places(ctx, node),
            organization=name_of(ctx, node, "serviceProvider"),
            diagnoses=_diagnoses(ctx, node),
            disposition=labels(concepts(ctx, stay, "dischargeDisposition")),
        )
    ]


def _when(ctx: Context, node: Json) -> Period:
    return period(ctx, node, "period" if "period" in node else "actualPeriod")


def _who(ctx: Context, node: Json) -> tuple[Practitioner, ...]:
    if "participant" not in node:
        return ()
    people = [*actors(ctx, node, "participant", "individual"), *actors(ctx, node, "participant", "actor")]
    return performers(ctx, people)


def _places(ctx: Context, node: Json) -> str:
    names = [name_of(ctx, one, "location") for one in ctx.many(node, "location")]
    return "; ".join(dict.fromkeys(name for name in names if name))


def _diagnoses(ctx: Context, node: Json) -> tuple[str, ...]:
    """What was diagnosed at the visit: ``diagnosis`` (R4, STU3), ``indication`` (DSTU2)."""
    found: dict[str, None] = {}
    for one in ctx.many(node, "diagnosis"):
        for reference in ctx.many(one, "condition"):
            found[label_of_reference(ctx, reference) or concept(ctx, reference, "concept").label] = None
    for reference in ctx.many(node, "indication"):
        found[label_of_reference(ctx, reference)] = None
    return tuple(label for label in found if label)
