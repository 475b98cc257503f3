"""Which fonts stand on our pages, and which characters they have."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "vendor" / "fonts"
PRIMARY: Final = "NotoSans_400Regular.ttf"
# The order in which a character is looked for; the same order stands in look.typ.
FALLBACK: Final = (
    "NotoSansSymbols_400Regular.ttf",
    "NotoSansSymbols2_400Regular.ttf",
    "NotoSansMath_400Regular.ttf",
    "NotoSansMono_400Regular.ttf",
)


@cache
def primary() -> frozenset[int]:
    """The code points of the face of ordinary text."""
    return characters(FOLDER / PRIMARY)


@cache
def covered() -> frozenset[int]:
    """Every code point some font draws.

    Right-to-left letters are left out: the mathematical font has a few Arabic ones, unjoined, and half a word printed
    wrongly is worse than a mark. So are marks that the primary face lacks: they could only float free of their letter.
    """
    others = frozenset[int]().union(*(characters(FOLDER / name) for name in FALLBACK))
    upright = {point for point in others if not _turned_or_mark(chr(point))}
    return frozenset(point for point in primary() | upright if not _invisible(chr(point)))


def characters(font: Path) -> frozenset[int]:
    """The code points in a TrueType font's character map (OpenType ``cmap``, format 12, which all of ours have)."""
    with font.open("rb") as opened:
        count = struct.unpack(">4xH6x", opened.read(12))[0]
        tables = (struct.unpack(">4s4xII", opened.read(16)) for _ in range(count))
        start, length = next((start, length) for tag, start, length in tables if tag == b"cmap")
        opened.seek(start)
        cmap = opened.read(length)
    encodings = struct.unpack_from(">H", cmap, 2)[0]
    offsets = (struct.unpack_from(">I", cmap, 8 + 8 * each)[0] for each in range(encodings))
    at = next(offset for offset in offsets if struct.unpack_from(">H", cmap, offset)[0] == 12)
    groups = struct.unpack_from(">I", cmap, at + 12)[0]
    found: set[int] = set()
    for each in range(groups):
        first, last = struct.unpack_from(">II", cmap, at + 16 + 12 * each)
        found.update(range(first, last + 1))
    return frozenset(found)


def _turned_or_mark(character: str) -> bool:
    turned = unicodedata.bidirectional(character) in {"R", "AL", "AN"}
    return turned or unicodedata.category(character).startswith("M")


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
