"""One plain resource of each kind the FHIR reader knows, with the fields it looks at. Nothing here is hostile yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESOURCES: tuple[dict[str, Any], ...] = tuple(
    json.loads(line) for line in Path(__file__).with_suffix(".ndjson").read_text(encoding="utf-8").splitlines()
)


def concept(text: str) -> dict[str, Any]:
    """A CodeableConcept with a code and words."""
    return {"text": text, "coding": [{"system": "http://snomed.info/sct", "code": "1", "display": text}]}
