"""SVG as text, with the few inks and shapes that our charts are made of. Lengths are points (1/72 inch)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, Literal
from xml.sax.saxutils import escape

ACCENT: Final = "#0b4f4a"
SECOND: Final = "#5a3e1b"
ALARM: Final = "#8a2c0d"
QUIET: Final = "#46524f"
BAND: Final = "#dfebe8"
BAND_EDGE: Final = "#7f9a95"
HAIRLINE: Final = "#b5c0bd"

# The letters and signs that labels of charts are written with. Typst refuses some others inside a drawing (a mixture of
# fonts, marks on letters) though it prints them in text; they get the mark here, and stand whole in title and table.
_UNUSUAL: Final = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u017f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f\u2013-\u2026≤≥≈−▯]"
)

Anchor = Literal["start", "middle", "end"]
Spot = tuple[float, float]


def drawing(width: float, height: float, parts: Iterable[str], title: str, alt: str) -> str:
    """The whole SVG, with its title and sentence for readers that do not see."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="Noto Sans, sans-serif">'
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>{''.join(parts)}</svg>"
    )


def text(spot: Spot, words: str, size: float, anchor: Anchor = "start", *, ink: str = QUIET, bold: bool = False) -> str:
    """Words standing on a base line."""
    words = _UNUSUAL.sub("▯", unicodedata.normalize("NFC", words))
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{spot[0]:.2f}" y="{spot[1]:.2f}" font-size="{size:g}" text-anchor="{anchor}" fill="{ink}"{weight}>'
        f"{escape(words)}</text>"
    )


def rectangle(left: float, top: float, width: float, height: float, ink: str) -> str:
    """A filled rectangle."""
    return f'<rect x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{ink}"/>'


def rule(start: Spot, end: Spot, ink: str, width: float = 0.5, dash: str = "") -> str:
    """A straight line."""
    return path([start, end], ink, width, dash)


def path(spots: Sequence[Spot], ink: str, width: float, dash: str = "") -> str:
    """A line through these spots."""
    way = " ".join(f"{x:.2f} {y:.2f}" for x, y in spots)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{way}" fill="none" stroke="{ink}" stroke-width="{width:g}" stroke-linejoin="round"'
        f' stroke-linecap="round"{dashed}/>'
    )


def circle(spot: Spot, radius: float, ink: str) -> str:
    """A dot."""
    return f'<circle cx="{spot[0]:.2f}" cy="{spot[1]:.2f}" r="{radius:g}" fill="{ink}"/>'


def square(spot: Spot, radius: float, ink: str) -> str:
    """An open square, so that a second line can be told from the first without colour."""
    x, y = spot[0] - radius, spot[1] - radius
    side = 2 * radius
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{side:g}" height="{side:g}" fill="#fff" stroke="{ink}"'
        f' stroke-width="0.8"/>'
    )


def triangle(spot: Spot, radius: float, ink: str, *, up: bool) -> str:
    """A filled triangle with a white rim: out of range, above (``up``) or below."""
    x, y = spot
    tip = -radius if up else radius
    return (
        f'<path d="M{x:.2f} {y + tip:.2f}L{x + radius:.2f} {y - tip * 0.8:.2f}L{x - radius:.2f} {y - tip * 0.8:.2f}Z"'
        f' fill="{ink}" stroke="#fff" stroke-width="0.6"/>'
    )
