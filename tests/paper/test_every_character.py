"""No text may stop a packet: every character there is, and every kind of block filled with anything."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from second_opinion.paper import Typst, fonts
from second_opinion.ports import paper as port
from tests.paper import reading
from tests.paper.specimen import specimen, with_blocks

pytestmark = pytest.mark.documents
PAPER = Typst()
# Planes without a single character (4 to 13) are drawn from in the second test.
PLANES = (0, 1, 2, 3, 14, 15, 16)

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
SPANS = st.builds(
    port.Span,
    text=ANY,
    strong=st.booleans(),
    quiet=st.booleans(),
    cite=st.lists(ANY, max_size=2).map(tuple),
    mark=st.sampled_from(["", "high", "low", "abnormal", "struck"]),
    to=ANY,
    page_of=ANY,
)
TEXTS = ANY | st.lists(SPANS, max_size=3).map(tuple)
POINTS = st.builds(
    port.Point, on=st.dates().map(str) | ANY, value=st.floats() | st.integers(-5, 5).map(float), shown=ANY
)
CHARTS = st.builds(
    port.Chart,
    title=ANY,
    alt=ANY,
    lines=st.lists(st.builds(port.Line, points=st.lists(POINTS, max_size=4).map(tuple), name=ANY), max_size=3).map(
        tuple
    ),
    unit=ANY,
    low=st.none() | st.floats(),
    high=st.none() | st.floats(),
)
COLUMNS = st.builds(port.Column, title=ANY, share=st.floats(-1, 9), align=st.sampled_from(["left", "right", "center"]))
ROWS = st.builds(
    port.Row,
    cells=st.lists(TEXTS | CHARTS, max_size=4).map(tuple),
    mark=st.sampled_from(["", "high", "struck"]),
    anchor=ANY,
    lead=st.booleans(),
)
LEAVES = st.one_of(
    st.builds(port.Masthead, title=ANY, above=ANY, details=TEXTS),
    st.builds(port.Heading, text=ANY, level=st.integers(-1, 9), anchor=ANY, new_page=st.booleans(), stamp=ANY),
    st.builds(port.Paragraph, text=TEXTS, tone=st.sampled_from(["plain", "notice", "warning", "quiet"])),
    st.builds(port.Bullets, items=st.lists(TEXTS, max_size=3).map(tuple), numbered=st.booleans(), boxes=st.booleans()),
    st.builds(port.Pairs, rows=st.lists(st.tuples(ANY, TEXTS), max_size=3).map(tuple)),
    st.builds(port.Charts, charts=st.lists(CHARTS, max_size=3).map(tuple), across=st.integers(0, 5)),
    st.builds(
        port.Table,
        columns=st.lists(COLUMNS, max_size=4).map(tuple),
        rows=st.lists(ROWS, max_size=4).map(tuple),
        caption=ANY,
        dense=st.booleans(),
    ),
    st.builds(port.WritingLines, count=st.integers(-1, 3), label=ANY, numbered=st.booleans()),
    st.builds(port.Verbatim, text=ANY),
    st.builds(port.DividerPage, title=ANY, text=ANY, anchor=ANY),
    st.builds(port.Contents, title=ANY, depth=st.integers(-1, 9)),
    st.builds(port.Unprinted, text=ANY),
)


def groups(children: st.SearchStrategy[port.Block]) -> st.SearchStrategy[port.Block]:
    """Blocks that hold blocks."""
    some = st.lists(children, max_size=3).map(tuple)
    return st.builds(port.Beside, left=some, right=some, share=st.floats(-1, 2)) | st.builds(
        port.Panel, title=ANY, blocks=some, tone=st.sampled_from(["plain", "notice", "warning", "quiet"])
    )


def blocks_of_unicode() -> Iterator[port.Block]:
    """Each 256 characters; where our fonts have some of them, each on an e, and as a paragraph and a heading too."""
    for plane in PLANES:
        for start in range(plane << 16, (plane + 1) << 16, 256):
            points = range(start, start + 256)
            if fonts.covered().isdisjoint(points):
                yield port.Verbatim("".join(map(chr, points)))
                continue
            spaced = "e " + " ".join(map(chr, points))
            yield port.Verbatim("".join(f"e{point:c}" for point in points))
            yield port.Paragraph(spaced)
            yield port.Heading(spaced, level=2)


def test_every_character_is_printed_or_marked_and_listed() -> None:
    drawn = PAPER.draw(with_blocks(port.Heading("All"), *blocks_of_unicode()))
    listed = {int(each.replace("U+", "0x"), 0) for each in drawn.unprintable}
    traceless = {"Cc", "Cf", "Zl", "Zp", "Zs"}
    expected = {
        point
        for plane in PLANES
        for point in range(plane << 16, (plane + 1) << 16)
        if point not in fonts.covered() and unicodedata.category(chr(point)) not in traceless
    }
    selectors = {0x034F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
    word_signs = {0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF0FB, 0xF0FE, 0xF0FD, 0xF0A8}
    assert listed - expected == set()
    assert expected - listed == (selectors | word_signs) & expected


@settings(max_examples=120)
@given(st.lists(st.recursive(LEAVES, groups, max_leaves=4), max_size=4))
def test_no_document_can_stop_the_drawing(blocks: list[port.Block]) -> None:
    assert reading.complaints(PAPER.draw(with_blocks(*blocks)).pdf) == []


@settings(max_examples=60)
@given(title=ANY, language=ANY, running=ANY, footer=ANY, page_words=ANY, subject=ANY, author=ANY, created=ANY)
def test_nothing_around_the_blocks_can_stop_the_drawing(**around: str) -> None:
    whole = {name: getattr(specimen(), name) for name in ("size", "blocks")}
    assert PAPER.draw(port.Document(**{**whole, **around})).pages > 0
