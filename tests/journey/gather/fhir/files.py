"""Small FHIR files for tests: a resource about Rosa, and what the reader makes of it."""

from __future__ import annotations

import json
from typing import Any

from second_opinion.journey.gather.fhir import read
from second_opinion.journey.gather.outcome import Reading

ORIGINAL = "a" * 64
ROSA = {"reference": "Patient/rosa", "display": "Rosa Moreno"}


def about_rosa(kind: str, **elements: Any) -> dict[str, Any]:
    """A resource of that type with Rosa as its subject or patient."""
    who = "patient" if kind in {"AllergyIntolerance", "Immunization", "Device", "Claim", "Consent"} else "subject"
    return {"resourceType": kind, "id": "x1", who: ROSA, **elements}


def bundle(*resources: dict[str, Any], kind: str = "collection") -> dict[str, Any]:
    """A Bundle with the resources as its entries."""
    return {"resourceType": "Bundle", "type": kind, "entry": [{"resource": one} for one in resources]}


def reading(value: Any) -> Reading:
    """What the reader makes of the value written as JSON."""
    return read(json.dumps(value).encode(), ORIGINAL)


def facts(*resources: dict[str, Any]) -> tuple[Any, ...]:
    """The facts in one resource, or in a Bundle of several."""
    return reading(resources[0] if len(resources) == 1 else bundle(*resources)).facts


def fact(*resources: dict[str, Any]) -> Any:
    """The only fact of the first resource; the others explain it."""
    found = facts(*resources)
    assert len(found) == 1, found
    return found[0]


def coded(system: str, code: str, display: str = "") -> dict[str, Any]:
    """A CodeableConcept of one coding."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def amount(value: Any, unit: str) -> dict[str, Any]:
    """A Quantity in a UCUM unit."""
    return {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
