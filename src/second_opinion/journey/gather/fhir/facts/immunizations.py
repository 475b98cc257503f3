"""Immunization: a vaccine given, or not given and why."""

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
    quantity,
)
from second_opinion.record import AnyFact, Immunization, Period


def immunization(ctx: Context, node: Json) -> list[AnyFact]:
    """A vaccine given, or not given and why."""
    standing, status = of_act(ctx, node)
    when = moment(ctx, node, "occurrence")
    given = [one for key in ("performer", "practitioner") if key in node for one in actors(ctx, node, key)]
    manufacturer = ctx.one(node, "manufacturer")
    return [
        Immunization(
            subject=ctx.subject,
            code=joined(concepts(ctx, node, "vaccineCode")),
            standing=standing,
            status=status,
            when=when if when.known else Period.at(first_date(ctx, node, "date")),
            recorded=first_date(ctx, node, "recorded"),
            performers=performers(ctx, given) if given else (),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            lot_number=ctx.text(node, "lotNumber"),
            dose_number=_dose_number(ctx, node),
            manufacturer=_organization(ctx, manufacturer),
            route=concept(ctx, node, "route"),
            body_site=concept(ctx, node, "site"),
            dose=quantity(ctx, node, "doseQuantity"),
            reason=_why(ctx, node),
        )
    ]


def _organization(ctx: Context, reference: Json) -> str:
    found = performers(ctx, [reference]) if reference else ()
    return found[0].organization or found[0].name if found else ""


def _dose_number(ctx: Context, node: Json) -> str:
    """The number of the dose in its series: protocolApplied in R4, vaccinationProtocol before."""
    for key in ("protocolApplied", "vaccinationProtocol"):
        for one in ctx.many(node, key):
            for name in ("doseNumberPositiveInt", "doseNumberString", "doseNumber", "doseSequence"):
                value: object = one.get(name)
                if isinstance(value, int | str) and not isinstance(value, bool):
                    return str(value)[:40]
    return ""


def _why(ctx: Context, node: Json) -> str:
    """Why it was given or not; DSTU2 and STU3 keep both in ``explanation``."""
    explanation = ctx.one(node, "explanation")
    older = concepts(ctx, explanation, "reasonNotGiven") + concepts(ctx, explanation, "reason")
    return "; ".join(text for text in (reasons(ctx, node), labels(older)) if text)
