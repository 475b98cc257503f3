"""How much fits: page one is one page always, so its lines are counted before they are drawn.

Widths are in average letters of the body text. The counts lean to the long side: paper that is not used costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from second_opinion.ports.paper import Span, Text

GAP = 0.12
"""The space between two items of a list, in lines."""
_HAIR = 0.001  # sums of fractions are not exact
_WIDE = 1.4
_WIDEST = 2.1
_MISSING = 7.0  # a character no font has is drawn as a small boxed code
_CITE = 0.75
_MARK = 2.5
_ELLIPSIS = "…"


class Fitted(NamedTuple):
    """The items that fit, how many do not, and the lines used."""

    shown: tuple[Text, ...]
    hidden: int
    lines: float


def fit(items: Sequence[Text], lines: float, width: int) -> Fitted:
    """As many items, from the first, as fit; one line is kept for saying how many more there are."""
    needed = [lines_of(item, width) + GAP for item in items]
    if sum(needed) <= lines + _HAIR:
        return Fitted(tuple(items), 0, sum(needed))
    used, shown = 0.0, 0
    for number in needed:
        if used + number > lines - 1 - GAP:
            break
        used, shown = used + number, shown + 1
    return Fitted(tuple(items[:shown]), len(items) - shown, used + 1 + GAP)


def lines_of(text: Text, width: int) -> int:
    """How many lines a text may take at that width."""
    return max(1, ceil(width_of(text) / width))


def width_of(text: Text) -> float:
    """The width of a text on one line."""
    return _letters(text) if isinstance(text, str) else sum(map(_span, text))


def clip(text: str, width: float) -> str:
    """The text on one line, cut at a word with "…" where it is longer."""
    flat = " ".join(text.split())
    if _letters(flat) <= width:
        return flat
    used, end = 0.0, 0
    for letter in flat:
        used += _letter(letter)
        if used > width - _WIDE:
            break
        end += 1
    cut = flat[:end]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > end // 2 else cut).rstrip(" ,;:") + _ELLIPSIS


def _span(span: Span) -> float:
    text = _letters(span.text) * (1.08 if span.strong else 0.9 if span.quiet else 1.0)
    number = 3.0 if span.page_of else 0.0
    return text + number + sum(len(mark) * _CITE + 1 for mark in span.cite) + (_MARK if span.mark else 0.0)


def _letters(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter.islower() or letter in " .,;:()-/'":
        return 1.0
    if letter in "MW@%":
        return _WIDEST
    if letter.isascii():
        return _WIDE if letter.isupper() or letter in "&=+<>" else 1.1
    return _WIDE if ord(letter) < 0x0500 or 0x2000 <= ord(letter) < 0x2300 else _MISSING
