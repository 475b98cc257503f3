"""DiagnosticReport: what a laboratory or an imaging department reported."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import actors, performers
from second_opinion.journey.gather.fhir.entries.reasons import label_of_reference
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.attachments import Attached, attachment
from second_opinion.journey.gather.fhir.values.datatypes import (
    concept,
    concepts,
    first_date,
    identifiers,
    labels,
    moment,
    note,
)
from second_opinion.record import AnyFact, DiagnosticReport, Document, Practitioner


def report(ctx: Context, node: Json) -> list[AnyFact]:
    """A report, and a document for each form of it that lies elsewhere."""
    status = ctx.text(node, "status")
    forms = [
        (position, attachment(ctx, one, f"/presentedForm/{position}"))
        for position, one in enumerate(ctx.many(node, "presentedForm"))
    ]
    found = DiagnosticReport(
        subject=ctx.subject,
        code=concept(ctx, node, "code"),
        standing=of_status(status),
        status=status,
        when=moment(ctx, node, "effective"),
        recorded=first_date(ctx, node, "issued"),
        performers=reporters(ctx, node),
        identifiers=identifiers(ctx, node),
        note=note(ctx, node),
        sources=ctx.source(),
        category=_category(ctx, node),
        text="\n\n".join(dict.fromkeys(form.text for _, form in forms if form.text)),
        conclusion=_conclusion(ctx, node),
        results=_results(ctx, node),
        documents=tuple(form.original for _, form in forms if form.original),
    )
    return [found, *(_elsewhere(ctx, found, form, position) for position, form in forms if form.location)]


def reporters(ctx: Context, node: Json) -> tuple[Practitioner, ...]:
    """Who made a report, of a laboratory or of images, and who read it."""
    keys = [key for key in ("performer", "resultsInterpreter", "interpreter", "referrer") if key in node]
    return performers(ctx, [one for key in keys for one in actors(ctx, node, key)]) if keys else ()


def _category(ctx: Context, node: Json) -> str:
    """The HL7 v2 table 0074 code when there is one among the categories, else the first word of the source."""
    found = concepts(ctx, node, "category")
    for one in found:
        for coding in one.codings:
            if coding.system.endswith(("v2-0074", "v2/0074")):
                return coding.code
    return found[0].label if found else ""


def _conclusion(ctx: Context, node: Json) -> str:
    coded = labels(concepts(ctx, node, "conclusionCode") + concepts(ctx, node, "codedDiagnosis"))
    said = ctx.text(node, "conclusion")
    return "\n".join(part for part in (said, coded) if part and (part == said or part not in said))


def _results(ctx: Context, node: Json) -> tuple[str, ...]:
    named = [label_of_reference(ctx, one) for one in ctx.many(node, "result")]
    return tuple(dict.fromkeys(label for label in named if label))


def _elsewhere(ctx: Context, found: DiagnosticReport, form: Attached, position: int) -> Document:
    return Document(
        subject=found.subject,
        code=found.code,
        standing=found.standing,
        status=found.status,
        when=found.when,
        recorded=found.recorded,
        sources=ctx.source(f"/presentedForm/{position}"),
        title=form.title or found.label,
        media_type=form.media_type,
        location=form.location,
        size=form.size,
    )
