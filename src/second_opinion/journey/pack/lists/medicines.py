"""Medicines: taken now, handed over or given, past, planned, and not taken. Nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, beyond, joined, names
from second_opinion.journey.pack.wording.codewords import status_word
from second_opinion.journey.pack.wording.instructions import as_written, how_often
from second_opinion.journey.pack.wording.names import plain
from second_opinion.journey.pack.wording.values import value_text
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table, Text
from second_opinion.record import Claim, Medication, Period, Standing

_OVER = frozenset({"completed", "stopped", "ended", "cancelled", "aborted", "not-taken"})
HANDED = frozenset({"MedicationDispense", "MedicationAdministration"})
"""Kinds of statement that a medicine was given out or given, which does not say that it is taken now."""


class Sorted(NamedTuple):
    """Medicines by what they mean today. ``handed`` were given out or given, which does not say they are taken now;
    ``lapsed`` were current when they were written, until a day that has passed."""

    current: list[Medication]
    lapsed: list[Medication]
    handed: list[Medication]
    past: list[Medication]
    planned: list[Medication]
    not_taken: list[Medication]


def sort_medicines(view: View) -> Sorted:
    """Each medicine into one group: never none, never two."""
    found = Sorted([], [], [], [], [], [])
    for fact in view.facts.of(Medication):
        if fact.standing is Standing.PLANNED:
            found.planned.append(fact)
        elif not fact.stands:
            found.not_taken.append(fact)
        elif fact.origin in HANDED:
            found.handed.append(fact)
        elif is_over(fact, view.choices.made_on):
            (found.past if fact.status.lower() in _OVER else found.lapsed).append(fact)
        else:
            found.current.append(fact)
    found.current.sort(key=lambda fact: fact.label.casefold())
    for group in (found.lapsed, found.handed, found.past):
        group.sort(key=_last, reverse=True)
    return found


def is_over(fact: Medication, today: str) -> bool:
    """True when the source says it has ended, by its status or by an end before the day the packet is made."""
    if fact.status.lower() in _OVER:
        return True
    end = fact.when.end
    known_end = end is not None and (fact.when.start is None or end.value != fact.when.start.value)
    return known_end and end is not None and bool(today) and end.latest().isoformat() < today[:10]


def how(fact: Medication, view: View) -> str:
    """How it is taken: the instruction as written, else dose, route and frequency."""
    if fact.dosage:
        return as_written(fact.dosage, view.words)
    dose = value_text(fact.dose, view.words)
    if dose.replace(".", "").isdigit():
        dose = view.say("dose {amount}", amount=dose)
    as_needed = view.say("as needed") if fact.as_needed else ""
    return joined(dose, _route(fact), how_often(fact.frequency, view.words), as_needed, by=", ")


def _route(fact: Medication) -> str:
    # The NCI Thesaurus, from which C-CDA takes routes, puts what sort of thing it is behind each name.
    return fact.route.label.removesuffix(" Route of Administration")


def medicines(view: View) -> tuple[Block, ...]:
    """The whole section."""
    found = sort_medicines(view)
    blocks: list[Block] = [Heading(view.say("Medicines"), 1, "medicines")]
    if found.current:
        blocks += [Heading(view.say("Current medicines"), 2), _table(view, found.current)]
    else:
        blocks.append(Paragraph(none_current(view, found), "notice"))
    parts = (
        (view.say("Their end date has passed: ask if still taken"), found.lapsed),
        (view.say("Handed over by a pharmacy or given in care"), found.handed),
        (view.say("Past medicines"), found.past),
        (view.say("Planned medicines, not started as far as the record says"), found.planned),
        (view.say("Not taken, or never given"), found.not_taken),
    )
    for title, group in parts:
        if group:
            blocks += [Heading(title, 2), _condensed(view, group)]
    return tuple(blocks)


def none_current(view: View, found: Sorted) -> str:
    """What it means that no current medicine is listed."""
    if found.handed or found.past or found.lapsed:
        return view.say("No source lists a medicine as current. Earlier ones are listed. Please ask what is taken now.")
    if view.facts.standing(Claim):
        return view.say("No list of medicines is in these records, only bills. Please ask what is taken now.")
    return view.say("No medicine is written in these records. Please ask what is taken now.")


def _table(view: View, group: Iterable[Medication]) -> Table:
    columns = (
        Column(view.say("Medicine"), 2.8),
        Column(view.say("How it is taken"), 2.8),
        Column(view.say("For"), 1.6),
        Column(view.say("When"), 1.6),
        Column(view.say("By"), 1.6),
    )
    return table(columns, _rows(view, group), dense=False)


def _condensed(view: View, group: Iterable[Medication]) -> Table:
    """The same medicine taken the same way stands once, with how often and from when to when."""
    columns = (
        Column(view.say("Medicine"), 2.8),
        Column(view.say("How it was taken"), 2.6),
        Column(view.say("For"), 1.4),
        Column(view.say("When"), 1.8),
        Column(view.say("By"), 1.4),
    )
    return table(columns, _rows(view, group))


def _rows(view: View, group: Iterable[Medication]) -> list[Row]:
    return [
        Row((_name(view, facts), *_details(view, facts[0]), _times(view, facts), _by(facts)))
        for facts in alike(view, group)
    ]


def alike(view: View, group: Iterable[Medication]) -> list[list[Medication]]:
    """The same medicine taken the same way, together: sources write it anew at each visit."""
    same: dict[tuple[str, ...], list[Medication]] = {}
    for fact in group:
        key = (fact.label.casefold(), how(fact, view).casefold(), fact.status, fact.standing, fact.note, fact.reason)
        same.setdefault(key, []).append(fact)
    return list(same.values())


def _name(view: View, facts: list[Medication]) -> Text:
    name = view.cited(view.name(facts[0]), *facts, strong=True)
    note = beyond(facts[0].note, how(facts[0], view), name.text)
    return (name, Span(" " + note, quiet=True)) if note else (name,)


def _details(view: View, fact: Medication) -> tuple[str, str]:
    return how(fact, view), plain(fact.reason)


def _status(view: View, fact: Medication) -> str:
    return status_word(fact.status, view.words) if fact.status.lower() != "active" else ""


def _times(view: View, facts: list[Medication]) -> str:
    status = _status(view, facts[0])
    if len(facts) == 1:
        return joined(_period(view, facts[0]) or view.date_of(facts[0]), status)
    if not is_over(facts[0], view.choices.made_on) and facts[0].origin not in HANDED:
        begun = sorted(fact.when.first for fact in facts if fact.when.first)
        if len(begun) > 1 and begun[0].day != begun[-1].day:
            again = view.say("since {start}, again {last}", start=view.day(begun[0]), last=view.day(begun[-1]))
            return joined(again, status)
        return joined(view.say("since {start}", start=view.day(begun[0])) if begun else "", status)
    days = [moment for fact in facts for moment in (fact.when.first or fact.recorded, fact.when.end) if moment]
    days_text = view.span(Period(min(days), max(days))) if days else ""
    return joined(view.plural("{number} time", "{number} times", len(facts)), days_text, status)


def _period(view: View, fact: Medication) -> str:
    over = is_over(fact, view.choices.made_on) or fact.origin in HANDED
    return view.ended(fact.when) if over else view.span(fact.when)


def _by(facts: list[Medication]) -> str:
    return names(one for fact in facts for one in fact.performers)


def _last(fact: Medication) -> str:
    moment = fact.when.end or fact.when.start or fact.recorded
    return moment.value if moment else ""
