"""The panels of page one, and how they share its two columns."""

from __future__ import annotations

from second_opinion.journey.pack.allergies import listed, none_known, none_said, none_text, reactions, risk
from second_opinion.journey.pack.budget import GAP, clip, fit, lines_of
from second_opinion.journey.pack.conditions import active
from second_opinion.journey.pack.events import recent as recent_events
from second_opinion.journey.pack.findings import key_findings, newest_vital_signs
from second_opinion.journey.pack.medicines import how, none_current, sort_medicines
from second_opinion.journey.pack.view import Spans, View, joined
from second_opinion.ports.paper import Block, Bullets, Panel, Span, Text
from second_opinion.record import Case

TITLE = 2
"""Lines that a panel's title and the space around it take."""
_HALF = 45
_ITEM = 150
_TOLD = 240
_LEAST = 2
_RECENT = 6


class Part:
    """A panel to be fitted: its title, its items, and where the rest stands."""

    def __init__(self, title: str, items: list[Text], anchor: str, *, warning: bool = False) -> None:
        self.title, self.items, self.anchor, self.warning = title, items, anchor, warning

    def needs(self) -> float:
        """Lines for all of it; none when there is nothing to say."""
        return TITLE + sum(lines_of(item, _HALF) + GAP for item in self.items) if self.items else 0

    def drawn(self, view: View, lines: float) -> Panel:
        """As much of it as fits, and how much more there is."""
        fitted = fit(self.items, lines - TITLE, _HALF)
        items = (*fitted.shown, view.more(fitted.hidden, self.anchor)) if fitted.hidden else fitted.shown
        return Panel(self.title, (Bullets(items),), "warning" if self.warning else "plain")


def column(view: View, room: float, upper: Part, lower: Part, extra: Part, *, least: float) -> tuple[Block, ...]:
    """Panels under each other: the first two get what they need, and when that is too much, the upper one at least
    its share; the extra one only what is left."""
    first, second = upper.needs(), lower.needs()
    if first + second > room:
        first = min(first, max(room * least, room - second))
        second = room - first
    left = room - first - second
    blocks: list[Block] = [upper.drawn(view, first), lower.drawn(view, second)]
    if extra.items and left >= TITLE + _LEAST:
        blocks.append(extra.drawn(view, left))
    return tuple(blocks)


def diagnosis(view: View, case: Case | None) -> Part:
    """What was said, by whom and when; then the conditions of the record."""
    items: list[Text] = []
    if case is not None and case.told:
        by = case.told_by.label if case.told_by is not None else ""
        said = joined(
            view.say("told by {name}", name=by) if by else view.say("as told"), view.day(case.told_on), by=", "
        )
        items.append((Span(clip(case.told, _TOLD), strong=True), Span(f" ({clip(said, 70)})")))
    seen: set[str] = set()
    for fact in active(view):
        if fact.label.casefold() in seen:
            continue
        seen.add(fact.label.casefold())
        since = view.day(fact.when.first)
        items.append((view.cited(clip(view.name(fact), _ITEM), fact), Span(f" {since}", quiet=True)))
    title = view.say("Diagnosis and active conditions")
    return Part(title, items or [view.say("No active condition is written in these records.")], "conditions")


def findings(view: View) -> Part:
    """Reports, biopsies, and tests out of range."""
    return Part(view.say("Key findings"), key_findings(view, _ITEM), "results")


def allergies(view: View) -> Part:
    """Every allergy that counts, or what it means that there is none."""
    items: list[Text] = []
    for fact in listed(view):
        detail = clip(joined(reactions(view, fact), risk(view, fact)), 80)
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(f" {detail}")) if detail else (name,))
    if not items:
        said = none_text(view)
        items.append(tuple(Span(clip(span.text, _ITEM), span.strong, span.quiet, span.cite) for span in said[:2]))
    elif none := none_known(view):
        items += [_short(none_said(view, fact)) for fact in none[:1]]
    return Part(view.say("Allergies"), items, "allergies", warning=True)


def medicines(view: View) -> Part:
    """What is taken now, or what was handed over."""
    found = sort_medicines(view)
    items: list[Text] = []
    for fact in found.current:
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(" " + clip(how(fact, view), 70))))
    title = view.say("Current medicines")
    if not items:
        items.append(none_current(view, found))
        seen = dict.fromkeys(clip(view.name(fact), 90) for fact in found.handed)
        items += seen
        title = view.say("Medicines")
    return Part(title, items, "medicines")


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


def _short(spans: Spans) -> Spans:
    return tuple(Span(clip(span.text, _ITEM), span.strong, span.quiet, span.cite) for span in spans)
