"""How the panels of page one share its two columns: each says what there is room for, and how much more there is."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from second_opinion.journey.pack.page_one.budget import GAP, fit, lines_of
from second_opinion.journey.pack.view import View
from second_opinion.ports.paper import Block, Bullets, Panel, Text, Tone

TITLE = 2.28
"""Lines that a panel's title and the space around it take: measured on drawn pages."""
HALF = 50
"""Letters on a line of a column."""
_LEAST = 2


class Part(NamedTuple):
    """A panel to be fitted. ``ways`` are its items as they are said in full and ever more briefly, one for one;
    ``together`` says them all in fewer items, of which the first ``alike`` are still one for one, for when nothing else
    shows them all. ``anchor`` is where the rest stands.
    """

    title: str
    anchor: str
    ways: tuple[Sequence[Text], ...]
    together: Sequence[Text] = ()
    alike: int = 0
    tone: Tone = "plain"

    def needs(self, room: float = inf) -> float:
        """Lines for all of it, as fully as fits in that room; as briefly as can be when nothing fits."""
        found = [_needs(way) for way in self._all()]
        return next((lines for lines in found if lines <= room), found[-1] if found else 0.0)

    def brief(self) -> float:
        """Lines for all of it in brief, each item by itself."""
        return _needs(self.ways[-1])

    def worth_its_title(self) -> float:
        """Lines below which it would say nothing: for its title, two items and how many more there are."""
        items = self.ways[0]
        if not items:
            return inf
        return _needs(items[:_LEAST]) + (1 + GAP if len(items) > _LEAST else 0)

    def drawn(self, view: View, lines: float) -> tuple[Panel, float]:
        """As much of it as fits, how much more there is; and the lines used."""
        items = self._fullest(lines)
        fitted = fit(items, lines - TITLE, HALF)
        shown = (*fitted.shown, view.more(fitted.hidden, self.anchor)) if fitted.hidden else fitted.shown
        return Panel(self.title, (Bullets(shown),), self.tone), TITLE + fitted.lines

    def _all(self) -> tuple[Sequence[Text], ...]:
        return (*self.ways, self.together) if self.together else self.ways

    def _fullest(self, lines: float) -> Sequence[Text]:
        """The fullest way that fits, with single items said more fully, from the first, where that fits too."""
        place = next((number for number, way in enumerate(self._all()) if _needs(way) <= lines), None)
        if place is None:
            return self.ways[-1]
        items = list(self._all()[place])
        left = lines - _needs(items)
        alike = len(items) if place < len(self.ways) else self.alike
        for way in self.ways[:place][::-1]:
            for number, fuller in enumerate(way[:alike]):
                more = lines_of(fuller, HALF) - lines_of(items[number], HALF)
                if more <= left:
                    items[number], left = fuller, left - more
        return items


def column(
    view: View, room: float, upper: Part, lower: Part, *extras: Part, least: float, small: Part | None = None
) -> tuple[Block, ...]:
    """Panels under each other. When the first two need too much they are said in brief, the lower one first; when even
    that is too much, the upper one gets at least its share. The extra ones have only what is left; the small one comes
    before them, and before the lower one is said more fully."""
    first, second = upper.needs(), lower.needs()
    if first + second > room:
        second = lower.needs(room - first)
    if first + second > room:
        first = upper.needs(room - second)
    if first + second > room:
        first = min(first, max(room * least, room - second))
    above, used = upper.drawn(view, first)
    kept = small.needs() if small is not None else 0.0
    if lower.brief() > room - used - kept:
        kept = 0.0
    below, more = lower.drawn(view, room - used - kept)
    blocks, left = [above, below], room - used - more
    for extra in (*([small] if small is not None else []), *extras):
        if left >= extra.worth_its_title():
            panel, more = extra.drawn(view, left)
            blocks.append(panel)
            left -= more
    return tuple(blocks)


def _needs(items: Sequence[Text]) -> float:
    return TITLE + sum(lines_of(item, HALF) + GAP for item in items) if items else 0.0
