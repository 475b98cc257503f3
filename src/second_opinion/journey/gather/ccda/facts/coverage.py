"""Who pays: the policies in a payers section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot, ids_in
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    ACT,
    CODE,
    ENTRY_RELATIONSHIP,
    ID,
    NAME,
    PARTICIPANT,
    PARTICIPANT_ROLE,
    PERFORMER,
    TEXT,
    TIME,
    V3,
    Element,
    all_text,
    attribute,
    first,
    templates,
)
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.values.concepts import concept, words_in
from second_opinion.journey.gather.ccda.values.people import (
    ASSIGNED_ENTITY,
    ORGANIZATION,
    identifiers,
    organization_name,
)
from second_opinion.journey.gather.ccda.values.times import period
from second_opinion.record import AnyFact, Concept, Coverage

_PAYER: Final = "2.16.840.1.113883.10.20.22.4.87"
_NOT_A_PAYER: Final = frozenset({"GUAR"})
# A code that names the covered person's relationship, not the plan.
_RELATIONSHIPS: Final = frozenset({"SELF", "SUBSCR", "FAMDEP", "SPOUSE"})


def coverage(act: Statement, spot: Spot) -> Iterator[AnyFact]:
    """Each policy of a coverage activity."""
    number = 0
    for link in act.each(ENTRY_RELATIONSHIP):
        inside = first(link, ACT)
        if inside is not None:
            number += 1
            order = attribute(first(link, V3 + "sequenceNumber"), "value")
            yield from policy(Statement(inside), spot.into(f"act {number}"), order)


def policy(act: Statement, spot: Spot, order: str = "") -> Iterator[AnyFact]:
    """One policy: who pays, under which plan, for whom."""
    payer = _payer(act)
    covered = _participant(act, "COV")
    kind = concept(act.first(CODE), spot)
    if any(coding.code in _RELATIONSHIPS for coding in kind.codings):
        kind = Concept(kind.text)
    plan = _plan(act, spot)
    member = attribute(first(covered, ID), "extension") or _first_extension(_participant(act, "HLD"))
    if not (payer or plan or kind or member):
        return
    shared = basis(act, spot)
    shared["performers"] = ()
    time = next((first(one, TIME) for one in act.each(PARTICIPANT) if one.get("typeCode") == "COV"), None)
    shared["when"] = period(time) if time is not None else shared["when"]
    yield Coverage(
        **shared,
        code=kind or Concept(plan or payer or member),
        payer=payer,
        plan=plan,
        member_id=member,
        group=next(
            (one.value for one in identifiers(ids_in(act.each(ID))) if not one.system.startswith("urn:ietf")), ""
        ),
        relationship=concept(first(covered, CODE), spot).label,
        order=order,
    )


def _payer(act: Statement) -> str:
    """The organisation that pays, by template or by code; a guarantor is a person who may have to."""
    for performer in act.each(PERFORMER):
        entity = first(performer, ASSIGNED_ENTITY)
        said = attribute(first(entity, CODE), "code")
        if said in _NOT_A_PAYER and _PAYER not in templates(performer):
            continue
        name = organization_name(first(entity, ORGANIZATION))
        if name:
            return name
    return ""


def _participant(act: Statement, kind: str) -> Element | None:
    for participant in act.each(PARTICIPANT):
        if participant.get("typeCode") == kind:
            return first(participant, PARTICIPANT_ROLE)
    return None


def _first_extension(role: Element | None) -> str:
    return attribute(first(role, ID), "extension")


def _plan(act: Statement, spot: Spot) -> str:
    """The plan's name: the definition the policy refers to."""
    for inside in act.related("REFR"):
        name = words_in(inside.first(TEXT), spot) or all_text(inside.first(NAME))
        if name and inside.mood == "DEF":
            return name
    return ""
