"""AllergyIntolerance: what a person reacts to, or that nothing of the kind is known."""

from __future__ import annotations

import re
from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.standing import gravest, of_status, of_verification
from second_opinion.journey.gather.fhir.values.datatypes import (
    code_of,
    concept,
    concepts,
    first_date,
    identifiers,
    moment,
    note,
)
from second_opinion.record import NOTHING, AllergyIntolerance, AnyFact, Concept, Period, Reaction
from second_opinion.record.codes import SNOMED

# SNOMED CT situations "no known allergy" and its classes; IPS absent and unknown data (hl7.org/fhir/uv/ips).
_NO_ALLERGY: Final = frozenset(
    {"716186003", "409137002", "428607008", "429625007", "716184000", "716185004", "716220001", "1003774007"}
)
_ABSENT_UNKNOWN: Final = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
_NO_ALLERGY_WORDS: Final = re.compile(
    r"(?:patient has |there are )?no (?:known|current)\b.*\b(?:allerg|intoleranc|adverse)"
    r"|(?:nka|nkda|nkfa|nkma|none known)\b",
    re.IGNORECASE,
)
_OLD_CRITICALITY: Final = {"CRITL": "low", "CRITH": "high", "CRITU": "unable-to-assess"}


def allergy(ctx: Context, node: Json) -> list[AnyFact]:
    """An allergy or intolerance, or the statement that none is known."""
    standing, verification = of_verification(ctx, node)
    clinical = code_of(ctx, node, "clinicalStatus")
    status = ctx.text(node, "status")
    if status:  # DSTU2 says clinical and verification status in one word
        standing, clinical = gravest(standing, of_status(status)), clinical or status
    reactions = ctx.many(node, "reaction")
    code = concept(ctx, node, "code") or concept(ctx, node, "substance") or _reaction_substance(ctx, reactions)
    criticality = ctx.text(node, "criticality")
    return [
        AllergyIntolerance(
            subject=ctx.subject,
            code=code,
            standing=standing,
            status=clinical,
            when=moment(ctx, node, "onset") if "onset" not in node else Period.at(ctx.date(node, "onset")),
            recorded=first_date(ctx, node, "recordedDate", "assertedDate"),
            performers=performers(ctx, [one for key in ("asserter", "recorder") for one in ctx.many(node, key)]),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            clinical_status=clinical,
            verification_status=verification,
            type=code_of(ctx, node, "type"),
            category=", ".join(ctx.texts(node, "category")),
            criticality=_OLD_CRITICALITY.get(criticality, criticality),
            reactions=tuple(found for one in reactions for found in _reactions(ctx, one)),
            none_known=says_none_known(code),
        )
    ]


def says_none_known(code: Concept) -> bool:
    """True for "no known allergy" and its classes, by code or by words; never for "no information"."""
    for coding in code.codings:
        if coding.system == SNOMED and coding.code in _NO_ALLERGY:
            return True
        if coding.system == _ABSENT_UNKNOWN:
            return coding.code.startswith("no-known")
    return _NO_ALLERGY_WORDS.match(code.label.strip()) is not None


def _reaction_substance(ctx: Context, reactions: list[Json]) -> Concept:
    return next((found for one in reactions if (found := concept(ctx, one, "substance"))), NOTHING)


def _reactions(ctx: Context, node: Json) -> list[Reaction]:
    severity = ctx.text(node, "severity")
    manifestations = concepts(ctx, node, "manifestation")
    described = ctx.text(node, "description")
    if not manifestations and described:
        manifestations = [Concept(described)]
    return [Reaction(one, severity) for one in manifestations]
