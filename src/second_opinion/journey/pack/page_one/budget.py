"""How much fits: page one is one page always, so its lines are counted before they are drawn.

Widths are in average letters of the body text. The counts lean to the long side: paper that is not used costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from second_opinion.ports.paper import Span, Text

GAP = 0.1
"""The space between two items of a list, in lines."""
_HAIR = 0.001  # sums of fractions are not exact
_WIDE = 1.4
# Advance widths of Noto Sans in hundredths of its size, for the letters of English; 49 of them are an average letter.
_ADVANCE: Final = {
    26: " ijl'", 28: "!,.:;J`", 32: "()-[]", 36: "Ift/\\{}", 41: '"r_', 43: "?", 47: "z", 48: "cs", 51: "vy",
    53: "FLkx", 56: "ETae*S|", 57: "$+0123456789<=>YZ^~", 60: "PVoX", 62: "KRbdghnpqu", 65: "CA#B", 74: "&DGUH",
    78: "NOQ", 79: "w", 83: "%", 91: "M@", 96: "m", 103: "W",
}  # fmt: skip
_WIDTHS: Final = {letter: hundredths / 49 for hundredths, letters in _ADVANCE.items() for letter in letters}
_MISSING = 7.0  # a character no font has is drawn as a small boxed code
_CITE = 0.75
_MARK = 2.5
_ELLIPSIS = "…"
# What denies the words behind it says the opposite of them when it is the last: "malignancy is not…".
_DENYING: Final = re.compile(r"(?:[ ,;:]+(?:(?:is|are|was|were) )?(?:not?|without|nor|never|sin|ni))+\Z", re.IGNORECASE)


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


def lines_of(text: Text, width: float) -> int:
    """How many lines a text may take at that width, broken between words as they are on paper."""
    lines, used = 1, 0.0
    for word in _words(text):
        if used + word <= width:
            used += word + _letter(" ")
            continue
        more = max(1, ceil(word / width))
        lines += more if used else more - 1
        used = word - (more - 1) * width + _letter(" ")
    return lines


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
    kept = (at_word if len(at_word) > end // 2 else cut).rstrip(" ,;:")
    return _DENYING.sub("", kept) + _ELLIPSIS


def _words(text: Text) -> list[float]:
    """The width of each piece that is never broken; the marks behind a word stay with it."""
    found = [0.0]
    for span in (Span(text),) if isinstance(text, str) else text:
        for number, word in enumerate([span.text] if span.whole else span.text.split(" ")):
            if number:
                found.append(0.0)
            found[-1] += _letters(word) * _thickness(span)
        found[-1] += _behind(span)
    return found


def _span(span: Span) -> float:
    return _letters(span.text) * _thickness(span) + _behind(span)


def _thickness(span: Span) -> float:
    return 1.08 if span.strong else 0.9 if span.quiet else 1.0


def _behind(span: Span) -> float:
    number = 3.0 if span.page_of else 0.0
    return number + sum(len(mark) * _CITE + 1 for mark in span.cite) + (_MARK if span.mark else 0.0)


def _letters(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    return _WIDE if ord(letter) < 0x0500 or 0x2000 <= ord(letter) < 0x2300 else _MISSING
