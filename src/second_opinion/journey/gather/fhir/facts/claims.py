"""ExplanationOfBenefit and Claim: what was billed and paid.

Blue Button version 1 (STU3), version 2 (CARIN) and its next generation write the same claim in three ways.
"""

from __future__ import annotations

import re
from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import name_of, performers
from second_opinion.journey.gather.fhir.entries.standing import gravest, of_status
from second_opinion.journey.gather.fhir.values.datatypes import concept, first_date, identifiers, period, quantity
from second_opinion.journey.gather.fhir.values.measured import money
from second_opinion.record import NOTHING, AnyFact, Claim, Coding, Concept, PartialDate, Period, Practitioner, Standing
from second_opinion.record.codes import ICD9CM, ICD10, ICD10CM

_ICD10_BARE: Final = re.compile(r"[A-TV-Z]\d[0-9A-Z][0-9A-Z]{1,4}\Z")
_ICD9_BARE: Final = re.compile(r"(?:\d{3}|V\d{2})\d{1,2}\Z")
# What was billed and what the patient paid: CARIN categories (hl7.org/fhir/us/carin-bb C4BBAdjudication), and the
# variables of Blue Button version 1 (bluebutton.cms.gov/resources/variables), of which the last part is compared.
_SUBMITTED: Final = frozenset(
    """submitted nch_carr_clm_sbmtd_chrg_amt clm_tot_chrg_amt line_sbmtd_chrg_amt rev_cntr_tot_chrg_amt drugcost
    tot_rx_cst_amt""".split()
)
_PAID_BY_PATIENT: Final = frozenset({"paidbypatient", "patientpay", "nch_clm_bene_pmt_amt", "ptnt_pay_amt"})
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
            when=_when(ctx, node),
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
            items=_lines(ctx, node),
            total=_total(ctx, node),
            patient_paid=_patient_paid(ctx, node),
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
    said = (ctx.text(node, "disposition"), *notes)
    return "\n".join(text for text in said if any(letter.isalpha() for letter in text))


def _when(ctx: Context, node: Json) -> Period:
    """The billable period; a pharmacy claim without one was for the days of its lines."""
    found = period(ctx, node, "billablePeriod")
    if found.known:
        return found
    days = [day for one in ctx.many(node, "item") if (day := _day(ctx, one))]
    return Period(min(days, default=None), max(days, default=None))


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


def _lines(ctx: Context, node: Json) -> tuple[str, ...]:
    """The lines of the bill, what is in a compound, and the procedures named by code."""
    items = [part for one in ctx.many(node, "item") for part in (one, *ctx.many(one, "detail"))]
    lines = [_item(ctx, one) for one in items]
    for one in ctx.many(node, "procedure"):
        done, when = concept(ctx, one, "procedureCodeableConcept"), first_date(ctx, one, "date")
        lines.append(", ".join(part for part in (_code_and_words(done), when.day if when else "") if part))
    return tuple(line for line in lines if line)


def _item(ctx: Context, one: Json) -> str:
    """One line of the bill: what, how many, when, and for how much."""
    named = NOTHING
    for key in ("productOrService", "service", "revenue", "category"):
        if key in one:
            named = concept(ctx, one, key)
            if named:
                break
    count, when = quantity(ctx, one, "quantity"), _day(ctx, one)
    price = money(ctx, ctx.one(one, "net")) or _amount_of(ctx, one, _SUBMITTED)
    many = f"× {count.label}" if count and count.number != 1 else ""
    return ", ".join(part for part in (_code_and_words(named), many, when.day if when else "", price) if part)


def _day(ctx: Context, one: Json) -> PartialDate | None:
    return first_date(ctx, one, "servicedDate") or period(ctx, one, "servicedPeriod").start


def _code_and_words(named: Concept) -> str:
    code = named.codings[0].code if named.codings else ""
    return f"{named.label} ({code})" if code and code != named.label else named.label


def _total(ctx: Context, node: Json) -> str:
    """What was billed: ``total`` of a Claim, the submitted total of a benefit, ``totalCost`` or an extension in STU3.

    Never what was paid: that would make a bill look smaller than it was.
    """
    if isinstance(node.get("total"), dict):
        return money(ctx, ctx.one(node, "total"))
    return (
        _amount_of(ctx, node, frozenset({"submitted"}))
        or money(ctx, ctx.one(node, "totalCost"))
        or _in_extension(ctx, node, _SUBMITTED)
    )


def _patient_paid(ctx: Context, node: Json) -> str:
    """What the patient paid, of the whole claim; of its one line when the claim has no total for it."""
    found = _amount_of(ctx, node, _PAID_BY_PATIENT) or _in_extension(ctx, node, _PAID_BY_PATIENT)
    items = ctx.many(node, "item")
    return found or (_amount_of(ctx, items[0], _PAID_BY_PATIENT) if len(items) == 1 else "")


def _amount_of(ctx: Context, node: Json, categories: frozenset[str]) -> str:
    """The amount in ``total`` or ``adjudication`` whose category has one of the codes."""
    for key in ("total", "adjudication"):
        for one in ctx.many(node, key) if isinstance(node.get(key), list) else []:
            codings = concept(ctx, one, "category").codings
            if any(coding.code.lower().rsplit("/", 1)[-1] in categories for coding in codings):
                return money(ctx, ctx.one(one, "amount"))
    return ""


def _in_extension(ctx: Context, node: Json, variables: frozenset[str]) -> str:
    for one in ctx.many(node, "extension"):
        if ctx.text(one, "url").rsplit("/", 1)[-1].lower() in variables:
            return money(ctx, ctx.one(one, "valueMoney"))
    return ""
