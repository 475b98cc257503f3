"""The sheet that is built has our properties for colours, and nothing of anybody else's look."""

from __future__ import annotations

import re

import pytest

from second_opinion.vendor import style

MARKS = ".marks {\n  --ink: #112233;\n  --deep: #001122;\n}\n"


def rules(sheet: str) -> list[str]:
    return style.ours(MARKS + sheet, "1").splitlines()[1:]


def test_each_colour_becomes_one_of_our_properties() -> None:
    assert rules(".a {\n  color: #112233;\n  border: 1px solid rgba(0, 17, 34, 0.99);\n}") == [
        ".a { color: var(--ink); border: 1px solid var(--deep); }"
    ]


def test_what_we_have_no_look_for_is_left_out() -> None:
    sheet = """
.nhsuk-button--reverse, .nhsuk-button { margin: 0; }
.b { background: url("/logo.svg"); }
.c { color: #ff00ff; }
@media print { a::after { content: "Link"; } }
@media print { .d { color: #112233; } }
"""
    assert rules(sheet) == [".nhsuk-button { margin: 0; }", "@media print {", ".d { color: var(--ink); }", "}"]


@pytest.mark.parametrize("sheet", [".a { color: #abcdef; }", ".a { color: rgba(17, 34, 51, 0.5); }"])
def test_a_colour_without_a_place_stops_the_build(sheet: str) -> None:
    with pytest.raises(style.StyleError, match="no property of ours"):
        rules(sheet)


def test_a_colour_for_two_properties_stops_the_build() -> None:
    with pytest.raises(style.StyleError, match="is both ink and line"):
        style.ours(".marks {\n  --ink: #112233;\n  --line: #112233;\n}\n", "1")


def test_the_sheet_that_is_served_leads_nowhere_and_brings_no_font() -> None:
    built = style.WRITTEN.read_text("utf-8")
    assert re.findall(r"url\(|@font-face|@import|https?:|[Ff]rutiger", built) == []
