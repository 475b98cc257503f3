"""Text as it came, made ready for paper: its lines kept, its columns standing under one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

ALIGNED_LINES: Final = 3  # so many lines set with spaces, tabs or rules make a text one of columns
MOST_LINES: Final = 60  # in one paragraph; more would only slow the setting of lines

_COLUMNS: Final = re.compile(r"\S(?: {3,}| *\t)\s*\S|^[-=+|\s]{12,}$")
_SPACES: Final = re.compile(r" {2,}")
_NO_BREAK: Final = "\u00a0"


def verbatim(text: str, printable: Callable[[str], str]) -> dict[str, Any]:
    """``aligned``: whether it needs letters of one width; ``parts``: lines that stand together, and whether an empty
    line came before them."""
    aligned = sum(1 for line in text.splitlines() if _COLUMNS.search(line)) >= ALIGNED_LINES
    parts: list[tuple[bool, list[str]]] = [(False, [])]
    for line in printable(text).split("\n"):
        if not line.strip():
            parts.append((True, []))
            continue
        if len(parts[-1][1]) == MOST_LINES:
            parts.append((False, []))
        parts[-1][1].append(_held(line.rstrip()))
    return {"aligned": aligned, "parts": [part for part in parts if part[1]]}


def _held(line: str) -> str:
    """Spaces in a row must neither collapse nor end a line: all but the last of them are made unbreakable."""
    body = line.lstrip(" ")
    lead = _NO_BREAK * (len(line) - len(body))
    return lead + _SPACES.sub(lambda run: _NO_BREAK * (len(run[0]) - 1) + " ", body)
