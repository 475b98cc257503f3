"""Which results belong together: panels of Observations, and the reports that list their results."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Entry, Json
from second_opinion.journey.gather.fhir.values.datatypes import concept, concepts

_LABORATORY: Final = frozenset(
    {"lab", "laboratory", "hm", "ch", "mb", "imm", "cg", "ge", "bld", "tx", "vr", "sr", "mcb", "myc", "par"}
)


def name_panels(ctx: Context, entries: list[Entry]) -> None:
    """Fill ``ctx.panels`` (the panel of each member), ``ctx.laboratory`` (results of laboratory reports) and
    ``ctx.grouping`` (panels that say nothing beyond their members, all of which are in the file)."""
    for entry in entries:
        kind = entry.type
        if kind == "Observation" and ("hasMember" in entry.node or "related" in entry.node):
            _panel(ctx, entry)
    for entry in entries:
        if entry.type == "DiagnosticReport":
            _report(ctx, entry)


def _panel(ctx: Context, entry: Entry) -> None:
    ctx.begin(entry)
    references = _members(ctx, entry.node)
    members = [found for one in references if (found := ctx.index.find(ctx.text(one, "reference"))) is not None]
    label = concept(ctx, entry.node, "code").label
    for member in members:
        if member.node is not entry.node:
            ctx.panels.setdefault(id(member.node), label)
    if members and len(members) == len(references) and _groups_only(entry.node):
        ctx.grouping.add(id(entry.node))


def _members(ctx: Context, node: Json) -> list[Json]:
    """The members: ``hasMember`` in R4, ``related`` of that type before."""
    older = [ctx.one(one, "target") for one in ctx.many(node, "related") if one.get("type") == "has-member"]
    return ctx.many(node, "hasMember") + [one for one in older if one]


def _report(ctx: Context, entry: Entry) -> None:
    ctx.begin(entry)
    label = concept(ctx, entry.node, "code").label
    words = {
        word.lower()
        for one in concepts(ctx, entry.node, "category")
        for word in (*(coding.code for coding in one.codings), one.label)
    }
    from_laboratory = bool(words & _LABORATORY)
    for one in ctx.many(entry.node, "result"):
        found = ctx.index.find(ctx.text(one, "reference"))
        if found is not None:
            ctx.panels.setdefault(id(found.node), label)
            if from_laboratory:
                ctx.laboratory.add(id(found.node))


def _groups_only(node: Json) -> bool:
    """True for a panel whose members are entries of their own and that has no value itself."""
    return not any(key.startswith("value") or key in {"component", "note", "dataAbsentReason"} for key in node)
