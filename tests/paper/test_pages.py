"""How blocks are shared out over pages: nothing stands alone that belongs to what follows it."""

from __future__ import annotations

import pytest

from second_opinion.paper import Typst
from second_opinion.ports.paper import Bullets, Column, Contents, DividerPage, Heading, Paragraph, Row, Span, Table
from tests.paper import reading
from tests.paper.specimen import with_blocks

COLUMNS = Column("When"), Column("What")
A_LINE = Paragraph("One line.")


@pytest.fixture(scope="module")
def paper() -> Typst:
    return Typst()


def year(number: int, months: int) -> list[Row]:
    return [Row((str(number), ""), lead=True), *(Row((f"{number}-{month}", "Visit")) for month in range(months))]


def test_a_year_never_stands_alone_at_the_foot_and_is_said_again_where_it_goes_on(paper: Typst) -> None:
    table = Table(COLUMNS, tuple(row for number in range(2000, 2026) for row in year(number, 9)), dense=True)
    pages = [text.split("\n") for text in reading.pages_of(paper.draw(with_blocks(table)).pdf)]
    assert len(pages) > 3
    for page in pages:
        rows = [line.strip() for line in page if line.startswith("20")]
        assert len(rows[0].split()[0]) == len("2000"), "each page begins with its year"
        assert len(rows[-1].split()[0]) > len("2000"), "no year is the last line of a page"


@pytest.mark.parametrize("leads", [1, 2, 3])
@pytest.mark.parametrize("rows", [0, 1, 80])
def test_lines_that_head_rows_may_follow_each_other_or_head_nothing(paper: Typst, leads: int, rows: int) -> None:
    heads = [Row((f"Head {number}", ""), lead=True) for number in range(leads)]
    drawn = paper.draw(with_blocks(Table(COLUMNS, (*heads, *[Row(("a", "b"))] * rows, *heads))))
    assert [f"Head {number}" in reading.text_of(drawn.pdf) for number in range(leads)] == [True] * leads
    assert reading.complaints(drawn.pdf) == []


def pages_with(pages: list[str], words: str) -> list[int]:
    return [number for number, page in enumerate(pages) if words in page]


def test_a_short_list_and_what_says_how_to_read_a_table_stay_with_what_they_belong_to(paper: Typst) -> None:
    how = Paragraph((Span("How to read it.", quiet=True),), "quiet")
    table = Table(COLUMNS, tuple(Row((f"Row {number}", "x")) for number in range(8)))
    points = Bullets(tuple(f"Point {number}" for number in range(4)))
    starts: set[int] = set()
    for lines in range(30, 44):
        for blocks in ([points], [how, table]):
            pages = reading.pages_of(paper.draw(with_blocks(*[A_LINE] * lines, Heading("Part"), *blocks)).pdf)
            assert pages_with(pages, "Point 0") == pages_with(pages, "Point 3")
            assert pages_with(pages, "How to read") == pages_with(pages, "Row 0")
            starts.update(pages_with(pages, "Point 0"), pages_with(pages, "Row 0"))
    assert starts == {0, 1}, "the page must end within what was tried"


def test_a_page_that_holds_back_what_follows_is_a_part_of_its_own(paper: Typst) -> None:
    drawn = paper.draw(with_blocks(Heading("Letters", 1), A_LINE, DividerPage("Held back", "Read it later.")))
    page = reading.pages_of(drawn.pdf)[-1]
    assert ("Read it later." in page, page.count("Held back"), "Letters" in page) == (True, 2, False)


def test_an_original_stands_in_the_contents_under_its_stamp(paper: Typst) -> None:
    originals = Heading("The originals", 1), A_LINE, Heading("Letter", 1, stamp="Original 4"), A_LINE
    drawn = paper.draw(with_blocks(Contents("Contents"), *originals))
    assert "Original 4 · Letter" in reading.text_of(drawn.pdf).replace("\u00a0", " ")
