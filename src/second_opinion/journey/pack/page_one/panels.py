"""The panels of page one: what each has to say, in full and ever more briefly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from second_opinion.journey.pack.lists.allergies import listed, none_known, none_said, none_text, reactions, risk
from second_opinion.journey.pack.lists.conditions import active, stage
from second_opinion.journey.pack.lists.medicines import alike, how, none_current, sort_medicines
from second_opinion.journey.pack.page_one.budget import clip, lines_of, width_of
from second_opinion.journey.pack.page_one.findings import key_findings, newest_tests, newest_vital_signs
from second_opinion.journey.pack.page_one.parts import HALF, Part
from second_opinion.journey.pack.timeline.events import recent as recent_events
from second_opinion.journey.pack.view import Spans, View, joined, run_on
from second_opinion.journey.pack.wording.instructions import how_often
from second_opinion.ports.paper import Span, Text
from second_opinion.record import AnyFact, Case, Condition, Device, Medication

_ITEM = 150
_TOLD = 240
_BY = 52
_ALONE = 2
_AMONG_OTHERS = 46
_RECENT = 6
_FOUR_LINES = 4
_BOLD = 1.08
_TWO_LINES = 2
# How much was handed out is no part of how it is taken: "Quantity: 14 | Refills: 0".
_SUPPLY = re.compile(r"[\s;,]*\bQuantity:\s*\d+(?:[\s|;,]*Refills:\s*\d+)?\s*\Z")


def diagnosis(view: View, case: Case | None) -> Part:
    """What was said, by whom and when; then the conditions of the record."""
    told = _told(view, case)
    found: dict[str, Condition] = {}
    for fact in active(view):
        found.setdefault(view.name(fact).casefold(), fact)
    names = [view.cited(clip(view.name(fact), _ITEM), fact) for fact in found.values()]
    brief: list[Text] = [(name,) for name in names]
    full: list[Text] = [_condition(view, name, fact) for name, fact in zip(names, found.values(), strict=True)]
    title = view.say("Diagnosis and active conditions")
    if not names and not told:
        return Part(title, "conditions", ([view.say("No active condition is written in these records.")],))
    rest = [Span(clip(name.text, _AMONG_OTHERS)) for name in names[_ALONE:]]
    also = (Span(view.say("Also:") + " "), *run_on(rest), Span(" "), view.cited("", *list(found.values())[_ALONE:]))
    together = [*told, *brief[:_ALONE], also]
    ways = [*told, *full], [*told, *brief]
    many = len(names) > _ALONE + 1
    return Part(title, "conditions", ways, together if many else (), len(told))


def findings(view: View) -> Part:
    """Reports, biopsies, and tests out of range."""
    full, brief, together, alike = key_findings(view)
    return Part(view.say("Key findings"), "results", (full, brief), together, alike)


def allergies(view: View) -> Part:
    """Every allergy that counts, or what it means that there is none."""
    full: list[Text] = []
    brief: list[Text] = []
    names: list[Span] = []
    for fact in listed(view):
        detail = clip(joined(risk(view, fact), reactions(view, fact)), 96)
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        full.append((name, Span(f" {detail}")) if detail else (name,))
        brief.append((name,))
        names.append(name)
    # Each way of saying that none is known once: "no known allergies" and "no known drug allergies" are two.
    none = {fact.label.casefold(): fact for fact in reversed(none_known(view))}
    said = [_short(none_said(view, fact)) for fact in none.values()] if full else [_short(none_text(view))]
    together = [run_on(names), *said] if len(names) > 1 else []
    return Part(view.say("Allergies"), "allergies", ([*full, *said], [*brief, *said]), together, tone="warning")


def medicines(view: View) -> Part:
    """What is taken now, or what was handed over."""
    found = sort_medicines(view)
    if found.current:
        groups = alike(view, found.current)
        said = [_as_taken(view, facts) for facts in groups]
        ways = tuple(list(texts) for texts in zip(*said, strict=True))
        together = run_on([view.cited(clip(view.name(facts[0]), 60), *facts, strong=True) for facts in groups])
        return Part(view.say("Current medicines"), "medicines", ways, [together] if len(groups) > 1 else ())
    # What was written until a day that has passed may still be taken, and what was handed over too.
    before = alike(view, [*found.lapsed, *found.past])
    lapsed = [_until(view, facts) for facts in before]
    names = [_on_one_line(view, *facts) for facts in before]
    handed = dict.fromkeys(clip(view.name(fact), 90) for fact in found.handed)
    none = none_current(view, found)
    # What is no longer written as current must not take the room that an allergy's reaction needs.
    return Part(view.say("Medicines"), "medicines", ([none, *lapsed, *handed], [none, *names, *handed]))


def devices(view: View) -> Part:
    """What is in or on the body: it decides which scan and which operation are possible."""
    kept = [fact for fact in view.facts.standing(Device) if fact.when.end in {None, fact.when.start}]
    found = {view.name(fact).casefold(): fact for fact in kept}
    items: list[Text] = [(view.cited(clip(view.name(fact), 90), fact),) for fact in found.values()]
    return Part(view.say("Devices"), "devices", (items,))


def tests(view: View) -> Part:
    """The newest tests, where none could be marked."""
    return Part(view.say("Newest tests"), "results", (newest_tests(view),))


def vitals(view: View) -> Part:
    """The newest vital signs, where there is room."""
    return Part(view.say("Newest vital signs"), "vitals", (newest_vital_signs(view),))


def recent(view: View) -> Part:
    """The newest procedures and stays, where there is room."""
    items: list[Text] = [
        (Span(view.day(event.on) + " ", quiet=True), view.cited(clip(event.text, 90), *event.facts))
        for event in recent_events(view, _RECENT)
    ]
    return Part(view.say("Newest procedures and hospital stays"), "timeline", (items,))


def _as_taken(view: View, facts: list[Medication]) -> tuple[Text, Text, Text, Text]:
    """A medicine with how it is taken: as its source wrote it, then ever more briefly, last its name."""
    fact = facts[0]
    whole = how(fact, view)
    instructions = tuple(f" {text}" for text in (_SUPPLY.sub("", whole), how_often(fact.frequency, view.words)))
    name = view.cited(clip(view.name(fact), 90), *facts, strong=True)
    own = lines_of((name,), HALF - 1)
    full, shorter, brief = (
        _with_what_fits(name, instructions, lines) for lines in (own + _FOUR_LINES, max(own, _TWO_LINES), own)
    )
    return full, shorter, brief, _on_one_line(view, *facts)


def _until(view: View, facts: list[Medication]) -> Text:
    ends = sorted(fact.when.end for fact in facts if fact.when.end)
    until = view.say("until {end}", end=view.day(ends[-1])) if ends else ""
    text = joined(clip(_SUPPLY.sub("", how(facts[0], view)), 60), until, by=", ")
    name = view.cited(clip(view.name(facts[0]), 90), *facts, strong=True)
    return (name, Span(f" {text}")) if text else (name,)


def _told(view: View, case: Case | None) -> list[Text]:
    if case is None or not case.told:
        return []
    by = "" if case.told_by is None else case.told_by.label
    if case.told_by is not None and width_of(by) > _BY:
        by = clip(case.told_by.name or by, _BY)
    said = joined(view.say("told by {name}", name=by) if by else view.say("as told"), view.day(case.told_on), by=", ")
    return [(Span(clip(case.told, _TOLD), strong=True), Span(f" ({said})"))]


def _condition(view: View, name: Span, fact: Condition) -> Text:
    beside = joined(clip(stage(view, fact), _ITEM // 3), view.day(fact.when.first), by=", ")
    return (name, Span(f" {beside}", quiet=True)) if beside else (name,)


def _on_one_line(view: View, *facts: AnyFact) -> Text:
    """As much of the name as stands on one line with its marks."""
    marks = width_of((view.cited("", *facts),))
    return (view.cited(clip(view.name(facts[0]), (HALF - marks - 1) / _BOLD), *facts, strong=True),)


def _with_what_fits(name: Span, more: Iterable[str], lines: int) -> Text:
    """The name with the first text that fits whole: an instruction that is cut says something else."""
    behind = (Span(text) for text in more if text.strip())
    return next(((name, span) for span in behind if lines_of((name, span), HALF - 1) <= lines), (name,))


def _short(spans: Sequence[Span]) -> Spans:
    return tuple(Span(clip(span.text, _ITEM), span.strong, span.quiet, span.cite) for span in spans)
