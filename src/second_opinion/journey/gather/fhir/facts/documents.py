"""DocumentReference, Media and Binary: documents and pictures that are not themselves facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.standing import gravest, of_status
from second_opinion.journey.gather.fhir.values.attachments import Attached, attachment
from second_opinion.journey.gather.fhir.values.datatypes import (
    concept,
    concepts,
    first_date,
    identifiers,
    moment,
    note,
    period,
)
from second_opinion.record import AdvanceDirective, AnyFact, Concept, Document, Note, Period
from second_opinion.record.codes import LOINC

# LOINC document types of advance directives (US Core and HL7 Advance Directive Interoperability).
_DIRECTIVES: Final = frozenset(
    {"42348-3", "86533-7", "92664-2", "64298-3", "81334-5", "86532-9", "100822-6", "75320-2"}
)


def document(ctx: Context, node: Json) -> list[AnyFact]:
    """A document for each form of a DocumentReference, its words as a note, and an advance directive when it is one."""
    status = ctx.text(node, "status")
    standing = gravest(of_status(status), of_status(ctx.text(node, "docStatus")))
    around = ctx.one(node, "context")
    when = period(ctx, around, "period") if "period" in around else period(ctx, node, "period")
    recorded = first_date(ctx, node, "date", "indexed", "created")
    heading = Document(
        subject=ctx.subject,
        code=concept(ctx, node, "type") or concept(ctx, node, "class"),
        standing=standing,
        status=status,
        when=when if when.known else Period.at(recorded),
        recorded=recorded,
        performers=performers(ctx, [one for key in ("author", "authenticator") for one in ctx.many(node, key)]),
        identifiers=identifiers(ctx, node),
        note=note(ctx, node),
        title=ctx.text(node, "description"),
    )
    contents = list(_attachments(ctx, node))
    facts = [fact for place, one in contents for fact in _forms(ctx, heading, one, place)]
    facts = facts or [_copy(ctx, heading, Attached(), "")]
    if _is_directive(ctx, node, heading.code):
        facts.append(_directive(ctx, heading, contents))
    return facts


def media(ctx: Context, node: Json) -> list[AnyFact]:
    """A picture, a recording or a scan."""
    status = ctx.text(node, "status")
    when = moment(ctx, node, "created")
    heading = Document(
        subject=ctx.subject,
        code=concept(ctx, node, "modality") or concept(ctx, node, "view") or concept(ctx, node, "type"),
        standing=of_status(status),
        status=status,
        when=when if when.known else moment(ctx, node, "occurrence"),
        recorded=first_date(ctx, node, "issued"),
        performers=performers(ctx, ctx.many(node, "operator")),
        identifiers=identifiers(ctx, node),
        note=note(ctx, node),
    )
    found = attachment(ctx, ctx.one(node, "content"), "/content")
    return _forms(ctx, heading, found, "/content") or [_copy(ctx, heading, Attached(), "")]


def binary(ctx: Context, node: Json) -> list[AnyFact]:
    """Bytes that no other entry mentions: a document by itself."""
    found = attachment(ctx, node, "")
    return _forms(ctx, Document(subject=ctx.subject), found, "")


def _attachments(ctx: Context, node: Json) -> Iterator[tuple[str, Attached]]:
    for position, one in enumerate(ctx.many(node, "content")):
        place = f"/content/{position}/attachment"
        yield place, attachment(ctx, ctx.one(one, "attachment"), place)


def _forms(ctx: Context, heading: Document, found: Attached, place: str) -> list[AnyFact]:
    """The document, and its words as a note when they could be read."""
    if not (found.original or found.location or found.title):
        return []
    facts: list[AnyFact] = [_copy(ctx, heading, found, place)]
    if found.text:
        facts.append(
            Note(
                subject=heading.subject,
                code=heading.code,
                standing=heading.standing,
                status=heading.status,
                when=heading.when,
                recorded=heading.recorded,
                performers=heading.performers,
                sources=ctx.source(place),
                title=found.title or heading.title or heading.label,
                text=found.text,
            )
        )
    return facts


def _copy(ctx: Context, heading: Document, found: Attached, place: str) -> Document:
    return Document(
        subject=heading.subject,
        code=heading.code,
        standing=heading.standing,
        status=heading.status,
        when=heading.when,
        recorded=heading.recorded,
        performers=heading.performers,
        identifiers=heading.identifiers,
        note=heading.note,
        sources=ctx.source(place),
        title=found.title or heading.title or heading.label,
        media_type=found.media_type,
        original=found.original,
        location=found.location,
        size=found.size,
    )


def _is_directive(ctx: Context, node: Json, code: Concept) -> bool:
    named = [code, *concepts(ctx, node, "category")]
    return any(coding.system == LOINC and coding.code in _DIRECTIVES for one in named for coding in one.codings)


def _directive(ctx: Context, heading: Document, contents: list[tuple[str, Attached]]) -> AdvanceDirective:
    return AdvanceDirective(
        subject=heading.subject,
        code=heading.code,
        standing=heading.standing,
        status=heading.status,
        when=heading.when,
        recorded=heading.recorded,
        performers=heading.performers,
        sources=ctx.source(),
        document=next((one.original or one.location for _, one in contents if one.original or one.location), ""),
    )
