from __future__ import annotations

import pytest
from msgspec import structs

from second_opinion.paper import Typst
from second_opinion.ports.paper import (
    Block,
    Bullets,
    Column,
    Heading,
    Pairs,
    Panel,
    Paragraph,
    Row,
    Span,
    Table,
    Unprinted,
    Verbatim,
)
from tests.paper import reading
from tests.paper.specimen import specimen, with_blocks


@pytest.fixture(scope="module")
def paper() -> Typst:
    return Typst()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert Typst().draw(specimen()).pdf == Typst().draw(specimen()).pdf


def test_another_day_gives_other_bytes(paper: Typst) -> None:
    later = structs.replace(specimen(), created="2026-11-24")
    assert paper.draw(later).pdf != paper.draw(specimen()).pdf


def test_text_that_looks_like_code_is_printed_as_it_is(paper: Typst) -> None:
    hostile = '#panic("x") #read("/etc/passwd") $x$ *b* _i_ = h `r` @a <b> \\ // c /* d */ </svg>'
    document = with_blocks(Heading(hostile), Paragraph(hostile), Bullets((hostile,)), Pairs(((hostile, hostile),)))
    said = "".join(reading.text_of(paper.draw(document).pdf).split())
    assert said.count("".join(hostile.split())) == 6  # five blocks and the head of the page


def test_source_marks_lead_to_the_index_of_originals(paper: Typst) -> None:
    index = Table((Column("No."),), (Row(("3",), anchor="original-3"),))
    cited = Paragraph((Span("Anemia", cite=("3.12", "4.1")),))
    drawn = paper.draw(with_blocks(cited, index))
    assert "Anemia [3.12, 4.1]" in reading.text_of(drawn.pdf).replace("\u00a0", " ")
    assert reading.links(drawn.pdf) == 1  # original 4 is not in the index: its mark stays text


def test_the_page_of_an_anchor_is_printed(paper: Typst) -> None:
    told = Paragraph((Span("and 4 more, page ", page_of="labs"),))
    drawn = paper.draw(with_blocks(told, Heading("A", new_page=True), Heading("Labs", new_page=True, anchor="labs")))
    assert "and 4 more, page 3" in reading.text_of(drawn.pdf)


def test_an_anchor_that_stands_twice_leads_to_its_first_place(paper: Typst) -> None:
    told = Paragraph((Span("page ", page_of="x"),))
    twice = (Heading("A", anchor="x"), Heading("B", new_page=True, anchor="x"))
    assert "page 1" in reading.text_of(paper.draw(with_blocks(told, *twice)).pdf)


def test_a_skipped_heading_level_is_closed(paper: Typst) -> None:
    inner = Panel("c", (Heading("d", level=6),))
    headings = (Heading("a", level=3), Heading("b", level=9), inner, Heading("e", level=2))
    tags = reading.tags(paper.draw(with_blocks(*headings)).pdf)
    assert [tag for tag in tags if tag.startswith("H")] == ["H1", "H2", "H3", "H4", "H2"]


def test_a_table_repeats_its_header_and_loses_no_row(paper: Typst) -> None:
    rows = tuple(Row((f"row {number}", "x" * 20)) for number in range(300))
    drawn = paper.draw(with_blocks(Table((Column("Name of the test"), Column("Value")), rows)))
    said = reading.text_of(drawn.pdf)
    assert [number for number in range(300) if f"row {number}\n" not in said and f"row {number} " not in said] == []
    assert said.count("Name of the test") == drawn.pages > 3


def test_a_row_with_too_few_or_too_many_cells_is_filled_or_cut_to_the_columns(paper: Typst) -> None:
    table = Table((Column("A"), Column("B")), (Row(("one",)), Row(("two", "three", "four")), Row(("five", "six"))))
    assert "five six" in " ".join(reading.text_of(paper.draw(with_blocks(table)).pdf).split())


def test_a_report_longer_than_a_page_in_one_cell_is_printed_whole(paper: Typst) -> None:
    report = " ".join(f"word{number}" for number in range(3000))
    said = reading.text_of(paper.draw(with_blocks(Table((Column("Report"),), (Row((report,)),)))).pdf)
    assert [number for number in range(3000) if f"word{number}" not in said] == []


def test_a_word_of_a_hundred_thousand_letters_stays_on_the_page(paper: Typst) -> None:
    drawn = paper.draw(with_blocks(Paragraph("W" * 100_000), Verbatim("W" * 100_000)))
    assert reading.text_of(drawn.pdf).count("W") == 200_000
    assert drawn.pages > 20


def test_characters_without_a_font_are_marked_listed_and_named(paper: Typst) -> None:
    note = Unprinted("These could not be printed:")
    drawn = paper.draw(with_blocks(note, Paragraph("王小明, \ud800 and \U0001f600"), Heading("中")))
    assert drawn.unprintable == ("U+4E2D", "U+5C0F", "U+660E", "U+738B", "U+D800", "U+1F600")
    said = " ".join(reading.text_of(drawn.pdf).split())
    assert "▯▯▯, ▯ and ▯" in said
    assert "These could not be printed: U+4E2D CJK UNIFIED IDEOGRAPH-4E2D · U+5C0F" in said


def test_the_lines_of_a_report_are_kept(paper: Typst) -> None:
    said = reading.text_of(paper.draw(with_blocks(Verbatim("FINDINGS:\n  mass 1.4 cm\n\nIMPRESSION: see above"))).pdf)
    lines = [line.replace("\u00a0", " ").strip() for line in said.splitlines()]
    assert "mass 1.4 cm" in lines
    assert "IMPRESSION: see above" in lines


@pytest.mark.parametrize("language", ["", "x", "español", "en-US", "zh-Hans", "\ud800", "e\0n"])
def test_a_language_that_is_none_does_not_stop_a_document(paper: Typst, language: str) -> None:
    assert paper.draw(structs.replace(specimen(), language=language)).pages > 0


def test_a_document_of_nothing_is_a_page(paper: Typst) -> None:
    nothing = structs.replace(with_blocks(), title="", running="", footer="", page_words="", created="never")
    assert paper.draw(nothing).pages == 1


def test_a_hyphen_at_the_end_of_a_spanish_line_is_not_written_twice(paper: Typst) -> None:
    report = " ".join(f"{'n' * length} HER2-negative" for length in range(1, 60))
    said = reading.text_of(paper.draw(structs.replace(with_blocks(Paragraph(report)), language="es")).pdf)
    assert "HER2-\nnegative" in said
    assert said.replace("HER2-\nnegative", "HER2-negative").count("HER2-negative") == 59


def test_a_large_file_is_packed_and_still_whole(paper: Typst, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = paper.draw(specimen())
    monkeypatch.setattr("second_opinion.paper.draw.PACKED_FROM", 1000)
    packed = paper.draw(specimen())
    assert len(packed.pdf) < len(plain.pdf) * 0.8
    assert packed.pdf == paper.draw(specimen()).pdf
    assert reading.text_of(packed.pdf) == reading.text_of(plain.pdf)
    assert reading.complaints(packed.pdf) == []


def test_the_head_of_a_page_names_the_part_its_first_line_belongs_to(paper: Typst) -> None:
    filling = tuple(Paragraph(f"line {number}") for number in range(50))
    parts: list[Block] = [Heading("Medicines"), *filling, Heading("Vital signs"), *filling]
    pages = reading.pages_of(paper.draw(with_blocks(*parts)).pdf)
    assert [page.splitlines()[0] for page in pages] == [
        "Rosa Delgado · 2 Mar 1954 Medicines",
        "Rosa Delgado · 2 Mar 1954 Medicines",
        "Rosa Delgado · 2 Mar 1954 Vital signs",
    ]
