"""Why something was done: reasonCode, reasonReference and the older words for them, as one line."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.values.datatypes import concept, concepts

_CODES: Final = (
    "reasonCode",
    "reasonCodeableConcept",
    "reasonForUseCodeableConcept",
    "reasonGiven",
    "reason",
    "indication",
)
_REFERENCES: Final = ("reasonReference", "reasonForUseReference", "addresses")
_WHY_NOT: Final = (
    "statusReason",
    "statusReasonCodeableConcept",
    "notDoneReason",
    "reasonNotTaken",
    "reasonNotPerformed",
)


def reasons(ctx: Context, node: Json) -> str:
    """The reasons as one line; a reference is named by its display or by what it means in this file."""
    said: dict[str, None] = {}
    for key in _CODES:
        if key in node:
            for one in ctx.many(node, key) or ([{"text": node[key]}] if isinstance(node[key], str) else []):
                said[_reason(ctx, one)] = None
    for key in _REFERENCES:
        if key in node:
            for one in ctx.many(node, key):
                said[label_of_reference(ctx, one)] = None
    for key in _WHY_NOT:
        if key in node:
            for found in concepts(ctx, node, key):
                said[found.label] = None
    return "; ".join(text for text in said if text)


def label_of_reference(ctx: Context, reference: Json) -> str:
    """What a reference to a Condition, Observation or the like calls itself here; else its display."""
    display, target = ctx.text(reference, "display"), ctx.text(reference, "reference")
    if display or not target:
        return display
    entry = ctx.index.find(target) if not target.startswith("#") else None
    resource = entry.node if entry else ctx.use(target)
    return concept(ctx, resource, "code").label if resource else ""


def _reason(ctx: Context, value: Json) -> str:
    """One reason: a concept, a reference (STU3), or either inside an object (R5 CodeableReference, DSTU2)."""
    if "reference" in value and isinstance(value["reference"], str):
        return label_of_reference(ctx, value)
    if "concept" in value or isinstance(value.get("reference"), dict):
        inner = concept(ctx, value, "concept")
        return inner.label or label_of_reference(ctx, ctx.one(value, "reference"))
    if "reasonCodeableConcept" in value:
        return concept(ctx, value, "reasonCodeableConcept").label
    return concept(ctx, {"reason": value}, "reason").label
