"""Procedure: what was done to or for the person, and what was not."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import actors, performers
from second_opinion.journey.gather.fhir.entries.reasons import reasons
from second_opinion.journey.gather.fhir.entries.standing import of_act
from second_opinion.journey.gather.fhir.values.datatypes import (
    concept,
    concepts,
    first_date,
    identifiers,
    joined,
    labels,
    moment,
    note,
)
from second_opinion.record import AnyFact, Procedure


def procedure(ctx: Context, node: Json) -> list[AnyFact]:
    """Something done to or for the person."""
    standing, status = of_act(ctx, node)
    when = moment(ctx, node, "performed")
    return [
        Procedure(
            subject=ctx.subject,
            code=concept(ctx, node, "code"),
            standing=standing,
            status=status,
            when=when if when.known else moment(ctx, node, "occurrence"),
            recorded=first_date(ctx, node, "recorded"),
            performers=performers(ctx, actors(ctx, node, "performer")) if "performer" in node else (),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            category=labels(concepts(ctx, node, "category")) if "category" in node else "",
            body_site=joined(concepts(ctx, node, "bodySite")),
            reason=reasons(ctx, node),
            outcome=concept(ctx, node, "outcome").label if "outcome" in node else "",
        )
    ]
