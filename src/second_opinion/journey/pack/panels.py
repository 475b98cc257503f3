"""The panels of page one, and how they share its two columns."""

from __future__ import annotations

from second_opinion.journey.pack.allergies import listed, none_known, none_said, none_text, reactions, risk
from second_opinion.journey.pack.budget import GAP, clip, fit, lines_of
from second_opinion.journey.pack.conditions import active
from second_opinion.journey.pack.events import recent as recent_events
from second_opinion.journey.pack.findings import key_findings, newest_vital_signs
from second_opinion.journey.pack.medicines import how, none_current, sort_medicines
from second_opinion.journey.pack.view import Spans, View, joined
from second_opinion.ports.paper import Block, Bullets, Panel, Span, Text, Tone
from second_opinion.record import Case

TITLE = 2
"""Lines that a panel's title and the space around it take."""
_HALF = 50
_ITEM = 150
_TOLD = 240
_LEAST = 2
_RECENT = 6
_BRIEF = 34


class Part:
    """A panel to be fitted: its title, its items in full and in brief, and where the rest stands."""

    def __init__(self, title: str, items: list[Text], anchor: str, brief: list[Text] | None = None) -> None:
        self.title, self.items, self.anchor, self.brief = title, items, anchor, brief or items
        self.tone: Tone = "plain"

    def needs(self) -> float:
        """Lines for all of it in full; none when there is nothing to say."""
        return _needs(self.items)

    def shorten(self) -> float:
        """Say it in brief from now on: the lines for all of it."""
        self.items = self.brief
        return _needs(self.items)

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
        second = lower.shorten()
    if first + second > room:
        first = upper.shorten()
    if first + second > room:
        first = min(first, max(room * least, room - second))
    above, used = upper.drawn(view, first)
    below, more = lower.drawn(view, room - used)
    left = room - used - more
    if not extra.items or left < TITLE + _LEAST:
        return above, below
    return above, below, extra.drawn(view, left)[0]


def _needs(items: list[Text]) -> float:
    return TITLE + sum(lines_of(item, _HALF) + GAP for item in items) if items else 0.0


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
    items, brief = key_findings(view)
    return Part(view.say("Key findings"), items, "results", brief)


def allergies(view: View) -> Part:
    """Every allergy that counts, or what it means that there is none."""
    items: list[Text] = []
    brief: list[Text] = []
    for fact in listed(view):
        detail = clip(joined(reactions(view, fact), risk(view, fact)), 80)
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(f" {detail}")) if detail else (name,))
        brief.append((view.cited(clip(view.name(fact), _BRIEF), fact, strong=True),))
    none = none_known(view)
    said = [_short(none_said(view, fact)) for fact in none[:1]] if items else [_short(none_text(view)[:2])]
    part = Part(view.say("Allergies"), [*items, *said], "allergies", [*brief, *said])
    part.tone = "warning"
    return part


def medicines(view: View) -> Part:
    """What is taken now, or what was handed over."""
    found = sort_medicines(view)
    items: list[Text] = []
    brief: list[Text] = []
    for fact in found.current:
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(" " + clip(how(fact, view), 70))))
        brief.append((view.cited(clip(view.name(fact), _BRIEF), fact, strong=True),))
    if items:
        return Part(view.say("Current medicines"), items, "medicines", brief)
    handed = dict.fromkeys(clip(view.name(fact), 90) for fact in found.handed)
    return Part(view.say("Medicines"), [none_current(view, found), *handed], "medicines")


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
