"""Consent: what the person wants done, where it is an advance directive."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.attachments import attachment
from second_opinion.journey.gather.fhir.values.datatypes import (
    code_of,
    concept,
    concepts,
    first_date,
    identifiers,
    labels,
    period,
)
from second_opinion.journey.gather.fhir.values.narrative import own_words
from second_opinion.record import AdvanceDirective, AnyFact, Period
from second_opinion.record.codes import LOINC

# HL7 consent scope and category codes of advance directives (terminology.hl7.org/CodeSystem/consentscope,
# consentcategorycodes) and the LOINC class of such documents.
_DIRECTIVE_CODES: Final = frozenset({"adr", "acd", "dnr", "emrgonly", "hcd", "polst"})
_DIRECTIVE_LOINC: Final = frozenset({"42348-3", "75320-2", "81334-5", "75787-2", "81343-6", "75773-2"})


def consent(ctx: Context, node: Json) -> list[AnyFact]:
    """An advance directive; a consent of any other scope gives no fact."""
    if not is_directive(ctx, node):
        return []
    status = code_of(ctx, node, "status")
    provision = ctx.one(node, "provision")
    # A policy is often a bare code ("cric", "OPTIN") that tells nobody what the person wants.
    rules = [one for one in concepts(ctx, node, "policyRule") if one.label not in {each.code for each in one.codings}]
    wishes = labels(concepts(ctx, provision, "code") + rules)
    kinds = concepts(ctx, node, "category")
    return [
        AdvanceDirective(
            subject=ctx.subject,
            code=kinds[0] if kinds else concept(ctx, node, "scope"),
            standing=of_status(status),
            status=status,
            when=_valid(ctx, node, provision),
            recorded=first_date(ctx, node, "dateTime", "date"),
            performers=performers(ctx, ctx.many(node, "organization")),
            identifiers=identifiers(ctx, node),
            note=own_words(ctx, node),
            sources=ctx.source(),
            value=wishes or None,
            document=_document(ctx, node),
        )
    ]


def is_directive(ctx: Context, node: Json) -> bool:
    """True when the scope or category of a Consent is that of an advance directive."""
    named = concepts(ctx, node, "scope") + concepts(ctx, node, "category")
    codings = [coding for one in named for coding in one.codings]
    return any(
        coding.code.lower() in _DIRECTIVE_CODES or (coding.system == LOINC and coding.code in _DIRECTIVE_LOINC)
        for coding in codings
    )


def _valid(ctx: Context, node: Json, provision: Json) -> Period:
    if "period" in provision:
        return period(ctx, provision, "period")
    return Period.at(first_date(ctx, node, "dateTime", "date"))


def _document(ctx: Context, node: Json) -> str:
    """The directive itself: the id of its bytes when they are here, else where it is said to be."""
    if "sourceAttachment" in node:
        found = attachment(ctx, ctx.one(node, "sourceAttachment"), "/sourceAttachment")
        return found.original or found.location or found.title
    reference = ctx.one(node, "sourceReference")
    display, target = ctx.text(reference, "display"), ctx.text(reference, "reference")
    resource = ctx.use(target) if target and not display else None
    content = ctx.one(resource, "content") if resource else {}
    return display or ctx.text(ctx.one(content, "attachment"), "title") or target
