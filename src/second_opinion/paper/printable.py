"""Any text, made into one that can be printed. Nothing a text contains may stop a packet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from second_opinion.paper import fonts

MISSING: Final = "\u25af"  # ▯ stands for a character that no font has
BREAK: Final = "\u200b"  # a place where a line may end, of no width
JOINER: Final = "\u2060"
MOST_MARKS: Final = 6  # on one letter; more would be drawn over the neighbouring lines
LONG_WORD: Final = 28
STEP: Final = 8

# Word writes bullets and ticks as private characters of the fonts Symbol and Wingdings. Only those are turned back
# whose other reading no record would hold; the rest get the mark.
WORD_SIGNS: Final = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF076: "❖",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0FE: "☑",
    0xF0FD: "☒",
    0xF0A8: "☐",
}


class Printable:
    """Turns texts into printable ones and remembers which characters no font had."""

    def __init__(self, language: str = "en") -> None:
        self.missing: set[str] = set()
        self._repeats_hyphens = language not in {"en", "und"}

    def __call__(self, text: str) -> str:
        """One text; line ends stay as ``\\n``, tabs become spaces."""
        if not _plain().fullmatch(text):
            text = self._clean(text)
        if self._repeats_hyphens and "-" in text:
            text = _HYPHEN.sub(f"-{JOINER}{BREAK}", text)
        return _TOO_LONG.sub(_with_breaks, text) if len(text) > LONG_WORD else text

    def _clean(self, text: str) -> str:
        text = _LINE_ENDS.sub("\n", text).expandtabs(8).translate(_replacements())
        if _plain().fullmatch(text):
            return text
        return _MISSING_RUN.sub(_shortened, "".join(self._drawn(text)))

    def _drawn(self, text: str) -> list[str]:
        """The characters, each drawn or marked. A combining mark must stand on a letter of its own font."""
        primary, covered = fonts.primary(), fonts.covered()
        drawn: list[str] = []
        marks = MOST_MARKS
        for character in text:
            point = ord(character)
            kind = unicodedata.category(character)
            if kind == "Cf":  # directions, joiners, language tags: nothing that is seen
                continue
            known = character == "\n" or point in covered
            if kind.startswith("M"):
                known = known and marks < MOST_MARKS
                marks += 1
            else:
                marks = 0 if known and point in primary else MOST_MARKS
            if not known:
                self.missing.add(character)
            drawn.append(character if known else MISSING)
        return drawn


def code(character: str) -> str:
    """A character by its number and its Unicode name: ``U+4E2D CJK UNIFIED IDEOGRAPH-4E2D``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# In Spanish, Typst writes a hyphen at which a line ends once more at the head of the next. A record's own words must
# not gain a sign ("HER2- / -positive"), so what stands before the line end is an invisible joiner.
_HYPHEN: Final = re.compile(r"(?<=\w)-(?=[^\W\d])")
_TOO_LONG: Final = re.compile(rf"\S{{{LONG_WORD + 1},}}")
_MISSING_RUN: Final = re.compile(f"{MISSING}{{4,}}")
# Punctuation, and marks on a letter, stay with what stands before them.
_STOPS: Final = re.compile(rf"\w{{1,{STEP}}}[^\w\s]{{0,{STEP}}}|[^\w\s]{{1,{STEP}}}")


@cache
def _plain() -> re.Pattern[str]:
    """Texts that need no care: characters we have, no combining marks."""
    ranges: list[list[int]] = []
    for point in sorted(fonts.covered() | {0x0A}):
        if unicodedata.category(chr(point)).startswith("M"):
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
    return re.compile(f"[{inside}]*")


@cache
def _replacements() -> dict[int, str]:
    """What leaves no trace on paper (controls, direction signs, joiners, selectors) goes; spaces become spaces."""
    table = dict(WORD_SIGNS)
    for point in (*range(0x3001), *range(0xFE00, 0xFFFC), *range(0xE0100, 0xE01F0)):
        kind = unicodedata.category(chr(point))
        if point != 0x0A and (kind in {"Cc", "Cf"} or _selector(point)):
            table[point] = ""
        elif kind == "Zs" and point not in fonts.primary():
            table[point] = " "
    return table


def _selector(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF or point == 0x034F


def _shortened(run: re.Match[str]) -> str:
    return f"{MISSING}×{len(run[0])}"


def _with_breaks(word: re.Match[str]) -> str:
    return BREAK.join(_STOPS.findall(word[0]))
