"""The panels of page one, and how they share its two columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import inf

from second_opinion.journey.pack.lists.allergies import listed, none_known, none_said, none_text, reactions, risk
from second_opinion.journey.pack.lists.conditions import active
from second_opinion.journey.pack.lists.medicines import alike, how, none_current, sort_medicines
from second_opinion.journey.pack.page_one.budget import GAP, clip, fit, lines_of, width_of
from second_opinion.journey.pack.page_one.findings import key_findings, newest_vital_signs
from second_opinion.journey.pack.timeline.events import recent as recent_events
from second_opinion.journey.pack.view import Spans, View, joined
from second_opinion.journey.pack.wording.instructions import how_often
from second_opinion.ports.paper import Block, Bullets, Panel, Span, Text, Tone
from second_opinion.record import AnyFact, Case, Medication

TITLE = 2.35
"""Lines that a panel's title and the space around it take: measured on drawn pages."""
_HALF = 50
_ITEM = 150
_TOLD = 240
_LEAST = 2
_RECENT = 6
_FOUR_LINES = 4
_BOLD = 1.08
_TWO_LINES = 2
# How much was handed out is no part of how it is taken: "Quantity: 14 | Refills: 0".
_SUPPLY = re.compile(r"[\s;,]*\bQuantity:\s*\d+(?:[\s|;,]*Refills:\s*\d+)?\s*\Z")


class Part:
    """A panel to be fitted: its title, its items as they are said in full and ever more briefly, and where the rest
    stands."""

    def __init__(self, title: str, items: list[Text], anchor: str, *briefer: list[Text]) -> None:
        self.title, self.items, self.anchor, self.briefer = title, items, anchor, list(briefer)
        self.tone: Tone = "plain"

    def needs(self) -> float:
        """Lines for all of it in full; none when there is nothing to say."""
        return _needs(self.items)

    def shorten(self, room: float) -> float:
        """Say it as briefly as must be to fit, from now on: the lines for all of it."""
        while _needs(self.items) > room and self.briefer:
            self.items = self.briefer.pop(0)
        return _needs(self.items)

    def worth_its_title(self) -> float:
        """Lines below which it would say nothing: for its title, two items and how many more there are."""
        if not self.items:
            return inf
        return _needs(self.items[:_LEAST]) + (1 + GAP if len(self.items) > _LEAST else 0)

    def drawn(self, view: View, lines: float) -> tuple[Panel, float]:
        """As much of it as fits, how much more there is; and the lines used."""
        fitted = fit(self.items, lines - TITLE, _HALF)
        items = (*fitted.shown, view.more(fitted.hidden, self.anchor)) if fitted.hidden else fitted.shown
        return Panel(self.title, (Bullets(items),), self.tone), TITLE + fitted.lines


def column(view: View, room: float, upper: Part, lower: Part, extra: Part, *, least: float) -> tuple[Block, ...]:
    """Panels under each other. When the first two need too much they are said in brief, the lower one first; when even
    that is too much, the upper one gets at least its share. The extra one has only what is left."""
    first, second = upper.needs(), lower.needs()
    if first + second > room:
        second = lower.shorten(room - first)
    if first + second > room:
        first = upper.shorten(room - second)
    if first + second > room:
        first = min(first, max(room * least, room - second))
    above, used = upper.drawn(view, first)
    below, more = lower.drawn(view, room - used)
    left = room - used - more
    if left < extra.worth_its_title():
        return above, below
    return above, below, extra.drawn(view, left)[0]


def _needs(items: list[Text]) -> float:
    return TITLE + sum(lines_of(item, _HALF) + GAP for item in items) if items else 0.0


def diagnosis(view: View, case: Case | None) -> Part:
    """What was said, by whom and when; then the conditions of the record."""
    items: list[Text] = []
    told = 0
    if case is not None and case.told:
        told = 1
        by = case.told_by.label if case.told_by is not None else ""
        said = joined(
            view.say("told by {name}", name=by) if by else view.say("as told"), view.day(case.told_on), by=", "
        )
        items.append((Span(clip(case.told, _TOLD), strong=True), Span(f" ({clip(said, 70)})")))
    brief: list[Text] = []
    seen: set[str] = set()
    for fact in active(view):
        if fact.label.casefold() in seen:
            continue
        seen.add(fact.label.casefold())
        since = view.day(fact.when.first)
        items.append((view.cited(clip(view.name(fact), _ITEM), fact), Span(f" {since}", quiet=True)))
        brief.append((view.cited(clip(view.name(fact), _ITEM), fact),))
    title = view.say("Diagnosis and active conditions")
    none = view.say("No active condition is written in these records.")
    return Part(title, items or [none], "conditions", [*items[:told], *brief] or [none])


def findings(view: View) -> Part:
    """Reports, biopsies, and tests out of range."""
    items, brief = key_findings(view)
    return Part(view.say("Key findings"), items, "results", brief)


def allergies(view: View) -> Part:
    """Every allergy that counts, or what it means that there is none."""
    items: list[Text] = []
    brief: list[Text] = []
    names: list[Text] = []
    for fact in listed(view):
        detail = clip(joined(reactions(view, fact), risk(view, fact)), 80)
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(f" {detail}")) if detail else (name,))
        brief.append((name,))
        names.append(_on_one_line(view, fact))
    # Each way of saying that none is known once: "no known allergies" and "no known drug allergies" are two.
    none = {fact.label.casefold(): fact for fact in reversed(none_known(view))}
    said = [_short(none_said(view, fact)) for fact in none.values()] if items else [_short(none_text(view))]
    part = Part(view.say("Allergies"), [*items, *said], "allergies", [*brief, *said], [*names, *said])
    part.tone = "warning"
    return part


def medicines(view: View) -> Part:
    """What is taken now, or what was handed over."""
    found = sort_medicines(view)
    if found.current:
        said = [_as_taken(view, facts) for facts in alike(view, found.current)]
        full, shorter, brief, names = (list(texts) for texts in zip(*said, strict=True))
        return Part(view.say("Current medicines"), full, "medicines", shorter, brief, names)
    # What was written until a day that has passed may still be taken, and what was handed over too.
    lapsed = [_until(view, facts) for facts in alike(view, [*found.lapsed, *found.past])]
    handed = dict.fromkeys(clip(view.name(fact), 90) for fact in found.handed)
    return Part(view.say("Medicines"), [none_current(view, found), *lapsed, *handed], "medicines")


def _as_taken(view: View, facts: list[Medication]) -> tuple[Text, Text, Text, Text]:
    """A medicine with how it is taken: as its source wrote it, then ever more briefly, last its name."""
    fact = facts[0]
    whole = how(fact, view)
    instructions = tuple(f" {text}" for text in (whole, _SUPPLY.sub("", whole), how_often(fact.frequency, view.words)))
    name = view.cited(clip(view.name(fact), 90), *facts, strong=True)
    own = lines_of((name,), _HALF - 1)
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


def vitals(view: View) -> Part:
    """The newest vital signs, where there is room."""
    items: list[Text] = [*newest_vital_signs(view)]
    return Part(view.say("Newest vital signs"), items, "vitals")


def recent(view: View) -> Part:
    """The newest procedures and stays, where there is room."""
    items: list[Text] = [
        (Span(view.day(event.on) + " ", quiet=True), view.cited(clip(event.text, 90), *event.facts))
        for event in recent_events(view, _RECENT)
    ]
    return Part(view.say("Newest procedures and hospital stays"), items, "timeline")


def _on_one_line(view: View, *facts: AnyFact) -> Text:
    """As much of the name as stands on one line with its marks."""
    marks = width_of((view.cited("", *facts),))
    return (view.cited(clip(view.name(facts[0]), (_HALF - marks - 1) / _BOLD), *facts, strong=True),)


def _with_what_fits(name: Span, more: Iterable[str], lines: int) -> Text:
    """The name with the first text that fits whole: an instruction that is cut says something else."""
    behind = (Span(text) for text in more if text.strip())
    return next(((name, span) for span in behind if lines_of((name, span), _HALF - 1) <= lines), (name,))


def _short(spans: Spans) -> Spans:
    return tuple(Span(clip(span.text, _ITEM), span.strong, span.quiet, span.cite) for span in spans)
