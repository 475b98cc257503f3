"""Coverage: who pays."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import name_of
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import code_of, concept, identifiers, period
from second_opinion.record import AnyFact, Coverage


def coverage(ctx: Context, node: Json) -> list[AnyFact]:
    """Who pays."""
    status = ctx.text(node, "status")
    classes = _classes(ctx, node)
    return [
        Coverage(
            subject=ctx.subject,
            code=concept(ctx, node, "type"),
            standing=of_status(status),
            status=status,
            when=period(ctx, node, "period"),
            identifiers=identifiers(ctx, node),
            sources=ctx.source(),
            payer=next((name for key in ("payor", "insurer", "issuer") if (name := name_of(ctx, node, key))), ""),
            plan=classes.get("plan") or classes.get("subplan", ""),
            member_id=ctx.text(node, "subscriberId") or _member_number(ctx, node),
            group=classes.get("group", ""),
            relationship=concept(ctx, node, "relationship").label,
            order=_order(node),
        )
    ]


def _classes(ctx: Context, node: Json) -> dict[str, str]:
    """Plan and group: ``class`` in R4, ``grouping`` in STU3, plain elements in DSTU2."""
    grouping = ctx.one(node, "grouping")
    found = {
        "plan": ctx.text(grouping, "planDisplay") or ctx.text(grouping, "plan") or ctx.text(node, "plan"),
        "group": ctx.text(grouping, "groupDisplay") or ctx.text(grouping, "group") or ctx.text(node, "group"),
    }
    for one in ctx.many(node, "class"):
        kind = code_of(ctx, one, "type")
        found[kind] = found.get(kind) or ctx.text(one, "name") or ctx.text(one, "value")
    return found


def _member_number(ctx: Context, node: Json) -> str:
    for one in ctx.many(node, "identifier"):
        if any(coding.code == "MB" for coding in concept(ctx, one, "type").codings):
            return ctx.text(one, "value")
    return ""


def _order(node: Json) -> str:
    value: object = node.get("order", node.get("sequence"))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1000 else ""
