"""What a file is as a whole: its format and version, title, keeper and date."""

from __future__ import annotations

import msgspec

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.decode import Decoded
from second_opinion.journey.gather.fhir.document.tree import NOTHING_THERE, Entry, Json, is_list, is_object
from second_opinion.journey.gather.fhir.document.version import version_of
from second_opinion.journey.gather.fhir.entries.performers import name_of
from second_opinion.journey.gather.fhir.values.datatypes import concept


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What describes the original."""

    format: str
    title: str = ""
    custodian: str = ""
    created: str = ""


def heading_of(ctx: Context, decoded: Decoded, entries: list[Entry]) -> Heading:
    """The heading of a file; a Composition speaks for the document it opens."""
    first = decoded.values[0][1] if decoded.values else None
    outer: Json = first if is_object(first) and len(decoded.values) == 1 else NOTHING_THERE
    composition = next((entry for entry in entries if entry.type == "Composition"), None)
    if composition is None:
        return Heading(format=_format(decoded, entries, outer), created=_stamp(outer))
    ctx.begin(composition)
    node = composition.node
    return Heading(
        format=_format(decoded, entries, outer),
        title=ctx.text(node, "title") or concept(ctx, node, "type").label,
        custodian=name_of(ctx, node, "custodian"),
        created=ctx.text(node, "date") or _stamp(outer),
    )


def _format(decoded: Decoded, entries: list[Entry], outer: Json) -> str:
    """ "FHIR R4 Bundle", "FHIR STU3 ExplanationOfBenefit", "FHIR R4 NDJSON (Condition)"."""
    version = version_of(entries)
    kinds = sorted({entry.type for entry in entries})
    named = f" ({kinds[0]})" if len(kinds) == 1 else ""
    if decoded.lines:
        return f"FHIR {version} NDJSON{named}"
    if outer:
        kind: object = outer.get("resourceType")
        return f"FHIR {version} {kind if isinstance(kind, str) else 'JSON'}"
    lists = [value for _, value in decoded.values if is_list(value)]
    return f"FHIR {version} {'list' if lists else 'JSON'}{named}"


def _stamp(outer: Json) -> str:
    """When a Bundle was put together, else when its server last changed it."""
    meta: object = outer.get("meta")
    for holder, key in ((outer, "timestamp"), (meta, "lastUpdated")):
        value: object = holder.get(key) if is_object(holder) else None
        if isinstance(value, str):
            return value
    return ""
