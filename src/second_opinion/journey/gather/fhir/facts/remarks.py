"""Flag, AdverseEvent, DetectedIssue, RiskAssessment, ClinicalImpression, Communication: what somebody wrote down about
the person that is no kind of its own, and must be seen."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.reasons import label_of_reference
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import (
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
from second_opinion.journey.gather.fhir.values.narrative import narrative_of, own_words
from second_opinion.record import AnyFact, Concept, Note, Period

_TOLD: Final = ("summary", "description", "detail", "mitigation")
_NAMED: Final = ("code", "event", "type", "category")
_AUTHORS: Final = ("author", "assessor", "performer", "recorder", "sender", "clinician")


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
