"""Results, vital signs and how a person lives as C-CDA entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from second_opinion.content.family.writers.ccda.xml import (
    coded,
    el,
    fixed,
    performer,
    plain,
    quantity,
    template,
    time,
    words,
)
from second_opinion.record import (
    Concept,
    DiagnosticReport,
    Observation,
    Quantity,
    SocialHistory,
    VitalSign,
)

OBSERVATION: Final = {"classCode": "OBS", "moodCode": "EVN"}
DONE: Final = el("statusCode", {"code": "completed"})
_SNOMED: Final = "2.16.840.1.113883.6.96"


def organizer(facts: Sequence[Observation], names: Sequence[str], identity: str) -> str:
    """A panel with its observations: of vital signs or of results."""
    vital = isinstance(facts[0], VitalSign)
    panel = facts[0].panel
    heading = (
        fixed("code", "46680005", _SNOMED, "Vital signs")
        if vital
        else el("code", {"nullFlavor": "OTH"}, plain("originalText", panel))
    )
    parts = [el("component", None, _observation(fact, name, identity)) for fact, name in zip(facts, names, strict=True)]
    return el(
        "organizer",
        {"classCode": "CLUSTER" if vital else "BATTERY", "moodCode": "EVN"},
        template("4.26" if vital else "4.1"),
        identity,
        heading,
        DONE,
        time(facts[0].when),
        *parts,
    )


def _observation(fact: Observation, name: str, identity: str) -> str:
    mark = fact.interpretation
    return el(
        "observation",
        OBSERVATION,
        template("4.27" if isinstance(fact, VitalSign) else "4.2"),
        identity,
        coded("code", fact.code, name),
        DONE,
        time(fact.when),
        answer(fact),
        fixed("interpretationCode", mark, "2.16.840.1.113883.5.83", "") if mark else "",
        performer(fact.performers),
        *(_reference_range(each.low, each.high) for each in fact.ranges),
    )


def answer(fact: Observation) -> str:
    """The value of an observation, under its own type."""
    if isinstance(fact.value, Quantity):
        return quantity("value", fact.value, "PQ")
    if isinstance(fact.value, Concept):
        return coded("value", fact.value, "", "CD")
    return words("value", str(fact.value), {"xsi:type": "ST"}) if fact.value is not None else ""


def _reference_range(low: Quantity | None, high: Quantity | None) -> str:
    bounds = el("value", {"xsi:type": "IVL_PQ"}, quantity("low", low), quantity("high", high))
    return el("referenceRange", None, el("observationRange", None, bounds))


def report(fact: DiagnosticReport, name: str, identity: str) -> str:
    """A report in words, as one observation whose text is the report."""
    inside = el(
        "observation",
        OBSERVATION,
        template("4.2"),
        identity,
        coded("code", fact.code, name),
        el("text", None, el("reference", {"value": f"#{name}-text"})),
        DONE,
        time(fact.when),
        el("value", {"xsi:type": "ED"}, el("reference", {"value": f"#{name}-text"})),
        performer(fact.performers),
    )
    return el(
        "organizer",
        {"classCode": "BATTERY", "moodCode": "EVN"},
        template("4.1"),
        identity,
        coded("code", fact.code, name),
        DONE,
        time(fact.when),
        el("component", None, inside),
    )


def observation(fact: Observation, name: str, identity: str) -> str:
    """One observation by itself: smoking status, home, performance status."""
    smoking = isinstance(fact, SocialHistory) and isinstance(fact.value, Concept)
    return el(
        "observation",
        OBSERVATION,
        template("4.78" if smoking else "4.38" if isinstance(fact, SocialHistory) else "4.67"),
        identity,
        coded("code", fact.code, name),
        DONE,
        time(fact.when),
        answer(fact),
    )
