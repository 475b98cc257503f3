"""Who cares for the person: care team entries, and the people named in the header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot, ids_in
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    ADDR,
    CODE,
    ID,
    PARTICIPANT,
    PERFORMER,
    SDTC,
    TIME,
    V3,
    Element,
    attribute,
    children,
    down,
    first,
    parts,
)
from second_opinion.journey.gather.ccda.entries.basis import Basis, basis
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of
from second_opinion.journey.gather.ccda.values.people import (
    ASSIGNED_ENTITY,
    address,
    human_names,
    identifiers,
    practitioner,
    telecoms,
)
from second_opinion.journey.gather.ccda.values.times import period
from second_opinion.record import AnyFact, CareTeamMember, Concept, Period, Practitioner, Standing

_FUNCTION: Final = V3 + "functionCode"
# HL7 v3 RoleClass of the people named around a person, in words.
_ROLES: Final = {
    "NOK": "Next of kin",
    "ECON": "Emergency contact",
    "CAREGIVER": "Caregiver",
    "AGNT": "Agent",
    "GUAR": "Guarantor",
    "POLHOLD": "Policy holder",
    "PRS": "Personal contact",
    "GUARD": "Guardian",
    "CON": "Contact",
}
# HL7 v3 RoleCode of relatives, where only the code is given.
_KIN: Final = {
    "BRO": "brother",
    "CHILD": "child",
    "DAUC": "daughter",
    "DOMPART": "domestic partner",
    "FRND": "friend",
    "FTH": "father",
    "GRPRN": "grandparent",
    "HUSB": "husband",
    "MTH": "mother",
    "NBOR": "neighbor",
    "PRN": "parent",
    "SIS": "sister",
    "SONC": "son",
    "SPS": "spouse",
    "WIFE": "wife",
}


def team(organizer: Statement, spot: Spot) -> Iterator[AnyFact]:
    """The members of a care team organizer."""
    name = name_of(organizer, spot).label
    for inside in organizer.components():
        shared = basis(inside, spot.into(f"component {inside.number}"), organizer)
        for performer in inside.each(PERFORMER):
            yield from _member(performer, shared, spot, name)


def header_team(root: Element, spot: Spot) -> Iterator[AnyFact]:
    """The care team and the contacts of a document's header."""
    event = down(root, V3 + "documentationOf", V3 + "serviceEvent")
    if event is not None:
        for number, performer in enumerate(children(event, PERFORMER), start=1):
            here = spot.into(f"performer {number}")
            yield from _member(performer, _bare(here, Period()), here, "")
    for number, participant in enumerate(children(root, PARTICIPANT), start=1):
        entity = first(participant, V3 + "associatedEntity")
        if entity is not None:
            yield from _contact(entity, V3 + "associatedPerson", "", spot.into(f"participant {number}"))
    guardians = down(root, V3 + "recordTarget", V3 + "patientRole", V3 + "patient")
    for number, guardian in enumerate(() if guardians is None else children(guardians, V3 + "guardian"), start=1):
        yield from _contact(guardian, V3 + "guardianPerson", "GUARD", spot.into(f"guardian {number}"))


def _member(performer: Element, shared: Basis, spot: Spot, team_name: str) -> Iterator[AnyFact]:
    has = parts(performer)
    entity = has.get(ASSIGNED_ENTITY)
    role = concept(has.get(SDTC + "functionCode"), spot) or concept(has.get(_FUNCTION), spot)
    role = role or concept(first(entity, CODE), spot)
    who = practitioner(entity, role.label)
    if who is None:
        return
    shared = shared.copy()
    shared["performers"] = (who,)
    shared["identifiers"] = who.identifiers
    when = period(has.get(TIME))
    if when.known:
        shared["when"] = when
    yield CareTeamMember(**shared, code=role or Concept(who.label), team=team_name)


def _contact(entity: Element, person: str, role_class: str, spot: Spot) -> Iterator[AnyFact]:
    """Somebody close to the person: relationship as code, name and telephone as performer."""
    has = parts(entity)
    names = human_names(has.get(person))
    organization = next((one.label for one in human_names(has.get(V3 + "scopingOrganization"))), "")
    if not names and not organization:
        return
    relation = concept(has.get(CODE), spot)
    role = _ROLES.get(role_class or attribute(entity, "classCode"), "")
    kin = _KIN.get(relation.label, relation.label)
    label = ", ".join(dict.fromkeys(part for part in (role, kin) if part))
    who = Practitioner(
        name=names[0].label if names else "",
        role=label,
        organization=organization,
        telecoms=telecoms(entity),
        identifiers=identifiers(ids_in(children(entity, ID))),
    )
    shared = _bare(spot, Period())
    shared["performers"] = (who,)
    home = has.get(ADDR)
    lives = address(home) if home is not None else None
    shared["note"] = lives.label if lives is not None else ""
    yield CareTeamMember(**shared, code=Concept(label, relation.codings) if label else Concept(who.label))


def _bare(spot: Spot, when: Period) -> Basis:
    return Basis(
        subject=spot.desk.subject,
        standing=Standing.HOLDS,
        status="",
        when=when,
        recorded=None,
        performers=(),
        identifiers=(),
        note="",
        sources=spot.source(),
    )
