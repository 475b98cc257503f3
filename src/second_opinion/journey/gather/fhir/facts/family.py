"""FamilyMemberHistory: what runs in the family."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import (
    code_of,
    concept,
    concepts,
    identifiers,
    labels,
    note,
    plain_value,
)
from second_opinion.record import AnyFact, FamilyMemberHistory, Standing


def family(ctx: Context, node: Json) -> list[AnyFact]:
    """What a relative had: one fact for each condition, or one that says how the relative is."""
    parts = list(enumerate(ctx.many(node, "condition")))
    if not parts:
        return [_relative(ctx, node, {}, "")]
    return [_relative(ctx, node, part, f"/condition/{position}") for position, part in parts]


def _relative(ctx: Context, node: Json, part: Json, place: str) -> FamilyMemberHistory:
    dead = ctx.flag(node, "deceasedBoolean")
    at_death = _either(ctx, node, "deceasedAge", "deceasedRange", "deceasedString", "deceasedDate")
    notes = (note(ctx, part), note(ctx, node), labels(concepts(ctx, part, "outcome")))
    status = code_of(ctx, node, "status")
    standing = of_status(status)
    return FamilyMemberHistory(
        subject=ctx.subject,
        code=concept(ctx, part, "code"),
        standing=Standing.HOLDS if standing is Standing.UNCONFIRMED else standing,  # "partial" is a list not yet full
        status=status,
        recorded=ctx.date(node, "date"),
        identifiers=identifiers(ctx, node),
        note="\n".join(text for text in notes if text),
        sources=ctx.source(place),
        relationship=concept(ctx, node, "relationship"),
        relative_name=ctx.text(node, "name"),
        age_at_onset=_either(ctx, part, "onsetAge", "onsetRange", "onsetPeriod", "onsetString"),
        deceased=True if at_death and dead is None else dead,
        age_at_death=at_death,
        cause_of_death=bool(ctx.flag(part, "contributedToDeath")),
    )


def _either(ctx: Context, node: Json, *keys: str) -> str:
    return next((plain_value(ctx, node, key) for key in keys if key in node), "")
