"""Composition: the words of a document's sections, and what an empty section states (no allergy is known)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.entries.performers import performers
from second_opinion.journey.gather.fhir.entries.standing import of_status
from second_opinion.journey.gather.fhir.values.datatypes import code_of, concept, first_date, period
from second_opinion.journey.gather.fhir.values.narrative import narrative_of
from second_opinion.record import AllergyIntolerance, AnyFact, Note, Period
from second_opinion.record.codes import LOINC

_ALLERGIES: Final = "48765-2"
_ALLERGY_LISTS: Final = frozenset({_ALLERGIES, "52472-8"})
_DEEPEST_SECTION: Final = 20


def composition(ctx: Context, node: Json) -> list[AnyFact]:
    """A note for each section that has words, and one for the document's own narrative when no section has any."""
    found = [fact for place, section in _sections(ctx, node, "", 0) for fact in _section(ctx, node, section, place)]
    if not found:
        found = _section(ctx, node, node, "")
    return found


def listing(ctx: Context, node: Json) -> list[AnyFact]:
    """A List: the entries stand for themselves; one that is empty because nothing is known says so."""
    return _none_known(ctx, node, node, "")


def _sections(ctx: Context, node: Json, place: str, depth: int) -> Iterator[tuple[str, Json]]:
    if depth > _DEEPEST_SECTION:
        ctx.odd("section")
        return
    for position, section in enumerate(ctx.many(node, "section")):
        here = f"{place}/section/{position}"
        yield here, section
        yield from _sections(ctx, section, here, depth + 1)


def _section(ctx: Context, node: Json, section: Json, place: str) -> list[AnyFact]:
    code = concept(ctx, section, "code" if place else "type")
    words = narrative_of(ctx, section)
    facts: list[AnyFact] = []
    if words:
        status = ctx.text(node, "status")
        facts.append(
            Note(
                subject=ctx.subject,
                code=code,
                standing=of_status(status),
                status=status,
                when=_when(ctx, node),
                recorded=first_date(ctx, node, "date"),
                performers=performers(ctx, ctx.many(node, "author")),
                sources=ctx.source(place),
                title=ctx.text(section, "title") or code.label or ctx.text(node, "title"),
                text=words,
                section=code.code_in(LOINC),
            )
        )
    return facts + (_none_known(ctx, node, section, place) if place else [])


def _when(ctx: Context, node: Json) -> Period:
    """The time of the care that is documented, else the date of the document."""
    event = ctx.one(node, "event")
    return period(ctx, event, "period") if "period" in event else Period.at(first_date(ctx, node, "date"))


def _none_known(ctx: Context, node: Json, section: Json, place: str) -> list[AnyFact]:
    """An allergy section or list that is empty because none is known ("nilknown") says that no allergy is known."""
    code = concept(ctx, section, "code")
    is_allergies = any(coding.code in _ALLERGY_LISTS for coding in code.codings)
    if not is_allergies or code_of(ctx, section, "emptyReason") != "nilknown":
        return []
    status = ctx.text(node, "status")
    return [
        AllergyIntolerance(
            subject=ctx.subject,
            code=concept(ctx, section, "emptyReason"),
            standing=of_status("" if status in {"current", "final"} else status),
            status=status,
            recorded=first_date(ctx, node, "date"),
            sources=ctx.source(place),
            none_known=True,
        )
    ]
