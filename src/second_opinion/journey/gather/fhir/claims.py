"""Coverage, ExplanationOfBenefit and Claim: who pays, and what was billed and paid.

Blue Button version 1 (STU3), version 2 (CARIN) and its next generation write the same claim in three ways.
"""

from __future__ import annotations

import re
from typing import Final

from second_opinion.journey.gather.fhir.context import Context
from second_opinion.journey.gather.fhir.datatypes import (
    code_of,
    concept,
    first_date,
    identifiers,
    period,
    quantity,
)
from second_opinion.journey.gather.fhir.performers import name_of, performers
from second_opinion.journey.gather.fhir.standing import gravest, of_status
from second_opinion.journey.gather.fhir.tree import Json
from second_opinion.journey.gather.fhir.values import money
from second_opinion.record import AnyFact, Claim, Coding, Concept, Coverage, Practitioner, Standing
from second_opinion.record.codes import ICD9CM, ICD10, ICD10CM

_ICD10_BARE: Final = re.compile(r"[A-TV-Z]\d[0-9A-Z][0-9A-Z]{1,4}\Z")
_ICD9_BARE: Final = re.compile(r"(?:\d{3}|V\d{2})\d{1,2}\Z")
# CARIN total and adjudication categories of what the patient paid (hl7.org/fhir/us/carin-bb C4BBAdjudication).
_PAID_BY_PATIENT: Final = frozenset({"paidbypatient", "patientpay"})
_SUBMITTED: Final = frozenset({"submitted", "billed", "submittedamount"})
_CLAIM_TYPES: Final = "http://terminology.hl7.org/CodeSystem/claim-type"


def claim(ctx: Context, node: Json) -> list[AnyFact]:
    """A claim: evidence of billing, never a diagnosis."""
    status, use = ctx.text(node, "status"), ctx.text(node, "use")
    asked_first = use in {"preauthorization", "predetermination", "proposed"}
    kind = concept(ctx, node, "type")
    return [
        Claim(
            subject=ctx.subject,
            code=kind,
            standing=gravest(of_status(status), Standing.PLANNED if asked_first else Standing.HOLDS),
            status=status,
            when=period(ctx, node, "billablePeriod"),
            recorded=first_date(ctx, node, "created"),
            performers=_people(ctx, node),
            identifiers=identifiers(ctx, node),
            note=_said(ctx, node),
            sources=ctx.source(),
            origin=ctx.entry.type,
            claim_type=_claim_type(kind),
            provider=name_of(ctx, node, "provider") or name_of(ctx, node, "organization"),
            insurer=name_of(ctx, node, "insurer") or _from_coverage(ctx, node),
            diagnoses=_diagnoses(ctx, node),
            items=tuple(_item(ctx, one) for one in ctx.many(node, "item")),
            total=_total(ctx, node),
            patient_paid=_amount_of(ctx, node, _PAID_BY_PATIENT),
        )
    ]


def _claim_type(kind: Concept) -> str:
    """The general type (institutional, professional, pharmacy …) when it is among the codings, else the first word."""
    return kind.code_in(_CLAIM_TYPES) or kind.code_in("http://hl7.org/fhir/ex-claimtype") or kind.label


def _people(ctx: Context, node: Json) -> tuple[Practitioner, ...]:
    found: list[Json | tuple[Json, str]] = []
    for one in ctx.many(node, "careTeam"):
        provider = ctx.one(one, "provider")
        if provider:
            found.append((provider, concept(ctx, one, "role").label))
    return performers(ctx, found)


def _said(ctx: Context, node: Json) -> str:
    notes = [ctx.text(one, "text") for one in ctx.many(node, "processNote")]
    return "\n".join(text for text in (ctx.text(node, "disposition"), *notes) if text)


def _from_coverage(ctx: Context, node: Json) -> str:
    """The payer as the coverage of the claim names it, when the claim itself names none."""
    for one in ctx.many(node, "insurance"):
        reference = ctx.one(one, "coverage")
        target = ctx.text(reference, "reference")
        found = ctx.use(target) if target.startswith("#") else None
        payer = name_of(ctx, found, "payor") if found else ""
        if payer or ctx.text(reference, "display"):
            return payer or ctx.text(reference, "display")
    return ""


def _diagnoses(ctx: Context, node: Json) -> tuple[Concept, ...]:
    found: dict[Concept, None] = {}
    for one in ctx.many(node, "diagnosis"):
        named = concept(ctx, one, "diagnosisCodeableConcept") or concept(ctx, one, "diagnosis")
        if not named:
            target = ctx.text(ctx.one(one, "diagnosisReference"), "reference")
            entry = ctx.index.find(target) if target else None
            named = concept(ctx, entry.node, "code") if entry else named
        if named:
            found[with_dots(named)] = None
    return tuple(found)


def with_dots(named: Concept) -> Concept:
    """ICD codes with the dot that claims leave out, where it is certain where it belongs."""
    return Concept(named.text, tuple(_dotted(coding) for coding in named.codings))


def _dotted(coding: Coding) -> Coding:
    code = coding.code
    sure = (coding.system in {ICD10, ICD10CM} and _ICD10_BARE.match(code)) or (
        coding.system == ICD9CM and _ICD9_BARE.match(code)
    )
    return Coding(coding.system, f"{code[:3]}.{code[3:]}", coding.display) if sure else coding


def _item(ctx: Context, one: Json) -> str:
    """One line of the bill: what, how many, when, and for how much."""
    named = next(
        (found for key in ("productOrService", "service", "revenue", "category") if (found := concept(ctx, one, key))),
        Concept(),
    )
    count = quantity(ctx, one, "quantity")
    when = first_date(ctx, one, "servicedDate") or period(ctx, one, "servicedPeriod").start
    price = money(ctx, ctx.one(one, "net")) or _amount_of(ctx, one, _SUBMITTED)
    many = f"× {count.label}" if count and count.number != 1 else ""
    return ", ".join(part for part in (_code_and_words(named), many, when.day if when else "", price) if part)


def _code_and_words(named: Concept) -> str:
    code = named.codings[0].code if named.codings else ""
    return f"{named.label} ({code})" if code and code != named.label else named.label


def _total(ctx: Context, node: Json) -> str:
    """What was billed: Claim ``total``, the submitted total of a benefit, STU3 ``totalCost``, else what was paid."""
    listed = node.get("total")
    if isinstance(listed, dict):
        return money(ctx, ctx.one(node, "total"))
    submitted = _amount_of(ctx, node, _SUBMITTED)
    older = money(ctx, ctx.one(node, "totalCost"))
    return submitted or older or money(ctx, ctx.one(ctx.one(node, "payment"), "amount"))


def _amount_of(ctx: Context, node: Json, categories: frozenset[str]) -> str:
    """The amount in ``total`` or ``adjudication`` whose category has one of the codes."""
    for key in ("total", "adjudication"):
        for one in ctx.many(node, key) if isinstance(node.get(key), list) else []:
            codes = {coding.code.lower() for coding in concept(ctx, one, "category").codings}
            if codes & categories:
                return money(ctx, ctx.one(one, "amount"))
    return ""


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
            plan=classes.get("plan", ""),
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
