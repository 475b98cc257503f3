"""Faces from calm to the worst pain. Our own drawing: plain lines, no age, no tears, no smile to live up to."""

from __future__ import annotations

from typing import Final

INK: Final = "#17201e"
SIDE: Final = 40
MANY: Final = 6
"""Steps; a scale of more has a face over every other one."""


def faces(steps: int) -> str:
    """A row of squares, one for each step of a scale, with a face in each (or in every other one), as SVG."""
    every = 1 if steps <= MANY else 2
    drawn = "".join(
        f'<g transform="translate({number * SIDE - 2} -2)">{_face(number / (steps - 1))}</g>'
        for number in range(0, steps, every)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {steps * SIDE} {SIDE}">'
        f'<g fill="none" stroke="{INK}" stroke-width="1.5" stroke-linecap="round">{drawn}</g></svg>'
    )


def _face(pain: float) -> str:
    """``pain`` runs from 0 to 1."""
    return f'<circle cx="22" cy="22" r="18.5" fill="#fff"/>{_eye(15, pain)}{_eye(29, pain)}{_brows(pain)}{_mouth(pain)}'


def _eye(x: float, pain: float) -> str:
    """Open and round; then narrow; at the end pressed shut."""
    if pain > 0.9:
        inner = 1 if x < 22 else -1
        return f'<path d="M{x - 3 * inner} 17.2 l{6 * inner} 2.4 l{-6 * inner} 2.4"/>'
    return f'<ellipse cx="{x}" cy="19" rx="1.7" ry="{2.6 - 1.9 * pain:.2f}" fill="{INK}"/>'


def _brows(pain: float) -> str:
    """Level when calm; the inner ends rise as it gets worse. Drawn down they would look angry."""
    outer, inner = 13.2 + 1.6 * pain, 13.2 - 2.2 * pain
    return f'<path d="M10.5 {outer:.1f} L18 {inner:.1f} M33.5 {outer:.1f} L26 {inner:.1f}"/>'


def _mouth(pain: float) -> str:
    """A level line; then corners down; at the end open."""
    if pain < 0.75:
        left, right, corner = 15 + pain, 29 - pain, 30 + 3.2 * pain
        return f'<path d="M{left:.1f} {corner:.1f} Q22 {30 - 6.8 * pain:.1f} {right:.1f} {corner:.1f}"/>'
    if pain < 0.9:
        return '<path d="M15.5 33.5 Q22 23.8 28.5 33.5 Q22 31 15.5 33.5 Z"/>'
    return f'<path d="M15 34 Q16.5 25.5 22 25.5 Q27.5 25.5 29 34 Q22 31.8 15 34 Z" fill="{INK}"/>'
