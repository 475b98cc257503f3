"""Allergies and intolerances: what to, what happened, how bad; and the statement that none is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    NAME,
    PARTICIPANT,
    PARTICIPANT_ROLE,
    TEXT,
    V3,
    VALUE,
    all_text,
    down,
    parts,
)
from second_opinion.journey.gather.ccda.entries.absence import (
    NO_KNOWN_ALLERGY,
    is_bare_class,
    says_no_data,
    says_none_known,
)
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent, nothing_here
from second_opinion.journey.gather.ccda.facts.conditions import act_status, clinical_status, severity
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of, value_name, words_in
from second_opinion.record import N_, NOTHING, AllergyIntolerance, AnyFact, Concept, Reaction, Standing

NONE_KNOWN: Final = N_("No known allergies")

# Allergy and Intolerance Type value set (2.16.840.1.113883.3.88.12.3221.6.2): type and FHIR category.
_KINDS: Final = {
    "420134006": ("", ""),
    "418038007": ("", ""),
    "419511003": ("", "medication"),
    "418471000": ("", "food"),
    "419199007": ("allergy", ""),
    "416098002": ("allergy", "medication"),
    "414285001": ("allergy", "food"),
    "426232007": ("allergy", "environment"),
    "232347008": ("allergy", "environment"),
    "59037007": ("intolerance", "medication"),
    "235719002": ("intolerance", "food"),
}
# Criticality (HL7 v3 ObservationValue) as FHIR has it.
_CRITICALITY: Final = {"CRITL": "low", "CRITH": "high", "CRITU": "unable-to-assess"}
_CRITICALITY_TEMPLATE: Final = "2.16.840.1.113883.10.20.22.4.145"
_CRITICALITY_CODE: Final = "82606-5"
_REACTION: Final = {
    "2.16.840.1.113883.10.20.22.4.9",
    "2.16.840.1.113883.10.20.1.54",
    "1.3.6.1.4.1.19376.1.5.3.1.4.5",
}
# SNOMED CT severities; FHIR knows mild, moderate and severe, the others are said in their own words.
_SEVERITIES: Final = {
    "255604002": "mild",
    "371923003": "mild to moderate",
    "6736007": "moderate",
    "371924009": "moderate to severe",
    "24484000": "severe",
    "399166001": "fatal",
}
_NO_SEVERITY: Final = frozenset({"free-text", "unknown", "not specified", "unspecified", "none"})


def allergy(observation: Statement, spot: Spot, outer: Statement | None = None) -> Iterator[AnyFact]:
    """One allergy observation; ``outer`` is the concern it stands in."""
    substance, sort = _substance(observation, spot), concept(observation.first(VALUE), spot)
    shared = basis(observation, spot, outer, refuted=Standing.REFUTED)
    kind, category = _kind(sort)
    name = substance or _named_by_value(sort) or Concept(words_in(observation.first(TEXT), spot))
    none_known = _none_known(observation, shared["standing"], substance, sort, name)
    if says_no_data(Concept(sort.text), negated=True) or (says_no_data(name) and not none_known):
        name = name if says_no_data(name) else Concept(sort.text)
        yield from absent(spot, shared, name)
        return
    if not name and not none_known:
        name = sort or name_of(observation, spot)
        if not name and nothing_here(spot, shared):
            return
    if none_known:
        shared["standing"] = Standing.HOLDS
        name = _what_is_not_known(name, sort, category)
    yield AllergyIntolerance(
        **shared,
        code=name,
        clinical_status=clinical_status(observation, outer) or act_status(outer),
        verification_status="refuted" if shared["standing"] is Standing.REFUTED else "",
        type=kind,
        category=category,
        criticality=_criticality(observation),
        reactions=() if none_known else _reactions(observation, spot),
        none_known=none_known,
    )


def _none_known(observation: Statement, standing: Standing, substance: Concept, sort: Concept, name: Concept) -> bool:
    """No allergy of that sort is known: negated without a substance of its own, or said so in words or as a code."""
    if any(coding.code in NO_KNOWN_ALLERGY for coding in (*substance.codings, *sort.codings)):
        return True
    if standing is Standing.REFUTED and is_bare_class(substance):
        return True
    return says_none_known(name) and not observation.element.get("nullFlavor")


def _what_is_not_known(name: Concept, sort: Concept, category: str) -> Concept:
    """The class of which none is known ("no known drug allergy"); nothing when it is all of them."""
    if any(coding.code in NO_KNOWN_ALLERGY for coding in sort.codings):
        return sort
    if says_none_known(name) or (name and name != sort and not is_bare_class(name)):
        return name
    return sort if category else Concept(NONE_KNOWN)


def _substance(observation: Statement, spot: Spot) -> Concept:
    """What it is to: the participant that was consumed, as code or name."""
    for participant in observation.each(PARTICIPANT):
        entity = parts(down(participant, PARTICIPANT_ROLE, V3 + "playingEntity"))
        code = concept(entity.get(CODE), spot)
        if code:
            return code
        name = all_text(entity.get(NAME)) or words_in(entity.get(V3 + "desc"), spot)
        if name:
            return Concept(name)
    return NOTHING


def _named_by_value(sort: Concept) -> Concept:
    """The value itself where it names a substance or an allergy to one, not only a sort of allergy."""
    return NOTHING if any(coding.code in _KINDS for coding in sort.codings) else sort


def _kind(sort: Concept) -> tuple[str, str]:
    return next((_KINDS[coding.code] for coding in sort.codings if coding.code in _KINDS), ("", ""))


def _criticality(observation: Statement) -> str:
    for inside in observation.related():
        if _CRITICALITY_TEMPLATE in inside.templates or inside.says(CODE) == _CRITICALITY_CODE:
            return _CRITICALITY.get(inside.says(VALUE), "")
    return ""


def _reactions(observation: Statement, spot: Spot) -> tuple[Reaction, ...]:
    """Each reaction with its own severity, or with that of the allergy where it has none."""
    overall = _severity(observation, spot)
    found: list[Reaction] = []
    for inside in observation.related():
        if inside.relation != "MFST" and not inside.claims(_REACTION):
            continue
        manifestation = value_name(inside, spot)
        made = Reaction(manifestation, _severity(inside, spot) or overall)
        if manifestation and made not in found:
            found.append(made)
    if not found and overall:
        return (Reaction(NOTHING, overall),)
    return tuple(found)


def _severity(observation: Statement, spot: Spot) -> str:
    said = severity(observation, spot)
    known = next((_SEVERITIES[code.code] for code in said.codings if code.code in _SEVERITIES), "")
    return known or ("" if said.label.lower() in _NO_SEVERITY else said.label.lower())
