"""Flag, AdverseEvent, DetectedIssue, RiskAssessment, ClinicalImpression, Communication: what somebody wrote down about
the person that is no kind of its own, and must be seen. And Consent: what the person wants done."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.attachments import attachment
from second_opinion.journey.gather.fhir.compositions import narrative_of, own_words
from second_opinion.journey.gather.fhir.context import Context
from second_opinion.journey.gather.fhir.datatypes import (
    code_of,
    concept,
    concepts,
    first_date,
    identifiers,
    labels,
    moment,
    note,
    period,
)
from second_opinion.journey.gather.fhir.performers import performers
from second_opinion.journey.gather.fhir.reasons import label_of_reference
from second_opinion.journey.gather.fhir.standing import of_status
from second_opinion.journey.gather.fhir.tree import Json
from second_opinion.record import AdvanceDirective, AnyFact, Concept, Note, Period
from second_opinion.record.codes import LOINC

_TOLD: Final = ("summary", "description", "detail", "mitigation")
_NAMED: Final = ("code", "event", "type", "category")
_AUTHORS: Final = ("author", "assessor", "performer", "recorder", "sender", "clinician")
# HL7 consent scope and category codes of advance directives (terminology.hl7.org/CodeSystem/consentscope,
# consentcategorycodes) and the LOINC class of such documents.
_DIRECTIVE_CODES: Final = frozenset({"adr", "acd", "dnr", "emrgonly", "hcd", "polst"})
_DIRECTIVE_LOINC: Final = frozenset({"42348-3", "75320-2", "81334-5", "75787-2", "81343-6", "75773-2"})


def remark(ctx: Context, node: Json) -> list[AnyFact]:
    """A note that says what the entry says, in the order a reader needs it."""
    code = next((found for key in _NAMED if key in node and (found := concept(ctx, node, key))), Concept())
    status = code_of(ctx, node, "status")
    when = _when(ctx, node)
    return [
        Note(
            subject=ctx.subject,
            code=code,
            standing=of_status(status),
            status=status,
            when=when,
            recorded=first_date(ctx, node, "recordedDate", "date", "sent", "identifiedDateTime"),
            performers=performers(ctx, [one for key in _AUTHORS if key in node for one in ctx.many(node, key)]),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            title=code.label or labels(concepts(ctx, node, "category")),
            text="\n".join(dict.fromkeys(line for line in _lines(ctx, node) if line)) or code.label,
        )
    ]


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


def _when(ctx: Context, node: Json) -> Period:
    for stem in ("effective", "occurrence", "identified"):
        found = moment(ctx, node, stem)
        if found.known:
            return found
    if "period" in node:
        return period(ctx, node, "period")
    return Period.at(first_date(ctx, node, "date", "sent", "detected"))


def _lines(ctx: Context, node: Json) -> list[str]:
    lines = [ctx.text(node, key) if isinstance(node.get(key), str) else "" for key in _TOLD]
    for finding in ctx.many(node, "finding"):
        named = concept(ctx, finding, "itemCodeableConcept") or concept(ctx, finding, "item")
        said = named.label or label_of_reference(ctx, ctx.one(finding, "itemReference"))
        lines.append(": ".join(part for part in (said, ctx.text(finding, "basis")) if part))
    lines += [concept(ctx, one, "outcome").label for one in ctx.many(node, "prediction")]
    lines += [ctx.text(one, "contentString") for one in ctx.many(node, "payload")]
    lines += [code_of(ctx, node, key) for key in ("severity", "seriousness", "outcome") if key in node]
    lines.append(labels(concepts(ctx, node, "prognosisCodeableConcept")))
    lines.append(own_words(ctx, node))
    return lines if any(lines) else [narrative_of(ctx, node) if not concept(ctx, node, "code") else ""]


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
