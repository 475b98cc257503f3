"""Observation: laboratory results, vital signs, how a person lives, and everything else that is measured or asked."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import actors, performers
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import (
    concept,
    concepts,
    first_date,
    identifiers,
    joined,
    labels,
    moment,
    note,
    quantity,
)
from second_opinion.journey.gather.fhir.values.measured import value_of
from second_opinion.record import (
    NOTHING,
    AnyFact,
    Concept,
    Observation,
    ReferenceRange,
    Result,
    SocialHistory,
    VitalSign,
)
from second_opinion.record.codes import LOINC

# The vital signs of the FHIR R4 vital signs profile (hl7.org/fhir/R4/observation-vitalsigns.html) and US Core.
_VITAL_SIGNS: Final = frozenset(
    """85353-1 85354-9 55284-4 8480-6 8462-4 8478-0 9279-1 8867-4 2708-6 59408-5 8310-5 8302-2 9843-4 8287-5 29463-7
    39156-5 59576-9 8289-1 77606-2 3151-8 3150-6""".split()
)
_SMOKING: Final = frozenset({"72166-2", "11367-0", "81229-7", "82589-3"})
# HL7 v2 table 0078 / v3 ObservationInterpretation, for sources that write the word and not the code.
_INTERPRETATIONS: Final = {
    "high": "H", "low": "L", "normal": "N", "abnormal": "A", "critical high": "HH", "critically high": "HH",
    "critical low": "LL", "critically low": "LL", "critical abnormal": "AA", "critically abnormal": "AA",
    "positive": "POS", "negative": "NEG", "resistant": "R", "susceptible": "S", "intermediate": "I",
}  # fmt: skip
_NO_RANGE: Final = frozenset({"NA", "N/A", "-", "NONE"})
_NORMAL_RANGE: Final = frozenset({"normal", "normal range", "reference range", "recommended range"})


def observation(ctx: Context, node: Json) -> list[AnyFact]:
    """An Observation and each of its components; a panel that only groups them gives no fact of its own."""
    code = concept(ctx, node, "code")
    kind, category = _kind(ctx, node, code)
    parts = ctx.many(node, "component") if "component" in node else []
    panel = ctx.panels.get(id(node), "")
    facts = [
        _fact(ctx, node, part, kind, category, code.label or panel, f"/component/{position}")
        for position, part in enumerate(parts)
    ]
    if not facts or _says_something_itself(node):
        facts.insert(0, _fact(ctx, node, node, kind, category, panel, ""))
    return facts


def _fact(ctx: Context, node: Json, part: Json, kind: str, category: str, panel: str, place: str) -> AnyFact:
    """One fact: ``part`` is the Observation itself or a component, which says what and how much."""
    shared = _shared(ctx, node, part, category, panel, place)
    if kind == "laboratory":
        return Result(**shared, specimen=_specimen(ctx, node))
    if kind == "vital-signs":
        return VitalSign(**shared)
    return SocialHistory(**shared) if kind == "social-history" else Observation(**shared)


def _shared(ctx: Context, node: Json, part: Json, category: str, panel: str, place: str) -> Json:
    status = ctx.text(node, "status")
    return {
        "subject": ctx.subject,
        "code": concept(ctx, part, "code"),
        "standing": of_status(status),
        "status": status,
        "when": moment(ctx, node, "effective"),
        "recorded": first_date(ctx, node, "issued"),
        "performers": performers(ctx, actors(ctx, node, "performer")) if "performer" in node else (),
        "identifiers": identifiers(ctx, node),
        "note": note(ctx, node),
        "sources": ctx.source(place),
        "category": category,
        "value": value_of(ctx, part, place),
        "interpretation": _interpretation(ctx, part) if "interpretation" in part else "",
        "ranges": _ranges(ctx, part) if "referenceRange" in part else (),
        "panel": panel,
        "method": concept(ctx, node, "method").label if "method" in node else "",
        "body_site": joined(concepts(ctx, node, "bodySite")) if "bodySite" in node else NOTHING,
        "absent_reason": concept(ctx, part, "dataAbsentReason").label if "dataAbsentReason" in part else "",
    }


def _says_something_itself(node: Json) -> bool:
    """True when the parent of components has a value, a reason for having none, or words of its own."""
    return any(key.startswith("value") or key == "dataAbsentReason" for key in node)


def _kind(ctx: Context, node: Json, code: Concept) -> tuple[str, str]:
    """The kind of fact and the category. Where the source names no category, certain codes and its report decide."""
    found = concepts(ctx, node, "category") if "category" in node else []
    words = [word.lower() for one in found for word in (*(c.code for c in one.codings), one.label)]
    if "laboratory" in words or "lab" in words:
        return "laboratory", "laboratory"
    for kind in ("vital-signs", "social-history"):
        if kind in words or kind.replace("-", " ") in words:
            return kind, kind
    category = next((word for one in found for word in (*(c.code for c in one.codings), one.label) if word), "")
    loinc = code.code_in(LOINC)
    if loinc in _VITAL_SIGNS:
        return "vital-signs", category or "vital-signs"
    if loinc in _SMOKING:
        return "social-history", category or "social-history"
    if not category and (id(node) in ctx.laboratory or "specimen" in node):
        return "laboratory", "laboratory"
    return "", category


def _interpretation(ctx: Context, node: Json) -> str:
    """The HL7 code of the flag; a word that means one becomes it, any other stays."""
    found = concept(ctx, node, "interpretation")
    if found.codings and found.codings[0].code:
        return found.codings[0].code
    return _INTERPRETATIONS.get(found.label.strip().lower(), found.label)


def _ranges(ctx: Context, node: Json) -> tuple[ReferenceRange, ...]:
    ranges: list[ReferenceRange] = []
    for one in ctx.many(node, "referenceRange"):
        kinds = [found for key in ("type", "meaning", "appliesTo") for found in concepts(ctx, one, key)]
        applies = labels([kind for kind in kinds if kind.label.lower() not in _NORMAL_RANGE])
        text = ctx.text(one, "text")
        text = "" if text.strip().upper() in _NO_RANGE else text
        found = ReferenceRange(quantity(ctx, one, "low"), quantity(ctx, one, "high"), text, applies)
        if found.low or found.high or found.text:
            ranges.append(found)
    return tuple(ranges)


def _specimen(ctx: Context, node: Json) -> str:
    reference = ctx.one(node, "specimen")
    target = ctx.text(reference, "reference")
    resource = ctx.use(target) if target else None
    kind = concept(ctx, resource, "type").label if resource else ""
    return kind or ctx.text(reference, "display")
