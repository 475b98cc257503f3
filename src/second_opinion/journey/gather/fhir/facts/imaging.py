"""ImagingStudy: the images taken on one occasion."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.facts.reports import reporters
from second_opinion.journey.gather.fhir.values.datatypes import concept, concepts, first_date, identifiers, joined, note
from second_opinion.record import AnyFact, Concept, ImagingStudy, Period

_OID = "urn:oid:"
_DICOM_UID = "urn:dicom:uid"


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
            performers=reporters(ctx, node),
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
