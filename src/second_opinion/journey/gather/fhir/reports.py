"""DiagnosticReport and ImagingStudy: what a laboratory or an imaging department reported."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.attachments import Attached, attachment
from second_opinion.journey.gather.fhir.context import Context
from second_opinion.journey.gather.fhir.datatypes import (
    concept,
    concepts,
    first_date,
    identifiers,
    joined,
    labels,
    moment,
    note,
)
from second_opinion.journey.gather.fhir.performers import actors, performers
from second_opinion.journey.gather.fhir.reasons import label_of_reference
from second_opinion.journey.gather.fhir.standing import of_status
from second_opinion.journey.gather.fhir.tree import Json
from second_opinion.record import (
    AnyFact,
    Concept,
    DiagnosticReport,
    Document,
    ImagingStudy,
    Period,
    Practitioner,
)

_OID = "urn:oid:"
_DICOM_UID = "urn:dicom:uid"


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
        performers=_who(ctx, node),
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


def imaging(ctx: Context, node: Json) -> list[AnyFact]:
    """Images taken on one occasion."""
    status = ctx.text(node, "status")
    series = ctx.many(node, "series")
    described = ctx.text(node, "description")
    kinds = concepts(ctx, node, "modality") + concepts(ctx, node, "modalityList")
    kinds = kinds or [concept(ctx, one, "modality") for one in series]
    sites = [site for one in series for site in concepts(ctx, one, "bodySite")]
    code = joined(concepts(ctx, node, "procedureCode")) or concept(ctx, node, "code")
    return [
        ImagingStudy(
            subject=ctx.subject,
            code=code or (Concept(described) if described else joined(kinds)),
            standing=of_status(status),
            status=status,
            when=Period.at(first_date(ctx, node, "started")),
            performers=_who(ctx, node),
            identifiers=identifiers(ctx, node),
            note=note(ctx, node),
            sources=ctx.source(),
            modality=", ".join(dict.fromkeys(_code_or_label(kind) for kind in kinds if kind)),
            description=described,
            body_site=joined(list(dict.fromkeys(sites))),
            series=_count(node, "numberOfSeries") or len(series),
            instances=_count(node, "numberOfInstances") or sum(_instances(ctx, one) for one in series),
            study_uid=_study_uid(ctx, node),
            accession=_accession(ctx, node),
        )
    ]


def _who(ctx: Context, node: Json) -> tuple[Practitioner, ...]:
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


def _code_or_label(kind: Concept) -> str:
    return kind.codings[0].code or kind.label if kind.codings else kind.text


def _count(node: Json, key: str) -> int:
    value: object = node.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31 else 0


def _instances(ctx: Context, series: Json) -> int:
    return _count(series, "numberOfInstances") or len(ctx.many(series, "instance"))


def _study_uid(ctx: Context, node: Json) -> str:
    """The DICOM Study Instance UID: an identifier in R4, the element ``uid`` before."""
    older = ctx.text(node, "uid")
    for one in identifiers(ctx, node):
        if one.system == _DICOM_UID or one.value.startswith(_OID):
            return one.value.removeprefix(_OID)
    return older.removeprefix(_OID)


def _accession(ctx: Context, node: Json) -> str:
    older = ctx.text(ctx.one(node, "accession"), "value")
    for one in ctx.many(node, "identifier"):
        if any(coding.code == "ACSN" for coding in concept(ctx, one, "type").codings):
            return ctx.text(one, "value")
    return older
