"""Medicines and vaccines as C-CDA entries."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.writers.ccda.xml import (
    author,
    coded,
    el,
    fixed,
    performer,
    plain,
    quantity,
    template,
    time,
)
from second_opinion.record import Immunization, Medication, Standing

_SNOMED: Final = "2.16.840.1.113883.6.96"
_HOURS: Final = {"once a day": "24", "twice a day": "12"}


def medication(fact: Medication, words: str, identity: str) -> str:
    """A medicine taken, its period and its rhythm as two effectiveTimes."""
    hours = _HOURS.get(fact.frequency, "")
    rhythm = el(
        "effectiveTime",
        {"xsi:type": "PIVL_TS", "institutionSpecified": "true", "operator": "A"},
        el("period", {"value": hours, "unit": "h"}),
    )
    product = el(
        "manufacturedProduct",
        {"classCode": "MANU"},
        template("4.23"),
        el("manufacturedMaterial", None, coded("code", fact.code, words)),
    )
    reason = el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN"},
        template("4.19"),
        fixed("code", "55607006", _SNOMED, "Problem"),
        el("statusCode", {"code": "completed"}),
        el("value", {"xsi:type": "CD", "nullFlavor": "OTH"}, plain("originalText", fact.reason)),
    )
    return el(
        "substanceAdministration",
        {"classCode": "SBADM", "moodCode": "EVN"},
        template("4.16"),
        identity,
        el("text", None, el("reference", {"value": f"#{words}-how"})),
        el("statusCode", {"code": "completed" if fact.status in {"stopped", "completed"} else "active"}),
        time(fact.when, kind="IVL_TS"),
        rhythm if hours else "",
        el("routeCode", {"nullFlavor": "OTH"}, plain("originalText", fact.route.text)),
        quantity("doseQuantity", fact.dose),
        el("consumable", None, product),
        author(fact.performers, fact.recorded),
        el("entryRelationship", {"typeCode": "RSON"}, reason) if fact.reason else "",
        _as_needed() if fact.as_needed else "",
    )


def _as_needed() -> str:
    criterion = el("criterion", None, template("4.25"), el("value", {"xsi:type": "CD", "nullFlavor": "NI"}))
    return el("precondition", {"typeCode": "PRCN"}, criterion)


def immunization(fact: Immunization, words: str, identity: str) -> str:
    """A vaccine; a refused one is negated, with the reason."""
    refused = fact.standing is Standing.NOT_DONE
    product = el(
        "manufacturedProduct",
        {"classCode": "MANU"},
        template("4.54"),
        el("manufacturedMaterial", None, coded("code", fact.code, words)),
    )
    reason = el(
        "observation",
        {"classCode": "OBS", "moodCode": "EVN"},
        template("4.53"),
        fixed("code", "PATOBJ", "2.16.840.1.113883.5.8", "Patient objection"),
        plain("text", fact.reason),
        el("statusCode", {"code": "completed"}),
    )
    return el(
        "substanceAdministration",
        {"classCode": "SBADM", "moodCode": "EVN", "negationInd": "true" if refused else "false"},
        template("4.52"),
        identity,
        el("statusCode", {"code": "completed"}),
        time(fact.when),
        el("repeatNumber", {"value": fact.dose_number}) if fact.dose_number else "",
        el("consumable", None, product),
        performer(fact.performers),
        el("entryRelationship", {"typeCode": "RSON"}, reason) if refused else "",
    )
