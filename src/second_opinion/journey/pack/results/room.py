"""How much of the page a table of values takes: as much as its words need, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from second_opinion.journey.pack.results.series import Series
from second_opinion.journey.pack.view import View
from second_opinion.journey.pack.wording.values import value_text
from second_opinion.ports.paper import Column

_WIDTHS: Final = {1: 0.62, 2: 0.76}
_A_SENTENCE: Final = 26
_DATES, _DATES_OF_LONG_VALUES, _LONG = 5, 4, 11
# Shares of the usual range: as narrow as "135-145" needs, as wide as ranges by age or in words need.
_NARROWEST, _WIDEST, _LETTERS_A_SHARE = 1.1, 2.6, 13


def dates_across(view: View, rows: Sequence[Series]) -> int:
    """How many values stand side by side: "174.32/113.26" and its neighbour are not read as one number."""
    texts = (value_text(fact.value, view.words).partition(" ")[0] for one in rows for fact in one.facts)
    is_crowded = any(len(text) > _LONG and text[0].isdigit() for text in texts)
    return _DATES_OF_LONG_VALUES if is_crowded else _DATES


def share_of_ranges(usual: Sequence[str]) -> float:
    """What the column of usual ranges needs: words on many lines beside an empty half page help nobody."""
    return min(max(_NARROWEST, max(map(len, usual), default=0) / _LETTERS_A_SHARE), _WIDEST)


def width_of(head: Sequence[Column], ranges: float, dates: int) -> float:
    """The table's share of the page: one or two values do not lie at the far side of it from their names. What the
    ranges need beyond a short one comes on top; one told by ages is a sentence and takes the whole page."""
    if ranges == _WIDEST:
        return 1.0
    across = sum(column.share for column in head)
    return min(_WIDTHS.get(dates, 1.0) * across / (across - ranges + _NARROWEST), 1.0)


def has_sentences(view: View, rows: Sequence[Series]) -> bool:
    """True where a value needs the whole page: "does not accept blood transfusions"."""
    texts = (value_text(fact.value, view.words) for one in rows for fact in one.facts)
    return any(len(text) > _A_SENTENCE for text in texts)
