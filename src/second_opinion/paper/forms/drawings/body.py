"""A body from the front and from the back, our own drawing, and where each place of content/forms/body.py lies."""

from __future__ import annotations

from typing import Final

from second_opinion.content.forms.body import BACK, FRONT

WIDTH, HEIGHT = 200.0, 240.0
"""The whole drawing; the front's middle lies at 50, the back's at 150."""
INK: Final = "#46524f"
_FRONT_X, _BACK_X = 50.0, 150.0

# One half of the outline from the crown down, as distances from the middle line and from the top.
_HALF: Final = (
    (0, 5), (7, 7), (10.2, 15), (9.3, 23.5), (6.2, 30), (5.6, 35), (10, 39.5), (19, 42.5), (25.5, 47.5), (28.2, 57),
    (29.6, 70), (31.2, 84), (33.2, 98), (35.2, 112), (37.6, 119), (39.6, 127), (38.6, 135.5), (35.6, 137), (33.6, 130),
    (32.0, 119), (29.2, 106), (26.6, 90), (23.8, 74), (21.6, 61.5), (20.6, 72), (18.2, 88), (19.2, 102), (21.6, 116),
    (21.4, 134), (18.4, 156), (17.2, 170), (17.6, 184), (14.2, 206), (12.6, 216), (15.2, 224), (16.6, 230), (11, 232.5),
    (6.0, 230), (5.2, 219), (5.6, 204), (5.4, 184), (5.8, 168), (4.8, 150), (2.2, 130), (0, 122),
)  # fmt: skip
_SPOTS: Final = {
    "head": (0, 10), "jaw": (0, 22.5), "neck": (0, 35.5), "shoulder": (22, 47), "chest": (10.5, 58), "upper": (0, 58),
    "arm": (26.6, 68), "belly": (9.5, 82), "elbow": (28.6, 87), "forearm": (31.2, 104), "lower-belly": (0, 102),
    "lower": (0, 94), "hand": (36.4, 128), "hip": (14.5, 116), "buttock": (9.5, 116), "thigh": (12, 142),
    "knee": (11.6, 168), "shin": (11.4, 192), "calf": (11.4, 190), "foot": (10.8, 226), "heel": (9.4, 226),
}  # fmt: skip


def body() -> str:
    """Both drawings side by side as SVG."""
    outline = _smooth(_HALF)
    front = '<path d="M-15 45.5 Q-7 47.5 -2 44.5 M15 45.5 Q7 47.5 2 44.5 M-1 97 q1 1.6 2 0"/>'
    back = (
        '<path d="M0 40 V104 M-14 54 q1 9 7 12 M14 54 q-1 9 -7 12 M0 110 V121 '
        'M-15.5 123 q7.5 5.5 15.5 -1.5 M15.5 123 q-7.5 5.5 -15.5 -1.5"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f'<g fill="none" stroke="{INK}" stroke-linecap="round" stroke-linejoin="round">'
        f"{_figure(_FRONT_X, outline, front)}{_figure(_BACK_X, outline, back)}</g></svg>"
    )


def spots() -> dict[str, tuple[float, float]]:
    """Each named place as shares (0 to 1) of the drawing's width and height. Right and left are the person's own."""
    found = {}
    for names, middle, right in ((FRONT, _FRONT_X, -1), (BACK, _BACK_X, 1)):
        for name in names:
            place = name.partition("-")[2]
            side = right if place.endswith("-right") else -right
            x, y = _SPOTS[place.removesuffix("-right").removesuffix("-left")]
            found[name] = ((middle + side * x) / WIDTH, y / HEIGHT)
    return found


def _figure(middle: float, outline: str, inside: str) -> str:
    other = f'<path d="{outline}" transform="scale(-1 1)" stroke-width="1.1"/>'
    return (
        f'<g transform="translate({middle:g} 0)"><path d="{outline}" stroke-width="1.1"/>{other}'
        f'<g stroke-width="0.6">{inside}</g></g>'
    )


def _smooth(points: tuple[tuple[float, float], ...]) -> str:
    """A curve through all points (Catmull-Rom, as cubic Béziers)."""
    drawn = f"M{points[0][0]:g} {points[0][1]:g}"
    for index in range(len(points) - 1):
        before, start = points[max(index - 1, 0)], points[index]
        end, after = points[index + 1], points[min(index + 2, len(points) - 1)]
        if index == 0:
            before = (-points[1][0], points[1][1])
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        drawn += f" C{one[0]:.2f} {one[1]:.2f} {two[0]:.2f} {two[1]:.2f} {end[0]:g} {end[1]:g}"
    return drawn
