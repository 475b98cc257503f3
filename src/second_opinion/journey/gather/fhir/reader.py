"""Reading one file: decode, find the entries, read each, and say what became of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from second_opinion.journey.gather.fhir.document.bundle import Entries, entries_of
from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.decode import Decoded, decode
from second_opinion.journey.gather.fhir.document.references import Index
from second_opinion.journey.gather.fhir.document.shape import NotSafe
from second_opinion.journey.gather.fhir.document.tree import Entry, Json, is_object
from second_opinion.journey.gather.fhir.entries.standing import gravest
from second_opinion.journey.gather.fhir.facts.dispatch import LONE_BINARY, READERS, SUPPORT
from second_opinion.journey.gather.fhir.values.datatypes import concept
from second_opinion.journey.gather.fhir.values.narrative import narrative_of
from second_opinion.journey.gather.fhir.whole.heading import heading_of
from second_opinion.journey.gather.fhir.whole.panels import name_panels
from second_opinion.journey.gather.fhir.whole.people import name_people, subject_of
from second_opinion.journey.gather.fhir.whole.warnings import warnings_of
from second_opinion.journey.gather.outcome import Ending, Reading
from second_opinion.record import N_, AnyFact, Note, Reason, Standing

MEDIA_TYPE: Final = "application/fhir+json"
NO_FACTS: Final = N_("The file is kept. It is in FHIR form but says nothing about a person's health.")


def read(data: bytes, original: str) -> Reading:
    """Everything one FHIR file says. ``original`` is the SHA-256 of the bytes, for the source of each fact.

    Never raises on what the bytes hold: a file that cannot be read ends REFUSED with a reason.
    """
    try:
        decoded = decode(data)
    except NotSafe as found:
        return Reading(ending=Ending.REFUSED, format="FHIR JSON", media_type=MEDIA_TYPE, reason=found.reason)
    return _reading(decoded, original)


def _reading(decoded: Decoded, original: str) -> Reading:
    entries = entries_of(decoded.values)
    ctx = Context(original, Index(entries.found))
    keys = name_people(ctx, entries.found)
    name_panels(ctx, entries.found)
    facts: list[AnyFact] = []
    for entry in entries.found:
        facts += _facts_of(ctx, entry, keys, entries.left)
    facts += _unused(ctx, entries)
    heading = heading_of(ctx, decoded, entries.found)
    told = bool(facts or ctx.people)
    return Reading(
        ending=Ending.READ if told else Ending.KEPT,
        format=heading.format,
        media_type=MEDIA_TYPE,
        reason=None if told else Reason(NO_FACTS),
        title=heading.title,
        custodian=heading.custodian,
        created=heading.created,
        people=tuple(ctx.people.values()),
        facts=tuple(facts),
        embedded=tuple(ctx.embedded),
        left=dict(sorted(entries.left.items())),
        support=_support(ctx, entries.found),
        warnings=tuple(decoded.warnings) + warnings_of(ctx, facts),
    )


def _facts_of(ctx: Context, entry: Entry, keys: dict[int, str], left: Counter[str]) -> Sequence[AnyFact]:
    """The facts of one entry; an entry that gives none is counted in ``left`` unless it explains others."""
    node, kind = entry.node, entry.type
    reader = READERS.get(kind)
    ctx.begin(entry)
    if id(node) in ctx.grouping:
        return ()
    if reader is None and "text" not in node:
        left[kind] += kind not in SUPPORT
        return ()
    subject = keys.get(id(node)) if kind == "Patient" else subject_of(ctx, node, keys)
    if reader is None or subject is None or (kind in SUPPORT and not _belongs_to_somebody(kind, node)):
        if kind not in SUPPORT:
            left[f"{kind} (about no person)" if reader and subject is None else kind] += 1
        return _words_only(ctx, node, subject)
    ctx.subject = subject
    facts = reader(ctx, node)
    if not facts and kind != "Patient":
        left[kind] += 1
    if ctx.remarks or "modifierExtension" in node or (facts and "text" in node):
        return _completed(ctx, node, facts)
    return facts


def _belongs_to_somebody(kind: str, node: Json) -> bool:
    """A Device of a patient is a fact; any other thing in SUPPORT only explains."""
    return kind == "Device" and ("patient" in node or "subject" in node)


def _completed(ctx: Context, node: Json, facts: Sequence[AnyFact]) -> Sequence[AnyFact]:
    """Put what has no place of its own into the first fact: remarks, and the narrative where nothing is coded."""
    if not facts:
        return facts
    first = facts[0]
    parts = [first.note] if first.note else []
    if not isinstance(first, Note):
        parts.append(_unsaid(ctx, node, first))
    parts += ctx.remarks
    said = "\n".join(part for part in dict.fromkeys(parts) if part)
    if said != first.note:
        facts = [msgspec.structs.replace(first, note=said), *facts[1:]]
    if node.get("modifierExtension"):
        ctx.unknown_modifiers += 1
        facts = [msgspec.structs.replace(fact, standing=gravest(fact.standing, Standing.UNCONFIRMED)) for fact in facts]
    return facts


def _unsaid(ctx: Context, node: Json, first: AnyFact) -> str:
    """The narrative where it says more than the codes: nothing is coded, or it is marked as saying more."""
    written: object = node.get("text")
    says_more = is_object(written) and written.get("status") == "additional"
    return narrative_of(ctx, node) if says_more or not first.code else ""


def _words_only(ctx: Context, node: Json, subject: str | None) -> Sequence[AnyFact]:
    """The narrative of an entry of a kind that is not understood: kept as a note when it is about a person."""
    if not subject or "text" not in node:
        return ()
    words = narrative_of(ctx, node)
    if not words:
        return ()
    ctx.subject = subject
    return (Note(subject=subject, code=concept(ctx, node, "code"), sources=ctx.source(), text=words),)


def _unused(ctx: Context, entries: Entries) -> list[AnyFact]:
    """What only explains others, and was not used: a Binary is a document by itself, the rest is left over."""
    facts: list[AnyFact] = []
    for entry in entries.found:
        if entry.type in SUPPORT and id(entry.node) not in ctx.index.used:
            if entry.type == "Binary":
                ctx.begin(entry)
                ctx.subject = ""
                found = LONE_BINARY(ctx, entry.node)
                facts += found
                entries.left["Binary"] += not found
            elif not _belongs_to_somebody(entry.type, entry.node):
                entries.left[entry.type] += 1
    entries.left += Counter[str]()  # drops the zeros
    return facts


def _support(ctx: Context, entries: list[Entry]) -> dict[str, int]:
    """The entries that gave no fact of their own but explain others, by type."""
    count = Counter[str]()
    for entry in entries:
        used = id(entry.node) in ctx.index.used
        if id(entry.node) in ctx.grouping or (
            used and entry.type in SUPPORT and not _belongs_to_somebody(entry.type, entry.node)
        ):
            count[entry.type] += 1
    return dict(sorted(count.items()))
