"""MedicationRequest, -Order, -Statement, -Dispense and -Administration: one kind, because a medicine is a medicine."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.references import type_named_in
from second_opinion.journey.gather.fhir.document.tree import Json, is_object
from second_opinion.journey.gather.fhir.entries.performers import actors, performers
from second_opinion.journey.gather.fhir.entries.reasons import reasons
from second_opinion.journey.gather.fhir.entries.standing import of_act, of_status
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
    quantity,
    to_concept,
)
from second_opinion.journey.gather.fhir.values.dosage import Dosage, dosage
from second_opinion.record import (
    NOTHING,
    AnyFact,
    Concept,
    Medication,
    PartialDate,
    Period,
    Practitioner,
    Quantity,
    Standing,
)

_WRITTEN = ("authoredOn", "dateWritten", "dateAsserted", "recorded")
_PRESCRIBERS = ("requester", "prescriber", "orderer")
_STATEMENTS = frozenset({"MedicationStatement", "MedicationUsage"})
_TAKEN = frozenset({"active", "unknown", "recorded"})
_ORDERS = frozenset({"MedicationRequest", "MedicationOrder", "MedicationPrescription"})


def medication(ctx: Context, node: Json) -> list[AnyFact]:
    """A medicine prescribed, taken, handed over or given."""
    origin = ctx.entry.type
    standing, status = _standing(ctx, node)
    code, form = _what(ctx, node)
    instruction = dosage(ctx, node)
    written = first_date(ctx, node, *_WRITTEN)
    return [
        Medication(
            subject=ctx.subject,
            code=code,
            standing=standing,
            status=status,
            when=_when(ctx, node, origin, instruction, written),
            recorded=written,
            performers=_who(ctx, node),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            origin=origin,
            dosage=instruction.text,
            dose=instruction.dose,
            route=instruction.route,
            frequency=instruction.frequency,
            form=form,
            reason=reasons(ctx, node),
            as_needed=instruction.as_needed,
            supply=_supply(ctx, node),
        )
    ]


def _standing(ctx: Context, node: Json) -> tuple[Standing, str]:
    """The standing; a medicine that the person reports taking is no plan, though US Core gives it that intent.

    Source: hl7.org/fhir/us/core MedicationRequest, "self-prescribed": intent "plan" with ``reported`` or the patient
    as requester.
    """
    standing, status = of_act(ctx, node)
    if standing is Standing.PLANNED and _is_reported(ctx, node):
        return of_status(status), status
    return standing, status


def _is_reported(ctx: Context, node: Json) -> bool:
    if ctx.flag(node, "reportedBoolean") or ctx.flag(node, "reported") or "reportedReference" in node:
        return True
    categories = {coding.code for one in concepts(ctx, node, "category") for coding in one.codings}
    requester = ctx.text(ctx.one(node, "requester"), "reference")
    return "patientspecified" in categories or type_named_in(requester) in {"Patient", "RelatedPerson"}


def _what(ctx: Context, node: Json) -> tuple[Concept, str]:
    """The medicine and its form: said here, contained, in another entry, or only named by the reference."""
    code = concept(ctx, node, "medicationCodeableConcept")
    if code:
        return code, ""
    modern = ctx.one(node, "medication")  # R5: CodeableReference
    reference = ctx.one(node, "medicationReference") or ctx.one(modern, "reference")
    if not reference:
        return concept(ctx, modern, "concept") or (to_concept(ctx, modern) if modern else NOTHING), ""
    target = ctx.text(reference, "reference")
    resource = ctx.use(target) if target else None
    display = ctx.text(reference, "display")
    if resource is None:
        return Concept(display) if display else concept(ctx, modern, "concept"), ""
    form = labels(concepts(ctx, resource, "form") or concepts(ctx, ctx.one(resource, "product"), "form"))
    return concept(ctx, resource, "code") or _ingredients(ctx, resource) or Concept(display), form


def _ingredients(ctx: Context, resource: Json) -> Concept:
    """A compounded medicine without a name of its own is called by what is in it."""
    parts = ctx.many(resource, "ingredient") or ctx.many(ctx.one(resource, "product"), "ingredient")
    named = [concept(ctx, one, "itemCodeableConcept") or concept(ctx, one, "item") for one in parts]
    return joined([one for one in named if one])


def _when(ctx: Context, node: Json, origin: str, instruction: Dosage, written: PartialDate | None) -> Period:
    """When it is or was taken. An order that gives no bounds is taken from the day it was written.

    One moment in a statement that the medicine is taken says when that was so, and not that it has ended since.
    """
    if origin in _STATEMENTS and "effectiveDateTime" in node and code_of(ctx, node, "status") in _TAKEN:
        return Period(first_date(ctx, node, "effectiveDateTime"), None)
    for stem in ("effective", "occurence", "occurrence", "effectiveTime"):
        found = moment(ctx, node, stem)
        if found.known:
            return found
    given = first_date(ctx, node, "whenHandedOver", "whenPrepared")
    if given is not None:
        return Period.at(given)
    if instruction.bounds.known:
        return instruction.bounds
    if origin in _ORDERS:
        ended = first_date(ctx, node, "dateEnded")
        return Period(written, ended)
    return period(ctx, node, "effective")


def _who(ctx: Context, node: Json) -> tuple[Practitioner, ...]:
    if not any(key in node for key in (*_PRESCRIBERS, "performer", "practitioner", "dispenser")):
        return ()
    people: list[Json | tuple[Json, str]] = []
    for key in _PRESCRIBERS:
        for one in ctx.many(node, key):
            agent: object = one.get("agent")  # STU3
            people.append(agent if is_object(agent) else one)
    for key in ("performer", "practitioner", "dispenser"):
        people += actors(ctx, node, key)
    return performers(ctx, people)


def _supply(ctx: Context, node: Json) -> Quantity | None:
    if "dispenseRequest" in node:
        return quantity(ctx, ctx.one(node, "dispenseRequest"), "quantity")
    return quantity(ctx, node, "quantity") if "quantity" in node else None
