"""Condition: what a person has."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.standing import of_verification
from second_opinion.journey.gather.fhir.values.datatypes import (
    code_of,
    concept,
    concepts,
    first_date,
    identifiers,
    joined,
    labels,
    moment,
    note,
)
from second_opinion.record import AnyFact, Condition, Period


def condition(ctx: Context, node: Json) -> list[AnyFact]:
    """A diagnosis or problem."""
    standing, verification = of_verification(ctx, node)
    when = _onset_to_abatement(ctx, node)
    clinical = code_of(ctx, node, "clinicalStatus")
    stages = ctx.many(node, "stage")
    return [
        Condition(
            subject=ctx.subject,
            code=concept(ctx, node, "code"),
            standing=standing,
            status=clinical,
            when=when,
            recorded=first_date(ctx, node, "recordedDate", "assertedDate", "dateRecorded"),
            performers=performers(ctx, [one for key in ("asserter", "recorder") for one in ctx.many(node, key)]),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            clinical_status=clinical,
            verification_status=verification,
            category=code_of(ctx, node, "category"),
            severity=concept(ctx, node, "severity"),
            body_site=joined(concepts(ctx, node, "bodySite")),
            stage=labels([concept(ctx, one, "summary") for one in stages]),
        )
    ]


def _onset_to_abatement(ctx: Context, node: Json) -> Period:
    onset, abatement = moment(ctx, node, "onset"), moment(ctx, node, "abatement")
    if "abatementBoolean" in node and ctx.flag(node, "abatementBoolean"):
        ctx.remark("abatement", "true")
    ends = abatement.end or (onset.end if "onsetPeriod" in node else None)
    return Period(onset.start, ends)
