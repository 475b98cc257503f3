"""The entry of an original that a fact comes from, as lines of text to show: never markup, never run."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

LONGEST_LINE: Final = 2_000
MOST_LINES: Final = 600


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Part of an original. ``found`` is False when the place was not found and the beginning is shown instead.

    ``marked`` are the numbers of the first line to highlight and of the one after the last, counted from 0 (equal: none
    is). ``cut`` says that more follows than is shown.
    """

    form: Literal["json", "xml", "text"]
    lines: tuple[str, ...]
    found: bool = True
    marked: tuple[int, int] = (0, 0)
    cut: bool = False


def excerpt_of(
    form: Literal["json", "xml", "text"], text: str, *, found: bool = True, marked: tuple[int, int] = (0, 0)
) -> Excerpt:
    """The text as an excerpt of bearable length: it begins a little before what is marked."""
    lines = [_short(line) for line in text.splitlines()]
    start = max(marked[0] - 20, 0) if marked[1] > MOST_LINES else 0
    shown = lines[start : start + MOST_LINES]
    return Excerpt(
        form=form,
        lines=tuple(shown),
        found=found,
        marked=(marked[0] - start, min(marked[1] - start, len(shown))),
        cut=start > 0 or len(lines) > start + MOST_LINES,
    )


def _short(line: str) -> str:
    """A line that holds a whole scan says how long it is."""
    return line if len(line) <= LONGEST_LINE else f"{line[:200]} … ({len(line):,})"
