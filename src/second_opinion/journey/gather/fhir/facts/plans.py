"""CarePlan, Goal, orders, referrals and Appointment: what is meant to happen."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import actors, performers
from second_opinion.journey.gather.fhir.entries.reasons import reasons
from second_opinion.journey.gather.fhir.entries.standing import gravest, of_act, of_status
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
    period,
    plain_value,
)
from second_opinion.record import NOTHING, AnyFact, Concept, PartialDate, Period, PlannedCare, Standing

# What was planned and has since been done (request status "completed", appointment "fulfilled").
_DONE: Final = frozenset({"completed", "fulfilled", "arrived", "checked-in", "achieved"})
_NOT_DOING: Final = frozenset({"stopped", "aborted", "cancelled", "revoked", "rejected", "noshow", "discontinued"})


def plan(ctx: Context, node: Json) -> list[AnyFact]:
    """A care plan and each of its activities that is described in it."""
    categories = concepts(ctx, node, "category")
    title = ctx.text(node, "title")
    named = Concept(title) if title else categories[0] if categories else Concept(ctx.text(node, "description"))
    whole = PlannedCare(
        subject=ctx.subject,
        code=named,
        standing=_standing(ctx, node),
        status=code_of(ctx, node, "status"),
        when=period(ctx, node, "period"),
        recorded=first_date(ctx, node, "created"),
        performers=performers(ctx, ctx.many(node, "author")),
        identifiers=identifiers(ctx, node),
        note=note(ctx, node),
        sources=ctx.source(),
        origin="CarePlan",
        category=labels(categories),
        target=ctx.text(node, "description") if title else "",
        reason=reasons(ctx, node),
    )
    return [whole, *_activities(ctx, node, named.label)]


def _activities(ctx: Context, node: Json, plan_name: str) -> list[AnyFact]:
    found: list[AnyFact] = []
    for position, activity in enumerate(ctx.many(node, "activity")):
        detail = ctx.one(activity, "detail")
        if not detail:
            continue
        described = ctx.text(detail, "description")
        when = moment(ctx, detail, "scheduled")
        found.append(
            PlannedCare(
                subject=ctx.subject,
                code=concept(ctx, detail, "code") or Concept(described),
                standing=_standing(ctx, detail),
                status=code_of(ctx, detail, "status"),
                when=when if when.known else period(ctx, node, "period"),
                performers=performers(ctx, actors(ctx, detail, "performer")),
                note="\n".join(text for text in (note(ctx, activity), described) if text),
                sources=ctx.source(f"/activity/{position}"),
                origin="CarePlan",
                category=plan_name,
                reason=reasons(ctx, detail),
            )
        )
    return found


def goal(ctx: Context, node: Json) -> list[AnyFact]:
    """A goal, with its measure and the day it is due."""
    targets = ctx.many(node, "target")
    due = next((date for one in targets if (date := _due(ctx, one))), None)
    description = concept(ctx, node, "description")
    return [
        PlannedCare(
            subject=ctx.subject,
            code=description,
            standing=_standing(ctx, node, "lifecycleStatus" if "lifecycleStatus" in node else "status"),
            status=code_of(ctx, node, "lifecycleStatus") or code_of(ctx, node, "status"),
            when=Period(first_date(ctx, node, "startDate"), None),
            recorded=first_date(ctx, node, "statusDate"),
            performers=performers(ctx, [one for key in ("expressedBy", "author") for one in ctx.many(node, key)]),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            origin="Goal",
            category=labels(concepts(ctx, node, "category")),
            target="; ".join(text for one in targets if (text := _measure(ctx, one))),
            due=due or first_date(ctx, node, "targetDate"),
            reason=reasons(ctx, node),
        )
    ]


def order(ctx: Context, node: Json) -> list[AnyFact]:
    """An order, a referral or a request of any kind."""
    when = moment(ctx, node, "occurrence")
    if not when.known:
        when = moment(ctx, node, "scheduled")
    status = code_of(ctx, node, "status")
    requested = [one for key in ("requester", "orderer", "prescriber") for one in _agents(ctx, node, key)]
    return [
        PlannedCare(
            subject=ctx.subject,
            code=_what(ctx, node),
            standing=_standing(ctx, node),
            status=status,
            when=when,
            recorded=first_date(ctx, node, "authoredOn", "orderedOn", "dateTime", "dateWritten", "date"),
            performers=performers(ctx, [*requested, *actors(ctx, node, "performer"), *ctx.many(node, "recipient")]),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            origin=ctx.entry.type,
            category=labels(concepts(ctx, node, "category")),
            target=ctx.text(node, "patientInstruction"),
            reason=reasons(ctx, node),
        )
    ]


def appointment(ctx: Context, node: Json) -> list[AnyFact]:
    """A visit that is arranged."""
    said = ctx.text(node, "description")
    kind = (
        joined(concepts(ctx, node, "serviceType"))
        or concept(ctx, node, "type")
        or concept(ctx, node, "appointmentType")
    )
    return [
        PlannedCare(
            subject=ctx.subject,
            code=Concept(said) if said and not kind else kind,
            standing=_standing(ctx, node),
            status=code_of(ctx, node, "status"),
            when=Period(first_date(ctx, node, "start"), first_date(ctx, node, "end")),
            recorded=first_date(ctx, node, "created"),
            performers=performers(ctx, actors(ctx, node, "participant")),
            identifiers=identifiers(ctx, node),
            note="\n".join(text for text in (said if kind else "", note(ctx, node)) if text),
            sources=ctx.source(),
            origin="Appointment",
            target=ctx.text(node, "patientInstruction"),
            reason=reasons(ctx, node),
        )
    ]


def _standing(ctx: Context, node: Json, key: str = "status") -> Standing:
    """What is meant to happen is planned, unless it happened, was given up, or was never true."""
    status = code_of(ctx, node, key).strip().lower()
    if status in _DONE:
        return Standing.HOLDS
    if status in _NOT_DOING:
        return Standing.NOT_DONE
    act = of_act(ctx, node)[0] if key == "status" else Standing.HOLDS
    return gravest(Standing.PLANNED, of_status(status), act)


def _due(ctx: Context, target: Json) -> PartialDate | None:
    return ctx.date(target, "dueDate") if "dueDate" in target else None


def _measure(ctx: Context, target: Json) -> str:
    detail = next((key for key in target if key.startswith("detail")), "")
    parts = (concept(ctx, target, "measure").label, plain_value(ctx, target, detail) if detail else "")
    return " ".join(part for part in parts if part)


def _agents(ctx: Context, node: Json, key: str) -> list[Json]:
    return [ctx.one(one, "agent") or one for one in ctx.many(node, key)]


def _what(ctx: Context, node: Json) -> Concept:
    """What is ordered, under the name each kind of order has for it."""
    for key in ("code", "codeCodeableConcept", "serviceRequested", "type", "vaccineCode", "serviceType"):
        if key in node:
            found = joined(concepts(ctx, node, key))
            if found:
                return found
    items = [concept(ctx, one, "code") for key in ("item", "recommendation") for one in ctx.many(node, key)]
    items += [concept(ctx, one, "vaccineCode") for one in ctx.many(node, "recommendation")]
    return joined([one for one in items if one]) or Concept(ctx.text(node, "description")) or NOTHING
