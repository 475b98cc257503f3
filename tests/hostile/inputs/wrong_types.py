"""Every field of every resource with a value of another type, between two entries that are as they should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.hostile.inputs import Hostile
from tests.hostile.inputs.resources import RESOURCES, concept

WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e308,
    10**30,
    "",
    "x" * 500,
    "<script>alert(1)</script>",
    "\u0000\ud83d\ufffe",
    [],
    {},
    [[]],
    [None],
    {"a": {"a": {"a": []}}},
    [{"reference": 7}],
    {"reference": {}},
    {"coding": "x", "text": 5},
    [{"coding": [None, 1, {"code": []}]}],
)


def files() -> Iterator[Hostile]:
    """One bundle for each field, with each wrong value once; what stands around them must still be read."""
    for resource in RESOURCES:
        for field in resource:
            variants = [{**resource, field: wrong} for wrong in WRONG]
            yield Hostile(f"type-{resource['resourceType']}-{field}.json", _bundle(*variants), ("read",), facts=2)
        nested = [changed for key, value in resource.items() for changed in _inside(resource, key, value)]
        yield Hostile(f"type-{resource['resourceType']}-inside.json", _bundle(*nested), ("read",), facts=2)


def _inside(resource: dict[str, Any], key: str, value: Any) -> Iterator[dict[str, Any]]:
    """The resource with each value one level further down exchanged."""
    inner = value[0] if isinstance(value, list) and value else value
    if isinstance(inner, dict):
        for field in inner:
            for wrong in WRONG:
                changed = {**inner, field: wrong}
                yield {**resource, key: [changed] if isinstance(value, list) else changed}


def _bundle(*resources: dict[str, Any]) -> bytes:
    good = [
        {"resourceType": "Condition", "id": name, "subject": {"reference": "Patient/9"}, "code": concept(name)}
        for name in ("first", "last")
    ]
    entries = [{"resource": resource} for resource in (good[0], *resources, good[1])]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode(
        "utf-8", "surrogatepass"
    )
