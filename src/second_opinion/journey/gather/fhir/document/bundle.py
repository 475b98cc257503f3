"""The resources of a file with their places: of a Bundle of any type, a list, NDJSON, Parameters, or one by itself."""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec

from second_opinion.journey.gather.fhir.document.tree import Entry, Json, entry_at, is_list, is_object

_DEEPEST_BUNDLE: Final = 5


class Entries(msgspec.Struct):
    """All resources in the order of the file; ``left`` counts what is none, and earlier versions in a history."""

    found: list[Entry] = []
    left: Counter[str] = msgspec.field(default_factory=Counter[str])


def entries_of(values: list[tuple[str, object]]) -> Entries:
    """The entries of decoded values with their places."""
    entries = Entries()
    for place, value in values:
        _add(entries, place, value, "", 0)
    return entries


def _add(entries: Entries, place: str, value: object, full_url: str, depth: int) -> None:
    if is_list(value):
        for position, item in enumerate(value):
            if item is not None:
                _add(entries, f"{place}/{position}", item, "", depth + 1)
    elif not is_object(value) or not isinstance(value.get("resourceType"), str):
        entries.left["unknown"] += 1
    elif value["resourceType"] in {"Bundle", "Parameters"} and depth < _DEEPEST_BUNDLE:
        _open(entries, place, value, depth)
    else:
        entries.found.append(entry_at(place, value, full_url))


def _open(entries: Entries, place: str, bundle: Json, depth: int) -> None:
    name = "entry" if bundle["resourceType"] == "Bundle" else "parameter"
    listed: object = bundle.get(name)
    items: list[object] = listed if is_list(listed) else [listed] if is_object(listed) else []
    old = _superseded(items) if bundle.get("type") == "history" else set[int]()
    for position, item in enumerate(items):
        if not is_object(item):
            entries.left["unknown"] += item is not None
            continue
        resource: object = item.get("resource")
        if id(item) in old:
            entries.left[f"{_type(resource)} (earlier version)"] += 1
        elif resource is not None:
            url: object = item.get("fullUrl")
            address = url if isinstance(url, str) else ""
            _add(entries, f"{place}/{name}/{position}/resource", resource, address, depth + 1)


def _superseded(items: list[object]) -> set[int]:
    """The items of a history that a newer version, or a deletion, replaces (hl7.org/fhir/R4/http.html#history)."""
    newest: dict[str, tuple[str, int]] = {}
    replaced: set[int] = set()
    for item in items:
        if not is_object(item):
            continue
        name, stamp = _history_name(item), _stamp(item)
        known = newest.get(name)
        if not name:
            continue
        if known is None or stamp > known[0]:
            replaced |= {known[1]} if known else set()
            newest[name] = (stamp, id(item))
        else:
            replaced.add(id(item))
    return replaced


def _history_name(item: Json) -> str:
    resource: object = item.get("resource")
    if is_object(resource):
        return f"{resource.get('resourceType')}/{resource.get('id')}" if resource.get("id") else ""
    request: object = item.get("request")
    url: object = request.get("url") if is_object(request) else None
    return url if isinstance(url, str) else ""


def _stamp(item: Json) -> str:
    """When this version was made, as text that sorts; a version number is padded to sort as a number."""
    resource: object = item.get("resource")
    meta: object = resource.get("meta") if is_object(resource) else None
    response: object = item.get("response")
    for holder in (meta, response):
        if is_object(holder):
            for key in ("lastUpdated", "lastModified"):
                if isinstance(holder.get(key), str):
                    return str(holder[key])
    version: object = meta.get("versionId") if is_object(meta) else None
    return f"0{version:0>20}" if isinstance(version, str) else ""


def _type(resource: object) -> str:
    kind: object = resource.get("resourceType") if is_object(resource) else None
    return kind if isinstance(kind, str) else "unknown"
