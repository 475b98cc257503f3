"""Procedures done and not done, immunizations, and devices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined, names
from second_opinion.journey.pack.wording.names import plain, site
from second_opinion.ports.paper import Block, Column, Heading, Row, Span, Table
from second_opinion.record import AnyFact, Device, Immunization, Period, Procedure, Standing

Kind = TypeVar("Kind", Procedure, Immunization)

_DATES_SHOWN = 3
_EXAMINATION: Final = re.compile(
    r"\b(?:tests?|testing|screening|measurement|examination|exam|evaluation|assessment|auscultation|typing|culture"
    r"|documentation|reconciliation|surveillance|counseling|education|review|monitoring|vaccination|antigen|antibody|count|panel"
    r"|prueba|examen|medición|evaluación|revisión|consejería|vacunación|cultivo)\b",
    re.IGNORECASE,
)


def procedures(view: View) -> tuple[Block, ...]:
    """What was done, newest first; the same thing done often stands once with its dates. Then what was not done."""
    done, not_done = view.facts.standing(Procedure), view.facts.standing(Procedure, Standing.NOT_DONE, Standing.REFUTED)
    if not done and not not_done:
        return ()
    blocks: list[Block] = [Heading(view.say("Procedures"), 1, "procedures")]
    if done:
        blocks.append(_table(view, done))
    if not_done:
        blocks += [Heading(view.say("Not done"), 2), _table(view, not_done)]
    return tuple(blocks)


def immunizations(view: View) -> tuple[Block, ...]:
    """Vaccines given with all their dates, and those not given with the reason."""
    given = view.facts.standing(Immunization)
    refused = view.facts.standing(Immunization, Standing.NOT_DONE, Standing.REFUTED)
    if not given and not refused:
        return ()
    columns = (Column(view.say("Vaccine"), 3.2), Column(view.say("Given on"), 4.0))
    rows: list[Row] = []
    for facts in _same(given, by_site=False):
        days = [joined(view.date_of(fact), _dose(view, fact), by=", ") for fact in facts]
        rows.append(Row(((view.cited(view.name(facts[0]), *facts, strong=True),), joined(*days, by="; "))))
    blocks: list[Block] = [Heading(view.say("Immunizations"), 1, "immunizations")]
    if rows:
        blocks.append(table(columns, rows))
    if refused:
        blocks += [Heading(view.say("Not given"), 2), _not_given(view, refused)]
    return tuple(blocks)


def is_examination(name: str) -> bool:
    """True for what is done at many visits and tells no story by itself: a test, a check, a talk."""
    return _EXAMINATION.search(name) is not None


def devices(view: View) -> tuple[Block, ...]:
    """Devices in, on or used by the body."""
    found = view.facts.standing(Device)
    if not found:
        return ()
    columns = (Column(view.say("Device"), 3.4), Column(view.say("Details"), 3.4), Column(view.say("When"), 1.6))
    rows = [
        Row(
            (
                (view.cited(view.name(fact), fact, strong=True), *_note(fact)),
                _device(fact),
                view.span(fact.when) or view.date_of(fact),
            )
        )
        for fact in found
    ]
    return Heading(view.say("Devices"), 2, "devices"), table(columns, rows)


def times(view: View, facts: Sequence[AnyFact]) -> str:
    """The dates of the same thing done several times: all of a few, else how often and from when to when."""
    moments = [fact.when.first or fact.recorded for fact in facts]
    known = sorted({moment for moment in moments if moment is not None})
    if len(facts) <= _DATES_SHOWN:
        # Something done was done on a day: a beginning alone is that day, not "since".
        return joined(*(view.ended(fact.when) or view.date_of(fact) for fact in facts), by="; ")
    often = view.plural("{number} time", "{number} times", len(facts))
    return joined(often, view.span(Period(known[0], known[-1])) if known else "", by=", ")


def _table(view: View, found: Sequence[Procedure]) -> Table:
    columns = (
        Column(view.say("Procedure"), 3.6),
        Column(view.say("When"), 2.6),
        Column(view.say("By"), 1.6),
        Column(view.say("Why, and how it ended"), 2.0),
    )
    return table(columns, [_row(view, facts) for facts in _same(found[::-1], by_site=True)])


def _row(view: View, facts: list[Procedure]) -> Row:
    first = facts[0]
    name = [view.cited(view.name(first), *facts, strong=True)]
    sites = "; ".join(dict.fromkeys(where for fact in facts if (where := site(fact))))
    if more := joined(sites if sites.casefold() not in first.label.casefold() else "", *(fact.note for fact in facts)):
        name.append(Span(" " + more, quiet=True))
    said = (plain(text) for fact in facts for text in (fact.reason, fact.outcome))
    # Some systems write a dash where nothing is known.
    why = joined(*(text for text in said if any(map(str.isalnum, text))))
    return Row((tuple(name), times(view, facts), names(one for fact in facts for one in fact.performers), why))


def _not_given(view: View, refused: Sequence[Immunization]) -> Table:
    columns = (Column(view.say("Vaccine"), 3.2), Column(view.say("Date"), 1.6), Column(view.say("Why not"), 3.0))
    rows = [
        Row(((view.cited(view.name(fact), fact, strong=True),), view.date_of(fact), joined(fact.reason, fact.note)))
        for fact in refused
    ]
    return table(columns, rows)


def _dose(view: View, fact: Immunization) -> str:
    return view.say("dose {number}", number=fact.dose_number) if fact.dose_number else ""


def _device(fact: Device) -> str:
    """Where and which; the long identifier for machines only where nothing else says which."""
    which = joined(fact.manufacturer, fact.model, fact.serial, by=", ")
    return joined(site(fact), which or (f"UDI {fact.udi}" if fact.udi else ""), by=", ")


def _note(fact: AnyFact) -> tuple[Span, ...]:
    return (Span(" " + fact.note, quiet=True),) if fact.note else ()


def _same(facts: Sequence[Kind], *, by_site: bool) -> list[list[Kind]]:
    """Facts by what they are called, in the order given; ``by_site`` never throws body sites together."""
    found: dict[tuple[str, str, str], list[Kind]] = {}
    for fact in facts:
        key = (fact.label.casefold(), fact.standing, fact.body_site.label.casefold() if by_site else "")
        found.setdefault(key, []).append(fact)
    return list(found.values())
