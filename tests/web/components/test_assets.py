"""What every page brings along: small, ours, and never stale."""

from __future__ import annotations

import gzip
import re

from second_opinion.web.components import assets


def found(name: str) -> assets.Asset:
    asset = assets.find(assets.address(name).removeprefix("/static/"))
    assert asset is not None
    return asset


def test_style_and_letters_of_the_first_page_are_under_a_hundred_kilobytes() -> None:
    names = ("app.css", "icon.svg", "noto-sans-latin-400-normal.woff2", "noto-sans-latin-700-normal.woff2")
    assert sum(len(found(name).packed or found(name).data) for name in names) < 100_000


def test_the_style_names_its_fonts_by_their_hashed_names_and_nobody_elses_files() -> None:
    used = re.findall(r'url\("([^"]+)"\)', found("app.css").data.decode())
    assert [assets.find(name) is not None for name in used] == [True, True]


def test_the_packed_form_is_the_same_file() -> None:
    assert gzip.decompress(found("app.css").packed) == found("app.css").data


def test_a_name_that_is_not_ours_finds_nothing() -> None:
    assert [assets.find(name) for name in ("app.css", "../settings.py", "")] == [None, None, None]


def test_body_text_stands_seven_to_one_on_paper_in_light_and_dark() -> None:
    css = found("app.css").data.decode()
    light, dark, paper = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
        for block in re.findall(r":root \{([^}]*--ink[^}]*)\}", css)
    )
    assert paper.keys() == light.keys() == dark.keys()
    for theme in (light, dark):
        grounds = [theme["paper"], theme["card"]]
        assert [contrast(theme[ink], on) >= 7 for ink in ("ink", "quiet", "accent") for on in grounds] == [True] * 6
        assert contrast(theme["on-accent"], theme["accent"]) >= 7
        pairs = ("alarm", "alarm-tint"), ("good", "good-tint"), ("next-ink", "next"), ("quiet", "tag"), ("ink", "tint")
        assert [contrast(theme[ink], theme[ground]) >= 7 for ink, ground in pairs] == [True] * len(pairs)
        assert contrast(theme["on-accent"], theme["alarm"]) >= 7
        assert [contrast(theme["edge"], theme[ground]) >= 3 for ground in ("paper", "card")] == [True, True]


def test_every_colour_of_the_style_is_one_of_the_palette() -> None:
    css = found("app.css").data.decode()
    named = set(re.findall(r"^ *--([\w-]+):", css, re.MULTILINE))
    assert set(re.findall(r"var\(--([\w-]+)\)", css)) - named == set()
    outside = re.sub(r":root \{[^}]*\}", "", css)
    # What is printed is white paper on the screen, too: charts, pages of the packet, forms.
    assert set(re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", outside)) == {"#fff"}


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
