"""CareTeam, and the people a Patient names: who takes care of the person."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import human_names, performer, telecoms
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import code_of, concepts, joined, labels, period
from second_opinion.record import AnyFact, CareTeamMember, Coding, Concept, Practitioner

_PRIMARY_CARE: Final = Concept(
    "", (Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction", "PCP", "primary care physician"),)
)


def team(ctx: Context, node: Json) -> list[AnyFact]:
    """Each member of a care team except the person."""
    standing = of_status(code_of(ctx, node, "status"))
    found: list[AnyFact] = []
    for position, one in enumerate(ctx.many(node, "participant")):
        roles = concepts(ctx, one, "role")
        who = performer(ctx, ctx.one(one, "member"))
        if who is None and (not roles or "member" in one):
            continue
        found.append(
            CareTeamMember(
                subject=ctx.subject,
                code=joined(roles),
                standing=standing,
                status=code_of(ctx, node, "status"),
                when=period(ctx, one, "period") if "period" in one else period(ctx, node, "period"),
                performers=(who,) if who else (),
                sources=ctx.source(f"/participant/{position}"),
                team=ctx.text(node, "name"),
            )
        )
    return found


def patient_facts(ctx: Context, node: Json) -> list[CareTeamMember]:
    """The people a Patient names: the general practitioner and the contacts in an emergency."""
    found: list[CareTeamMember] = []
    for key in ("generalPractitioner", "careProvider"):
        for position, reference in enumerate(ctx.many(node, key)):
            who = performer(ctx, reference)
            if who is not None:
                found.append(_member(ctx, _PRIMARY_CARE, who, f"/{key}/{position}"))
    for position, contact in enumerate(ctx.many(node, "contact")):
        relation = concepts(ctx, contact, "relationship")
        name = human_names(ctx, contact)
        who = Practitioner(name=name[0].label if name else "", role=labels(relation), telecoms=telecoms(ctx, contact))
        if who.name or who.telecoms:
            role = relation[0] if relation else Concept("contact")
            found.append(_member(ctx, role, who, f"/contact/{position}"))
    return found


def _member(ctx: Context, role: Concept, who: Practitioner, place: str) -> CareTeamMember:
    return CareTeamMember(subject=ctx.subject, code=role, performers=(who,), sources=ctx.source(place))
